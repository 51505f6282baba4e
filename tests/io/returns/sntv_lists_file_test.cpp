#include "sim/io/returns/sntv_lists_file.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

const std::string kHeader = "year,district,seats,women_min,party,candidates,women,votes,won\n";

}  // namespace

TEST_CASE("Sums by list are read back as they were written") {
    const SntvListsFile file{
        2018,
        {{"independents", "a, b", "c"},
         {{"d", 3, 1, {{1, 2, 1, 900, 1}, {0, 4, 0, 700, 2}}}, {"e", 1, 0, {{2, 1, 0, 5, 1}}}}}};
    const test::TemporaryFolder folder;
    Diagnostics mistakes;
    const auto back = read_sntv_lists(folder.write("l.csv", sntv_lists_csv(file)), mistakes);
    REQUIRE(back);
    CHECK(*back == file);
}

TEST_CASE("Mistakes in sums by list have their places") {
    const test::TemporaryFolder folder;
    Diagnostics mistakes;
    CHECK_FALSE(read_sntv_lists(
        folder.write("l.csv", kHeader + "2018,d,3,1,a,2,3,10,0\n2018,d,3,1,a,2,1,10,0\n"
                                        "2018,d,3,1,a,2,1,10,0\n2014,d,2,1,b,2,1,10,0\n"
                                        "2018,e,1,0,b,1,0,10,1\n2018,d,3,1,c,1,0,10,1\n"),
        mistakes));
    REQUIRE(mistakes.list().size() == 5);
    CHECK(mistakes.list()[0].place.line == 2);
    CHECK(mistakes.list()[1].message == "this list stands in the district already");
    CHECK(mistakes.list()[2].message == "the rows before are of 2018");
    CHECK(mistakes.list()[3].place.line == 5);
    CHECK(mistakes.list()[4].place.line == 7);
    Diagnostics none;
    CHECK_FALSE(read_sntv_lists(folder.write("n.csv", kHeader), none));
    CHECK(none.list().size() == 1);
}
