#include "sim/report/run/table_run.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "sim/report/paper/text.hpp"
#include "sim/report/run/spark.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

Summary lively_summary() {
    Scenario scenario = made::lively();
    scenario.choices[0].name = "A party whose name goes on \x1b[31m and on";
    scenario.geography.units[0].approximate = true;
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 500;
    return summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
}

}  // namespace

TEST_CASE("The table keeps to the width of the terminal", "[report]") {
    const Summary summary = lively_summary();
    for (std::size_t width = 60; width <= 220; width += 10) {
        std::istringstream lines(run_table(summary, {width}));
        for (std::string line; std::getline(lines, line);) {
            INFO(width << ": " << line);
            CHECK(display_width(line) <= width);
            CHECK((line.empty() || line.back() != ' '));
        }
    }
}

TEST_CASE("The table says what a reader must know", "[report]") {
    Summary summary = lively_summary();
    const std::string text = run_table(summary, {160});
    for (const char* words :
         {"500 runs in antithetic pairs", "approximate districts", "new (new)", "old (old)",
          "majority", "more seats", "women elected", "Gallagher", "By tier",
          "The gender rule of new", "of the list votes in old come from supporters of independents",
          "Calibration"}) {
        INFO(words);
        CHECK(text.find(words) != text.npos);
    }
    CHECK(text.find('\x1b') == text.npos);
    CHECK(text.find("interrupted") == text.npos);
    CHECK(text.find("CHECK FAILED") == text.npos);
    summary.interrupted = true;
    summary.systems[0].check.ok = false;
    const std::string marked = run_table(summary, {160});
    CHECK(marked.find("interrupted") != marked.npos);
    CHECK(marked.find("CHECK FAILED") != marked.npos);
}

TEST_CASE("Bars show the shape of a distribution", "[report]") {
    // Blocks: 1/8 is U+2581, 8/8 is U+2588.
    CHECK(spark_bars({0.0, 1.0, {0, 8, 4, 1}}, 0.0, 4.0, 4) ==
          " \xe2\x96\x88\xe2\x96\x84\xe2\x96\x81");
    // Two seats per cell.
    CHECK(spark_bars({0.0, 1.0, {4, 4, 2, 2}}, 0.0, 4.0, 2) == "\xe2\x96\x88\xe2\x96\x84");
    // Two cells per seat.
    CHECK(spark_bars({0.0, 1.0, {2, 1}}, 0.0, 2.0, 4) ==
          "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x84\xe2\x96\x84");
    CHECK(spark_bars({0.0, 1.0, {0, 0}}, 0.0, 2.0, 2) == "  ");
}
