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
        if (line.ends_with(',')) out.back().push_back("");
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
              Approx(300.0 * (system.house - system.measures[HouseMeasure::unfilled].mean)));

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
    CHECK(table[0] == std::vector<std::string>{"new", "old", "choice", "difference", "runs"});
    std::map<std::string, double> mean;
    for (std::size_t i = 1; i < table.size(); ++i) {
        CHECK(table[i][0] == "new");
        mean[table[i][1] + "/" + table[i][2]] +=
            std::stod(table[i][3]) * std::stod(table[i][4]) / 300.0;
    }
    CHECK(mean.size() == 2 * 5);
    for (const ComparisonSummary& comparison : s.comparisons)
        for (std::size_t k = 0; k < 5; ++k)
            CHECK(mean[s.systems[comparison.other].id + "/" + s.choices[k].id] ==
                  Approx(comparison.choices[k].all.mean).margin(1e-9));
}

TEST_CASE("summary.csv has the table that run prints, a line per system and choice", "[report]") {
    const Scenario scenario = made::lively();
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 300;
    const Summary s = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
    const auto table = cells(summary_csv(s));
    REQUIRE(table.size() == 1 + 3 * 5);
    std::map<std::string, std::size_t> at;
    for (std::size_t c = 0; c < table[0].size(); ++c)
        at[table[0][c]] = c;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 5; ++k) {
            const auto& row = table[1 + 5 * i + k];
            REQUIRE(row.size() == table[0].size());
            const auto number = [&](const char* name) { return std::stod(row[at.at(name)]); };
            const ChoiceSummary& choice = s.systems[i].choices[k];
            CHECK(row[at["system"]] == s.systems[i].id);
            CHECK(row[at["choice"]] == s.choices[k].id);
            CHECK(row[at["color"]] == "#000000");
            CHECK(number("votes") == choice.vote_share.mean);
            CHECK(number("seats") == choice.seats.mean);
            CHECK(number("low") == choice.seats.quantiles->q05);
            CHECK(number("high") == choice.seats.quantiles->q95);
            if (choice.majority) {
                CHECK(number("majority_low") == choice.majority->low);
                CHECK(number("majority_high") == choice.majority->high);
            } else {
                CHECK(row[at["majority"]].empty());
                CHECK(row[at["largest_high"]].empty());
            }
            // On the same votes a change is the difference of the means.
            const std::size_t other = i == 0 ? 1 : 0;
            CHECK(row[at["against"]] == s.systems[other].id);
            CHECK(number("change") ==
                  Approx(choice.seats.mean - s.systems[other].choices[k].seats.mean).margin(1e-9));
            CHECK(number("change_low") <= number("change_high"));
            CHECK(number("more") + number("fewer") <= 1.0);
        }
    CHECK(table[1][at["more"]] == table[6][at["fewer"]]);
    CHECK(table[1][at["change_low"]] != table[1][at["change_high"]]);
}
