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
    sweep.difference = {Grid<double>(points, 3, 2.0), Grid<double>(points, 3, 0.1), {}, {}};
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

TEST_CASE("A line stands where its values are, with its band", "[report]") {
    SweepPanels panels{"id",   "heading",
                       "note", sweep_axis("key", {"0", "10"}),
                       false,  true,
                       {},     {{"falls", {{"new", "#112233", {20.0, 0.0}, {0.0, 0.0}, {}, {}}}}}};
    const std::string svg = sweep_panels(panels).svg;
    CHECK(svg.find(">falls</text>") != svg.npos);
    CHECK(svg.find("falls, new, key 10: 0.0") != svg.npos);
    // From (0, 20), the top left of the frame, to (10, 0), its bottom right.
    std::smatch line;
    const std::regex path("<path d=\"M([0-9.]+) ([0-9.]+)L([0-9.]+) ([0-9.]+)\" fill=\"none\"");
    REQUIRE(std::regex_search(svg, line, path));
    CHECK(std::stod(line[3]) - std::stod(line[1]) > 400.0);
    CHECK(std::stod(line[4]) - std::stod(line[2]) == Approx(210.0));
    SweepSeries& one = panels.panels[0].series[0];
    one.mean[1] = std::nan("");
    CHECK(sweep_panels(panels).svg.find("nan") == std::string::npos);
    one.low = {10.0, 10.0};
    one.high = {30.0, 30.0};
    CHECK(sweep_panels(panels).svg.find("90 % of runs 10 to 30") != std::string::npos);
}

TEST_CASE("Twenty-five parties have panels of their own, none of them mud", "[report]") {
    SweepPanels panels{"id", "heading", "note", sweep_axis("key", {"0", "1"}), false, true, {}, {}};
    for (int k = 0; k < 25; ++k)
        panels.panels.push_back(
            {"party " + std::to_string(k), {{"new", "", {1.0, 2.0}, {0.1, 0.1}, {}, {}}}});
    for (const Sheet& sheet : {kWideSheet, kNarrowSheet}) {
        const std::string svg = sweep_panels(panels, sheet).svg;
        CHECK(count_of(svg, "font-weight=\"600\">party ") == 25);
        CHECK(count_of(svg, "fill=\"none\" stroke=") == 25);
    }
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
    CHECK(svg.find("x 2, y 3: 9.00") != svg.npos);
    CHECK(svg.find("nan") == svg.npos);
    CHECK(count_of(svg, ">9.0</text>") == 2);  // in its tile and at the end of the key
}

TEST_CASE("Charts follow the design of the sweep", "[report]") {
    using Ids = std::vector<std::string>;
    CHECK(ids_of(sweep_charts(made({"a"}))) ==
          Ids{"sweep-seats", "sweep-difference", "sweep-majority"});
    const auto maps = sweep_charts(made({"a", "b"}));
    // Three parties' seats under two systems and their difference; one party's chances.
    CHECK(maps.size() == 11);
    CHECK(maps[0].group == maps[2].group);
    CHECK(maps[0].label == "new");
    CHECK(maps[2].label == "Difference");
    const auto dots = sweep_charts(made({"a", "b"}, "sobol"));
    CHECK(dots.size() == 6);  // seats, difference and chances against two keys
    for (const Chart& chart : dots)
        CHECK(chart.narrow.find("-narrow-t") != std::string::npos);
    const auto ids = ids_of(dots);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}

TEST_CASE("The page of a sweep says what moved, holds every number and escapes names", "[report]") {
    const SweepReport sweep = made({"party.a.strength", kBad});
    const auto words = sweep_headline(sweep);
    REQUIRE(words.size() == 2);
    CHECK_THAT(words[0], Catch::Contains("10.0 seats on average with party.a.strength 10 %") &&
                             Catch::Contains("40.0 with party.a.strength 40 %"));
    const std::string page =
        sweep_page(sweep, {"kenesh sweep x --vary " + kBad, "0.1", "d", "", "", ""});
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
    const std::string page = sweep_page(sweep, {"c", "0.1", "d", "", "", ""});
    CHECK(count_of(page, "<tr>") == 0);
    CHECK(count_of(page, "id=\"table-seats\"") == 1);
    CHECK(count_of(page, "kenesh export") == 1);
}

TEST_CASE("W4: a sensitivity study begins with its bars, the key that matters most first",
          "[report]") {
    SweepReport sweep = made({"few", "much"}, "saltelli");
    sweep.labels = {"a little", "a lot"};
    sweep.systems[0].id = "kg-new";
    sweep.sensitivity = {
        {"kg-new.small.seats",
         {{"few", {0.1, 0.0, 0.2}, {0.15, 0.1, 0.2}}, {"much", {0.8, 0.7, 0.9}, {0.9, 0.8, 1.0}}}},
        {"kg-new.small.p_majority", {{"few", {}, {}}, {"much", {}, {}}}}};
    sweep.parties[1].id = "small";
    const auto list = sweep_charts(sweep);
    REQUIRE(list.front().id == "sweep-sensitivity");
    CHECK(list.front().heading == "What moves the seats of small");
    CHECK(list.front().label == "new");
    CHECK(list[1].id == "sweep-seats");  // what never moved has no bars
    const std::string& svg = list.front().svg;
    CHECK(svg.find("A lot, alone: 80 % (70 to 90)") != svg.npos);
    CHECK(svg.find(">A lot<") < svg.find(">A little<"));
    const std::string page = sweep_page(sweep, {"c", "0.1", "d", "", "", ""});
    CHECK(page.find("Sobol") != page.npos);
    CHECK(page.find("sweep-sensitivity") < page.find("id=\"sweep-seats\""));
}
