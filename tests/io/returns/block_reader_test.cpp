#include "sim/io/returns/block_reader.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

std::optional<BlockElection> read(const std::string& rows, Diagnostics& mistakes) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "v.csv", std::ios::binary)
        << "borough,ward,seats,rank,party,party_group,votes,elected\n"
        << rows;
    return read_block_election(folder.path() / "v.csv", mistakes);
}

}  // namespace

TEST_CASE("A block vote is read as slates; who stands alone is one, crowded groups divide") {
    Diagnostics mistakes;
    const auto election = read(
        "X,North,2,1,Red,Red,90,1\nX,North,2,2,Red,Red,80,1\nX,North,2,3,Ann,Independent,7,0\n"
        "X,North,2,4,Bea,Independent,6,0\nX,South,1,1,Red,Red,5,1\n"
        "Y,East,2,1,Old,Residents,50,1\nY,East,2,2,New,Residents,40,1\n"
        "Y,East,2,3,Old,Residents,30,0\n",
        mistakes);
    REQUIRE(election);
    CHECK(mistakes.empty());
    CHECK(election->places == std::vector<std::string>{"X", "Y"});
    REQUIRE(election->wards.size() == 2);
    const BlockWard& north = election->wards[0];
    CHECK(north.seats == 2);
    REQUIRE(north.slates.size() == 3);
    CHECK(north.slates[0] == slate_of("Red", std::vector<std::int64_t>{90, 80}, 2));
    CHECK(north.slates[0].log_squares ==
          Approx(std::log(90.0 / 80.0) * std::log(90.0 / 80.0) / 2.0));
    CHECK(north.slates[2].votes == 6);
    REQUIRE(election->wards[1].slates.size() == 2);
    CHECK(election->wards[1].slates[0].votes == 80);
    CHECK(election->wards[1].slates[0].candidates == 2);
    CHECK(election->wards[1].slates[1].won == 1);
}

TEST_CASE("Every mistake of a block vote has its place") {
    Diagnostics mistakes;
    CHECK_FALSE(
        read("X,North,2,1,Red,Red,-9,1\nX,North,2,2,Red,Red,8,2\nX,North,2,3,B,B,7,0\n"
             "X,North,3,4,B,B,7,0\n",
             mistakes));
    REQUIRE(mistakes.list().size() == 3);
    CHECK(mistakes.list()[0].place.line == 2);
    CHECK(mistakes.list()[1].place.column == 23);
    CHECK(mistakes.list()[2].message == "the ward 'North' has 2 seats in another row");
    Diagnostics one;
    CHECK_FALSE(read("X,North,2,1,Red,Red,9,1\n", one));
    REQUIRE(one.list().size() == 1);
    CHECK(one.list()[0].message == "needs wards of two seats and more in two boroughs at least");
}
