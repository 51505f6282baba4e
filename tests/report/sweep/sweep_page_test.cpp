#include "sim/report/sweep/page_sweep.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <set>

#include "sim/report/sweep/chart_heat.hpp"
#include "sim/report/sweep/chart_sweep.hpp"
#include "sim/report/sweep/sweep_charts.hpp"

using namespace kenesh;

namespace {

const std::string kBad = "<script>alert(1)</script>\" onload=\"x";

/// Seats and chances that are simple functions of the first parameter.
SweepReport made(std::vector<std::string> parameters, std::string design = "grid") {
    SweepReport sweep;
    sweep.title = kBad;
    sweep.design = std::move(design);
    sweep.parameters = std::move(parameters);
    for (int a = 1; a <= 4; ++a)
        for (int b = 1; b <= (sweep.parameters.size() > 1 ? 3 : 1); ++b) {
            std::vector<std::string> point{"0." + std::to_string(a)};
            if (sweep.parameters.size() > 1) point.push_back(std::to_string(b));
            sweep.points.push_back(point);
        }
    sweep.planned = sweep.points.size();
    sweep.runs = 1000;
    sweep.parties = {{kBad, "#1b6ca8", true}, {"small", "red", true}, {"independents", "", false}};
    const std::size_t points = sweep.points.size();
    for (const char* name : {"new", "<b>old"}) {
        SweepSystem system{name, {}, {}};
        system.seats = {Grid<double>(points, 3), Grid<double>(points, 3, 0.25),
                        Grid<double>(points, 3, 1.0), Grid<double>(points, 3, 50.0)};
        system.majority = {Grid<double>(points, 3), Grid<double>(points, 3, 0.01), {}, {}};
        for (std::size_t p = 0; p < points; ++p) {
            const double x = std::stod(sweep.points[p][0]);
            system.seats.mean(p, 0) = 100.0 * x;
            system.seats.mean(p, 1) = 10.0;
            system.seats.mean(p, 2) = 20.0 - x;
            system.majority.mean(p, 0) = x;
        }
        sweep.systems.push_back(std::move(system));
    }
    return sweep;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

std::vector<std::string> ids_of(const std::vector<Chart>& charts) {
    std::vector<std::string> ids;
    for (const Chart& chart : charts)
        ids.push_back(chart.id);
    return ids;
}

}  // namespace

TEST_CASE("An axis is of numbers where all its values are numbers", "[report]") {
    CHECK(sweep_axis("key", {"0.1", "2e3", "-1"}).numeric);
    CHECK(sweep_axis("key", {"0.1", "2e3", "-1"}).positions ==
          std::vector<double>{0.1, 2000.0, -1.0});
    const SweepAxis names = sweep_axis("key", {"hare", "3", "droop"});
    CHECK_FALSE(names.numeric);
    CHECK(names.positions == std::vector<double>{0.0, 1.0, 2.0});
    CHECK_FALSE(sweep_axis("key", {"0.1", "nan"}).numeric);
    CHECK_FALSE(sweep_axis("key", {"1", "2x"}).numeric);
}

TEST_CASE("A line stands where its values are, with names and bands", "[report]") {
    SweepLines lines{
        "id",    "heading", "note", sweep_axis("key", {"0", "10"}),
        "seats", false,     true,   {{"falls", "#112233", {20.0, 0.0}, {0.0, 0.0}, {}, {}}}};
    const std::string svg = sweep_lines(lines).svg;
    // Through (0, 20), the top of the frame, and (10, 0), its bottom.
    CHECK(svg.find("M40.0 14.0L328.0 290.0") != svg.npos);
    CHECK(svg.find(">falls</text>") != svg.npos);
    CHECK(svg.find("falls, key = 10: 0.0") != svg.npos);
    lines.series[0].mean[1] = std::nan("");
    CHECK(sweep_lines(lines).svg.find("nan") == std::string::npos);
    lines.series[0].low = {10.0, 10.0};
    lines.series[0].high = {30.0, 30.0};
    CHECK(sweep_lines(lines).svg.find("90 % of runs 10 to 30") != std::string::npos);
}

TEST_CASE("A map has a tile for each point that there is", "[report]") {
    SweepMap map;
    map.id = "map";
    map.x = sweep_axis("x", {"1", "2"});
    map.y = sweep_axis("y", {"1", "2", "3"});
    map.mean = Grid<double>(3, 2, 5.0);
    map.error = Grid<double>(3, 2, 0.1);
    map.mean(2, 1) = 9.0;
    map.mean(0, 0) = std::nan("");
    const std::string svg = sweep_map(map).svg;
    CHECK(count_of(svg, "\xc2\xb1") == 5);
    CHECK(svg.find("x = 2, y = 3: 9.00") != svg.npos);
    CHECK(svg.find("nan") == svg.npos);
    CHECK(count_of(svg, ">9.0</text>") == 2);  // in its tile and at the end of the key
}

TEST_CASE("Charts follow the design of the sweep", "[report]") {
    using Ids = std::vector<std::string>;
    CHECK(ids_of(sweep_charts(made({"a"}))) ==
          Ids{"sweep-seats", "sweep-seats-2", "sweep-majority", "sweep-majority-2"});
    const auto maps = sweep_charts(made({"a", "b"}));
    // Three parties' seats and one party's chances, under two systems.
    CHECK(maps.size() == 8);
    CHECK(maps[0].group == maps[1].group);
    CHECK(maps[0].label == "new");
    const auto dots = sweep_charts(made({"a", "b"}, "sobol"));
    CHECK(dots.size() == 8);  // seats and chances against two keys, under two systems
    const auto ids = ids_of(dots);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}

TEST_CASE("The page of a sweep says what moved, holds every number and escapes names", "[report]") {
    const SweepReport sweep = made({"party.a.strength", kBad});
    const auto words = sweep_headline(sweep);
    REQUIRE(words.size() == 2);
    CHECK_THAT(words[0], Catch::Contains("10.0 seats on average at party.a.strength = 0.1") &&
                             Catch::Contains("40.0 at party.a.strength = 0.4"));
    const std::string page = sweep_page(sweep, {"kenesh sweep x --vary " + kBad, "0.1", "d", ""});
    CHECK(count_of(page, "<script") == 1);
    CHECK(count_of(page, "<b>") == 0);
    CHECK(count_of(page, "\" onload") == 0);
    // A row per point in two tables for each of two systems, and their heads.
    CHECK(count_of(page, "<tr>") == 4 * (sweep.points.size() + 1));
    std::vector<std::string> ids;
    const std::regex id(" id=\"([^\"]*)\"");
    for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at)
        ids.push_back((*at)[1]);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    const std::regex link("href=\"#([^\"]*)\"");
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at)
        CHECK(std::count(ids.begin(), ids.end(), (*at)[1]) == 1);
}

TEST_CASE("A page of very many points leaves their tables to the export", "[report]") {
    SweepReport sweep = made({"a"});
    for (int i = 0; i < 600; ++i)
        sweep.points.push_back({"0.5" + std::to_string(i)});
    for (SweepSystem& system : sweep.systems) {
        system.seats = {Grid<double>(604, 3, 1.0), Grid<double>(604, 3, 0.1), {}, {}};
        system.majority = {Grid<double>(604, 3), Grid<double>(604, 3), {}, {}};
    }
    const std::string page = sweep_page(sweep, {"c", "0.1", "d", ""});
    CHECK(count_of(page, "<tr>") == 0);
    CHECK(count_of(page, "id=\"table-seats\"") == 1);
    CHECK(count_of(page, "kenesh export") == 1);
}
