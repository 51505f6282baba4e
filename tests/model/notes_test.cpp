#include "sim/model/notes.hpp"

#include <catch2/catch.hpp>

#include "tests/support/scenarios.hpp"

using namespace kenesh;

TEST_CASE("a slate of more names than a block vote has seats is noted", "[contest]") {
    Scenario s = made::lively();
    CHECK(notes(s).empty());
    s.systems = {made::districts("block", "by-region", 3, BlockVote{})};
    CHECK(notes(s).empty());  // two names a party, and independents are no slate
    s.choices[1].candidates = 10;
    REQUIRE(notes(s).size() == 1);
    CHECK(notes(s)[0].find("b: 10 candidates for 3 seats of a block vote") == 0);
    s.choices[1].candidates.as_seats = true;
    CHECK(notes(s).empty());
}

TEST_CASE("no deviation anywhere is one election, and said to be", "[contest]") {
    Scenario s = made::lively();
    CHECK_FALSE(is_certain(s));
    s.turnout.national = s.turnout.region = s.turnout.unit = 0.0;
    for (Choice& choice : s.choices)
        choice.uncertainty = {};
    CHECK(is_certain(s));
    CHECK(notes(s).size() == 1);
    s.contests["three"].values.candidate = 0.5;
    CHECK_FALSE(is_certain(s));
}
