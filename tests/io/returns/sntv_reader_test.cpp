#include "sim/io/returns/sntv_reader.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

const std::string kHeader =
    "year,level,district,seats,women_min,cand_no,party,sex,votes,elected,note\n";

std::optional<SntvElection> read(const std::string& rows, int year, Diagnostics& mistakes,
                                 const std::vector<std::string>& others = {}) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "v.csv", std::ios::binary) << kHeader << rows;
    return read_sntv_election(folder.path() / "v.csv", year, others, mistakes);
}

}  // namespace

TEST_CASE("An election by SNTV is read by district and number, one year of several") {
    Diagnostics mistakes;
    const auto election = read(
        "2014,county,B,2,0,2,x,f,10,1,\n2014,county,A,3,1,9,,m,7,0,\n2018,county,A,3,1,1,x,m,9,1,\n"
        "2014,county,B,2,0,1,y,m,12,1,\n2014,county,A,3,1,4,\xe7\x84\xa1\xe9\xbb\xa8\xe7\xb1\x8d,"
        "f,8,1,\n",
        2014, mistakes);
    REQUIRE(election);
    CHECK(mistakes.empty());
    CHECK(election->parties == std::vector<std::string>{"independents", "x", "y"});
    REQUIRE(election->districts.size() == 2);
    const SntvDistrict& a = election->districts[0];
    CHECK(a.name == "A");
    CHECK(a.seats == 3);
    CHECK(a.min_women == 1);
    REQUIRE(a.candidates.size() == 2);
    CHECK(a.candidates[0].votes == 8);
    CHECK(a.candidates[0].gender == Gender::woman);
    CHECK(a.candidates[0].party == kIndependentsParty);
    CHECK(a.candidates[1].party == kIndependentsParty);
    CHECK(election->districts[1].candidates[0].party == 2);
    CHECK(election->districts[1].candidates[0].elected);
}

TEST_CASE("Each mistake in an election by SNTV has its place") {
    Diagnostics mistakes;
    CHECK_FALSE(
        read("2014,county,A,0,1,1,x,m,7,0,\n2014,county,A,2,1,2,x,w,7,0,\n"
             "2014,county,A,2,1,3,x,m,-1,2,\n2014,county,B,2,1,3,x,m,1,1,\n"
             "2014,county,B,2,1,3,x,m,1,1,\n",
             2014, mistakes));
    REQUIRE(mistakes.list().size() == 5);
    CHECK(mistakes.list()[0].place.line == 2);
    CHECK(mistakes.list()[0].place.column == 15);
    CHECK(mistakes.list()[1].message == "must be m or f");
    CHECK(mistakes.list()[4].place.line == 6);
    Diagnostics none;
    CHECK_FALSE(read("2014,county,A,1,0,1,x,m,7,1,\n", 2022, none));
    REQUIRE(none.list().size() == 1);
    CHECK(none.list()[0].message == "has no rows of the year 2022");
}

TEST_CASE("Another word for independents is known by its label") {
    const std::string rows =
        "2014,county,A,2,0,1,x,m,7,1,\n2014,county,A,2,0,2,none,m,7,1,\n"
        "2014,county,A,2,0,3,none,f,3,0,\n";
    Diagnostics mistakes;
    const auto election = read(rows, 2014, mistakes, {"none"});
    REQUIRE(election);
    CHECK(election->parties == std::vector<std::string>{"independents", "x"});
    CHECK(election->districts[0].candidates[2].party == kIndependentsParty);
}
