#include "sim/report/run/brief/brief.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/told.hpp"
#include "tests/support/program.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

Summary summary_of(const Scenario& scenario) {
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 500;
    return summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("W9: a chance in words is never nothing and never certain", "[report]") {
    CHECK(in_hundred({0.084, 0.001, 0.08, 0.09}) == "8 in 100");
    CHECK(in_hundred({0.004, 0.001, 0.003, 0.005}) == "4 in 1,000");
    CHECK(in_hundred({0.0002, 0.0001, 0.0001, 0.0004}) == "less than 1 in 1,000");
    CHECK(in_hundred({0.0, 0.0, 0.0, 0.00008}) == "less than 1 in 1,000");
    CHECK(in_hundred({0.0, 0.0, 0.0, 0.0038}) == "less than 4 in 1,000");
    CHECK(in_hundred({0.0, 0.0, 0.0, 0.0362}) == "less than 4 in 100");
    CHECK(in_hundred({1.0, 0.0, 0.9638, 1.0}) == "more than 96 in 100");
    CHECK(in_hundred({1.0, 0.0, 0.9962, 1.0}) == "more than 996 in 1,000");
    CHECK(in_hundred({0.9999, 0.0001, 0.999, 1.0}) == "more than 999 in 1,000");
    CHECK(in_hundred({0.994, 0.001, 0.99, 0.996}) == "994 in 1,000");
}

TEST_CASE("W10: what is subtracted is what is printed", "[report]") {
    const ToldPair pair = told_pair(35.16, 39.32, 0);
    CHECK(pair.now.words == "35");
    CHECK(pair.then.words == "39");
    CHECK(pair.change.words == "-4");
    const ToldPair tenths = told_pair(3.24, 3.86, 1);
    CHECK(tenths.change.words == "-0.7");
}

TEST_CASE("The short table keeps to the width of the terminal", "[report]") {
    Scenario scenario = made::lively();
    scenario.choices[0].name = "A party whose name goes on and on and does not end";
    const Summary summary = summary_of(scenario);
    for (std::size_t width = 60; width <= 200; width += 5)
        for (const std::string& line : lines_of(run_brief(summary, {width}))) {
            INFO(width << ": " << line);
            CHECK(display_width(line) <= width);
        }
}

TEST_CASE("Many parties are folded: the short table stays on one screen", "[report]") {
    Summary summary = summary_of(made::lively());
    const std::size_t had = summary.choices.size();
    for (std::size_t k = 0; k < 25; ++k) {
        summary.choices.insert(summary.choices.begin(), summary.choices[0]);
        for (SystemSummary& system : summary.systems)
            system.choices.insert(system.choices.begin(), system.choices[0]);
        for (ComparisonSummary& comparison : summary.comparisons)
            comparison.choices.insert(comparison.choices.begin(), comparison.choices[0]);
    }
    REQUIRE(had > 1);
    const std::string text = run_brief(summary, {80});
    CHECK(text.find(" others") != text.npos);
    CHECK(lines_of(text).size() <= 24);
}

TEST_CASE("W7: the short table warns where nothing varies", "[report]") {
    Summary summary = summary_of(made::lively());
    CHECK(run_brief(summary, {80}).find("No uncertainty") == std::string::npos);
    summary.uncertain = false;
    CHECK(run_brief(summary, {80}).find("No uncertainty is given") != std::string::npos);
}

TEST_CASE("The first run fits a screen, and its seats are those of summary.csv", "[report][cli]") {
    const test::TemporaryFolder folder;
    const std::string out = (folder.path() / "r").string();
    const auto run = test::run_program(
        test::source_folder(), {"run", "scenarios/kyrgyzstan-mekenchil.toml", "--out", out});
    REQUIRE(run.code == 0);
    const auto lines = lines_of(run.out);
    CHECK(lines.size() <= 24);
    CHECK(run.out.find("\xc2\xb1") == std::string::npos);
    CHECK(run.err == "wrote " + out + ": open " + out + "/summary.csv\n");
    // system, its name, choice, name, colour, votes, seats, low, high; nothing is quoted before it.
    const auto rows = lines_of(test::text_of(folder.path() / "r" / "summary.csv"));
    std::istringstream first(rows.at(1));
    std::vector<std::string> cells;
    for (std::string cell; std::getline(first, cell, ',');)
        cells.push_back(cell);
    const std::string told = told_number(std::stod(cells.at(6)), 0).words + " (" + cells.at(7) +
                             " to " + cells.at(8) + ")";
    const auto row = std::ranges::find_if(
        lines, [&](const std::string& line) { return line.starts_with(cells.at(3) + "  "); });
    REQUIRE(row != lines.end());
    CHECK(row->find(told) != std::string::npos);
}

TEST_CASE("A page without a named folder has a place, and the last line says what to open",
          "[report][cli]") {
    const test::TemporaryFolder folder;
    const auto run = test::run_program(folder.path(),
                                       {"run", "three-equal-parties", "--runs", "200", "--report"});
    REQUIRE(run.code == 0);
    CHECK(run.err ==
          "wrote three-equal-parties-results: open three-equal-parties-results/report.html\n");
    CHECK(std::filesystem::exists(folder.path() / "three-equal-parties-results" / "report.html"));
    const auto other =
        test::run_program(folder.path(), {"run", "three-equal-parties", "--runs", "200", "--report",
                                          "--set", "party.red.candidates=1"});
    CHECK(other.code == 2);
}
