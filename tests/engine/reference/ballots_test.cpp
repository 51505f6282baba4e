#include "sim/engine/reference/ballots.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace kenesh;

namespace {

/// Two parties with 2 and 1 candidates, 1000 valid ballots: 600 for the first, 400 for the second.
struct Small {
    std::vector<std::uint32_t> choice = {0, 0, 1};
    std::vector<double> choice_vote = {600.0, 400.0};
    std::vector<double> split = {0.75, 0.25, 1.0};
    std::vector<std::uint16_t> fielded = {2, 1};
    [[nodiscard]] DistrictBallot ballot() const {
        return {choice, choice_vote, split, fielded, 0.0, 1000.0};
    }
};

/// `each` votes of voters who use all of them.
struct Straight {
    int each = 1;
    std::vector<double> used = std::vector<double>(6, 1.0);
    std::vector<double> spill;
    Straight(int b, double part) : each(b), spill(2, part) {}
    [[nodiscard]] SeveralVotes votes() const { return {each, used, spill}; }
};

}  // namespace

TEST_CASE("single votes divide a party's vote by its split") {
    const Small small;
    std::vector<std::int64_t> votes(3);
    cast_single_votes(small.ballot(), votes);
    CHECK(votes == std::vector<std::int64_t>{450, 150, 400});
}

TEST_CASE("against all takes its part of the valid ballots") {
    Small small;
    DistrictBallot ballot = small.ballot();
    ballot.against_all = 250.0;  // of 1250
    std::vector<std::int64_t> votes(3);
    cast_single_votes(ballot, votes);
    CHECK(votes == std::vector<std::int64_t>{360, 120, 320});
    CHECK(against_all_votes(ballot) == 200);
}

TEST_CASE("two votes each: a party with two candidates gives each one of all its supporters") {
    const Small small;
    std::vector<std::int64_t> votes(3);
    // The first party places both votes at home; the second has one left over for each supporter,
    // which goes to the first party's candidates by P q = 450 : 150.
    cast_several_votes(small.ballot(), Straight(2, 1.0).votes(), votes);
    CHECK(votes == std::vector<std::int64_t>{900, 700, 400});
    cast_several_votes(small.ballot(), Straight(2, 0.0).votes(), votes);
    CHECK(votes == std::vector<std::int64_t>{600, 600, 400});
}

TEST_CASE("the excess over all supporters goes to the party's other candidates") {
    // b = 2, q = (0.6, 0.25, 0.15): 2 q = (1.2, 0.5, 0.3); the 0.2 too many are divided 25 : 15.
    const std::vector<std::uint32_t> choice = {0, 0, 0};
    const std::vector<double> choice_vote = {100.0}, split = {0.6, 0.25, 0.15};
    const std::vector<std::uint16_t> fielded = {3};
    std::vector<std::int64_t> votes(3);
    cast_several_votes({choice, choice_vote, split, fielded, 0.0, 1000.0}, Straight(2, 1.0).votes(),
                       votes);
    CHECK(votes == std::vector<std::int64_t>{1000, 625, 375});
}

TEST_CASE("no candidate gets more votes than there are voters, and all votes are placed") {
    const std::vector<std::uint32_t> choice = {0, 0, 0, 1, 1, 1};
    const std::vector<double> choice_vote = {700.0, 300.0},
                              split = {0.9, 0.05, 0.05, 0.4, 0.3, 0.3};
    const std::vector<std::uint16_t> fielded = {3, 3};
    std::vector<std::int64_t> votes(6);
    for (int b = 2; b <= 3; ++b) {
        cast_several_votes({choice, choice_vote, split, fielded, 0.0, 1000.0},
                           Straight(b, 1.0).votes(), votes);
        for (const std::int64_t v : votes)
            CHECK(v <= 1000);
        CHECK(std::abs(std::accumulate(votes.begin(), votes.end(), std::int64_t{0}) - 1000 * b) <=
              3);
    }
    CHECK(votes == std::vector<std::int64_t>{700, 700, 700, 300, 300, 300});
}

TEST_CASE("who does not use all votes at home has some left for others") {
    const Small small;
    const std::vector<double> used = {0.5, 0.5, 0.8};
    std::vector<std::int64_t> votes(3);
    // 600 supporters place 300 + 300 and leave 600 to the second party; its 400 place 320 and leave
    // 480, by 450 : 150.
    const std::vector<double> all = {1.0, 1.0};
    cast_several_votes(small.ballot(), {2, used, all}, votes);
    CHECK(votes == std::vector<std::int64_t>{660, 420, 920});
    // Half of the first party's go on, none of the second's.
    const std::vector<double> some = {0.5, 0.0};
    cast_several_votes(small.ballot(), {2, used, some}, votes);
    CHECK(votes == std::vector<std::int64_t>{300, 300, 620});
}

TEST_CASE("of more candidates than votes the straight ticket's shares are used in part") {
    const std::vector<std::uint32_t> choice = {0, 0, 0};
    const std::vector<double> choice_vote = {100.0}, split = {0.6, 0.25, 0.15};
    const std::vector<double> used = {0.9, 0.8, 0.8}, spill = {1.0};
    const std::vector<std::uint16_t> fielded = {3};
    std::vector<std::int64_t> votes(3);
    cast_several_votes({choice, choice_vote, split, fielded, 0.0, 1000.0}, {2, used, spill}, votes);
    CHECK(votes == std::vector<std::int64_t>{900, 500, 300});
}
