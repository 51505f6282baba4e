#include "sim/report/run/summary_csv.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

std::vector<std::vector<std::string>> cells(const std::string& csv) {
    std::vector<std::vector<std::string>> out;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        out.emplace_back();
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, ',');)
            out.back().push_back(cell);
    }
    return out;
}

}  // namespace

TEST_CASE("Each table counts every run once", "[report]") {
    const Scenario scenario = made::lively();
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 300;
    const Summary s = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));

    std::map<std::string, std::int64_t> runs, seats;
    auto table = cells(seats_csv(s));
    CHECK(table[0] == std::vector<std::string>{"system", "choice", "seats", "runs"});
    for (std::size_t i = 1; i < table.size(); ++i) {
        runs[table[i][0] + "/" + table[i][1]] += std::stoll(table[i][3]);
        seats[table[i][0]] += std::stoll(table[i][2]) * std::stoll(table[i][3]);
    }
    CHECK(runs.size() == 3 * 5);  // against all wins nothing and has no lines
    for (const auto& [key, n] : runs)
        CHECK(n == 300);
    for (const SystemSummary& system : s.systems)
        CHECK(static_cast<double>(seats[system.id]) ==
              Approx(300.0 * (system.house - system.events.unfilled.mean)));

    table = cells(districts_csv(s));
    CHECK(table[0] ==
          std::vector<std::string>{"system", "tier", "district", "choice", "seats", "runs"});
    runs.clear();
    for (std::size_t i = 1; i < table.size(); ++i)
        runs[table[i][0] + "/" + table[i][1] + "/" + table[i][2] + "/" + table[i][3]] +=
            std::stoll(table[i][5]);
    CHECK(runs.count("old/1/u0/a") == 1);  // the second tier of the old system
    for (const auto& [key, n] : runs)
        CHECK(n == 300);

    table = cells(difference_csv(s));
    CHECK(table[0] == std::vector<std::string>{"choice", "difference", "runs"});
    std::map<std::string, double> mean;
    for (std::size_t i = 1; i < table.size(); ++i)
        mean[table[i][0]] += std::stod(table[i][1]) * std::stod(table[i][2]) / 300.0;
    for (std::size_t k = 0; k < 5; ++k)
        CHECK(mean[s.choices[k].id] == Approx(s.comparisons[0].choices[k].all.mean).margin(1e-9));
}
