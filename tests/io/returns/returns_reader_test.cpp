#include "sim/io/returns/returns_reader.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.hpp"

namespace kenesh {
namespace {

using Lines = std::vector<std::string>;

System three_seats() {
    DistrictTier tier;
    tier.seats = 3;
    tier.rule = Sntv{};
    tier.gender = MaxSameGender{2};
    return {"three", "", {tier}};
}

System thirty_list_seats(ThresholdBase base, Share regional = {}) {
    ListTier tier;
    tier.rule.seats = 30;
    tier.rule.threshold = {ppm(50'000), regional, base, RegionalBase::region, 0, {}};
    return {"thirty", "", {tier}};
}

/// What the reader says of one file of votes (and bases), the folder cut off.
Lines mistakes_of(const std::string& votes, const System& system, const std::string& bases = "") {
    const test::TemporaryFolder folder;
    ReturnsFiles files;
    files.votes = folder.write("v.csv", votes);
    if (!bases.empty()) files.bases = folder.write("b.csv", bases);
    Diagnostics mistakes;
    const System systems[]{system};
    const auto returns = read_returns(files, systems, mistakes);
    CHECK(returns.has_value() == mistakes.empty());
    Lines lines;
    for (const Diagnostic& mistake : mistakes.list()) {
        const std::string line = to_string(mistake);
        lines.push_back(line.substr(line.rfind('/') + 1));
    }
    return lines;
}

const std::string kCandidates = "district,candidate,choice,gender,votes\n";

TEST_CASE("votes of candidates are read in listing order, against all and invalid apart") {
    const test::TemporaryFolder folder;
    ReturnsFiles files;
    files.votes =
        folder.write("v.csv", kCandidates +
                                  "N,A,x,m,10\nN,B,,f,7\nN,,against-all,,3\nS,\"C, D\",y,f,1\n"
                                  "S,E,y,m,2\nS,F,y,m,3\nN,G,x,m,4\nN,,invalid,,5\n");
    Diagnostics mistakes;
    const System systems[]{three_seats()};
    const auto returns = read_returns(files, systems, mistakes);
    REQUIRE(returns);
    REQUIRE(returns->districts.size() == 2);
    const DistrictReturn north{"N",
                               {{"A", "x", Gender::man, 10},
                                {"B", "independents", Gender::woman, 7},
                                {"G", "x", Gender::man, 4}},
                               3,
                               5};
    CHECK(returns->districts[0] == north);
    CHECK(returns->districts[1].candidates[0].name == "C, D");
}

TEST_CASE("what is no vote is told with its line and column") {
    CHECK(
        mistakes_of(kCandidates + "N,A,x,m,-1\nN,B,x,m,2:5\nN,C,x,f,\nN,D,x,f,1e3\n",
                    three_seats()) ==
        Lines{"v.csv:2:9: error: a whole number from 0 to 2147483648 is needed, not '-1'",
              "v.csv:3:9: error: a whole number from 0 to 2147483648 is needed, not '2:5'",
              "v.csv:4:9: error: a whole number from 0 to 2147483648 is needed, not an empty cell",
              "v.csv:5:9: error: a whole number from 0 to 2147483648 is needed, not '1e3'"});
}

TEST_CASE("a candidate twice, a row of against all twice") {
    CHECK(mistakes_of(kCandidates + "N,A,x,m,1\nN,B,x,f,1\nN,A,y,m,1\nN,,against-all,,1\n"
                                    "N,C,x,m,1\nN,,against-all,,1\nS,A,x,m,1\nS,B,x,f,1\n"
                                    "S,C,x,f,1\n",
                      three_seats()) ==
          Lines{"v.csv:4:3: error: 'A' is in line 2 already, in the same district",
                "v.csv:7:4: error: 'against-all' is in line 5 already, in the same district"});
}

TEST_CASE("a gender that the bound needs, of fewer candidates than seats too") {
    CHECK(mistakes_of(kCandidates + "N,A,x,m,1\nN,B,x,,1\n", three_seats()) ==
          Lines{"v.csv:3:7: error: 'B' needs a gender, m or f: the system 'three' bounds the seats "
                "of a gender"});
    CHECK(mistakes_of("district,candidate,votes\nN,A,1\n", three_seats()).size() == 1);
    CHECK(mistakes_of(kCandidates + "N,A,x,w,1\nN,B,x,m,1\nN,C,x,m,1\n", three_seats()) ==
          Lines{"v.csv:2:7: error: a gender is m, f or empty, not 'w'"});
}

TEST_CASE("a district that the system does not have") {
    System system = three_seats();
    std::get<DistrictTier>(system.tiers[0]).magnitudes = {{"North", 1, {}}};
    CHECK(mistakes_of(kCandidates + "North,A,x,m,1\nNort,B,x,m,1\n", system) ==
          Lines{"v.csv:3:1: error: no tier of the system 'three' has the district 'Nort'; did you "
                "mean 'North'?"});
}

TEST_CASE("two tiers that would take the same districts") {
    System system = three_seats();
    system.tiers.push_back(system.tiers[0]);
    CHECK(
        mistakes_of(kCandidates + "N,A,x,m,1\nN,B,x,m,1\nN,C,x,f,1\n", system) ==
        Lines{"v.csv: error: two tiers of the system 'three' would take every district: tables of "
              "magnitudes must say whose each is"});
}

TEST_CASE("votes that sum to more than 2^31 are told once, where they do") {
    CHECK(mistakes_of("choice,votes\na,2147483647\nb,1\nc,1\nd,5\n",
                      thirty_list_seats(ThresholdBase::valid)) ==
          Lines{"v.csv:4:3: error: the votes sum to more than 2147483648 here"});
    CHECK(mistakes_of("choice,votes\na,2147483647\nb,1\n", thirty_list_seats(ThresholdBase::valid))
              .empty());
}

TEST_CASE("a list twice, a misspelt column, a table without rows") {
    CHECK(mistakes_of("region,choice,votes\nN,a,1\nS,a,1\nN,a,2\n",
                      thirty_list_seats(ThresholdBase::valid)) ==
          Lines{"v.csv:4:3: error: 'a' is in line 2 already, in the same region"});
    CHECK(mistakes_of("choise,votes\na,1\n", thirty_list_seats(ThresholdBase::valid)) ==
          Lines{"v.csv:1:1: error: unknown column 'choise'; did you mean 'choice'?"});
    CHECK(mistakes_of("choice,votes\n", thirty_list_seats(ThresholdBase::valid)).size() == 1);
}

// Quadratic in the file: 30,000 rows took half a minute and 16 GB.
TEST_CASE("slow-inputs: more pairs of a region and a list than are counted are refused") {
    std::string votes = "region,choice,votes\n";
    for (int i = 0; i < 4000; ++i)
        votes += "r" + std::to_string(i) + ",p" + std::to_string(i) + ",1\n";
    CHECK(
        mistakes_of(votes, thirty_list_seats(ThresholdBase::valid)) ==
        Lines{
            "v.csv:1:1: error: 4000 regions and 4000 lists are more than 15000000 pairs of them"});
}

TEST_CASE("a threshold needs its base, and the base its votes") {
    const System system = thirty_list_seats(ThresholdBase::votes_cast);
    CHECK(mistakes_of("choice,votes\na,9\n", system) ==
          Lines{"v.csv: error: the thresholds of the system 'thirty' are shares of 'votes-cast': "
                "give --votes-cast N, or --bases FILE with a row per region"});
    CHECK(mistakes_of("choice,votes\na,9\ninvalid,1\n", system).empty());
    CHECK(mistakes_of("choice,votes\na,9\n", system, "region,votes_cast\nN,4\nS,5\n").empty());
    CHECK(mistakes_of("choice,votes\na,9\n", system, "region,votes_cast\nN,4\nS,4\n") ==
          Lines{"b.csv: error: 8 votes cast are fewer than the 9 votes of the file"});
    CHECK(mistakes_of("choice,votes\na,9\n", system, "region,votes_cast,registered\nN,9,8\n") ==
          Lines{"b.csv: error: 8 registered voters are fewer than 9 votes cast"});
}

TEST_CASE("bases stand region by region where the bar is the region's") {
    const System system = thirty_list_seats(ThresholdBase::registered, ppm(5'000));
    const std::string votes = "region,choice,votes\nNorth,a,1\nSouth,a,1\n";
    CHECK(mistakes_of(votes, system, "region,registered\nNorth,4\nSouth,5\n").empty());
    CHECK(mistakes_of(votes, system, "region,registered\nNorth,4\nSouht,5\n") ==
          Lines{"b.csv:3:1: error: the votes have no region 'Souht'; did you mean 'South'?",
                "b.csv:1:1: error: no row for the region 'South'"});
}

TEST_CASE("a list with votes of no region is known only where it has a row") {
    const test::TemporaryFolder folder;
    ReturnsFiles files;
    files.votes = folder.write("v.csv", "region,choice,votes\nN,a,1\n,a,5\nN,b,2\n,c,9\nS,b,3\n");
    Diagnostics mistakes;
    const System systems[]{thirty_list_seats(ThresholdBase::valid)};
    const auto returns = read_returns(files, systems, mistakes);
    REQUIRE(returns);
    const ListReturns& lists = *returns->lists;
    CHECK(lists.regions == Lines{"N", "", "S"});
    CHECK(lists.lists == Lines{"a", "b", "c"});
    const std::vector<std::uint8_t> known{1, 1, 0, 0, 0, 0, 0, 1, 0};
    CHECK(std::equal(known.begin(), known.end(), lists.known.cells().begin()));
}

TEST_CASE("a system with districts needs candidates, joined lists need votes") {
    CHECK(mistakes_of("choice,votes\na,9\n", three_seats()) ==
          Lines{"v.csv: error: the system 'three' has districts: give the votes of candidates "
                "(--district-votes FILE)"});
    System system = thirty_list_seats(ThresholdBase::valid);
    std::get<ListTier>(system.tiers[0]).joined = {{"alpha", "beta"}};
    CHECK(
        mistakes_of("choice,votes\nalpha,9\nbetta,9\n", system) ==
        Lines{"v.csv: error: no votes for the list 'beta', joined in the system 'thirty'; did you "
              "mean 'betta'?"});
}

TEST_CASE("members of a coalition are read, and told where they differ") {
    CHECK(mistakes_of("region,choice,votes,members\nN,a,1,2\nS,a,1,\n",
                      thirty_list_seats(ThresholdBase::valid))
              .empty());
    CHECK(mistakes_of("region,choice,votes,members\nN,a,1,2\nS,a,1,3\n",
                      thirty_list_seats(ThresholdBase::valid)) ==
          Lines{"v.csv:3:7: error: the list has 2 members above"});
}

}  // namespace
}  // namespace kenesh
