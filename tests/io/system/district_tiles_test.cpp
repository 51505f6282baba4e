#include <catch2/catch.hpp>

#include "sim/io/system/tiles_reader.hpp"
#include "sim/io/text/csv_parser.hpp"

using namespace kenesh;

namespace {

const Districting kThree{"d", {"North", "East", "South"}, {}};

std::vector<std::string> mistakes_in(const std::string& text) {
    Diagnostics mistakes;
    const auto table = parse_csv(text, "t.csv", mistakes);
    REQUIRE(table);
    const auto tiles = read_tiles(*table, &kThree, mistakes);
    std::vector<std::string> lines;
    for (const Diagnostic& one : mistakes.list())
        lines.push_back(to_string(one));
    CHECK(tiles.has_value() == lines.empty());
    return lines;
}

}  // namespace

TEST_CASE("tiles keep the order of the table", "[io]") {
    Diagnostics mistakes;
    const auto table =
        parse_csv("row,column,district\n1,0,South\n0,0,North\n0,2,East\n", "t.csv", mistakes);
    REQUIRE(table);
    CHECK(*read_tiles(*table, &kThree, mistakes) ==
          std::vector<DistrictTile>{{"South", 1, 0}, {"North", 0, 0}, {"East", 0, 2}});
}

TEST_CASE("mistakes in a map of tiles say where they are", "[io]") {
    using Lines = std::vector<std::string>;
    CHECK(mistakes_in("district,row,column\nNorth,0,0\nEast,0,0\nSouth,1,0\n") ==
          Lines{"t.csv:3:1: error: the district 'North' has this place already"});
    CHECK(mistakes_in("district,row,column\nNorth,0,0\nEast,0,1\nNorth,1,0\nSouth,2,0\n") ==
          Lines{"t.csv:4:1: error: the district 'North' is in line 2 already"});
    CHECK(mistakes_in("district,row,column\nNorth,0,0\nEast,0,1\n") ==
          Lines{"t.csv:1:1: error: no row for the district 'South' of 'd'"});
    CHECK(mistakes_in("district,row,column\nNorth,0,0\nEest,0,1\nSouth,1,0\n").size() == 1);
    CHECK(mistakes_in("district,row,column\nNorth,-1,0\nEast,0,100\nSouth,1,0\n").size() == 2);
}
