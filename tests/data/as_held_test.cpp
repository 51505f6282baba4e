#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <map>

#include "sim/fit/observe.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/fit_reader.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

const std::filesystem::path kScenarios =
    std::filesystem::path(kenesh::test::source_folder()) / "scenarios";
const std::filesystem::path kAsHeld = kScenarios / "kyrgyzstan-2025-as-held.toml";

/// Every known figure of the vote, and what the shipped scenario makes of it.
struct Known {
    Target target;
    Moments simulated;
};

const std::map<std::string, Known>& known() {
    static const std::map<std::string, Known> all = [] {
        InputFiles files;
        const FitQuestion question = read_fit(
            {kAsHeld, kScenarios / "fits/kyrgyzstan-2025-as-held.toml", {}, {}, {}}, files);
        std::vector<Target> targets = question.targets;
        targets.insert(targets.end(), question.checks.begin(), question.checks.end());
        const Plan plan = make_plan(read_scenario(kAsHeld));
        Diagnostics mistakes;
        std::vector<Measure> measures;
        for (const Target& one : targets)
            measures.push_back(find_measure(plan, one.measure, one.place, mistakes).value());
        const Grid<double> runs = observe(plan, measures, 4000, 1);
        std::map<std::string, Known> out;
        for (std::size_t m = 0; m < targets.size(); ++m)
            out[targets[m].measure] = {targets[m], moments_of(runs, m, true)};
        return out;
    }();
    return all;
}

double mean_of(const std::string& measure) {
    return known().at(measure).simulated.mean;
}

/// Standard error of the mean of known rows.
double error_of(const std::vector<double>& rows) {
    double mean = 0.0, squares = 0.0;
    const auto n = static_cast<double>(rows.size());
    for (const double row : rows)
        mean += row / n;
    for (const double row : rows)
        squares += (row - mean) * (row - mean);
    return std::sqrt(squares / (n - 1.0) / n);
}

}  // namespace

TEST_CASE("The ballots of 2025 as held are those that are known", "[data]") {
    const Scenario scenario = read_scenario(kAsHeld);
    const auto& tier = std::get<DistrictTier>(scenario.systems[0].tiers[0]);
    int women = 0, of_party = 0;
    std::map<std::string, int> ballot;
    for (const TableCandidate& one : tier.candidates) {
        ++ballot[one.district];
        women += one.gender == Gender::woman ? 1 : 0;
        of_party += one.choice == "yntymak" ? 1 : 0;
    }
    CHECK(tier.candidates.size() == 460);
    CHECK(women == 189);
    CHECK(of_party == 9);
    CHECK(ballot.size() == 30);
    CHECK(ballot.at("11") == 5);
    CHECK(ballot.at("19") == 25);
}

TEST_CASE("The vote of 2025 as held: the gender rule, leaders and seated women", "[data]") {
    CHECK(std::abs(mean_of("kg-2025.gender_replacement") - 22.0) <= 1.5);
    CHECK(mean_of("kg-2025.women") >= 30.0);
    CHECK(mean_of("kg-2025.women") <= 31.0);
    // The known rows: within the standard error of their mean.
    const double leaders = known().at("kg-2025.leader_share[8,15,21,22,23]").target.value;
    CHECK(std::abs(mean_of("kg-2025.leader_share[8,15,21,22,23]") - leaders) <=
          error_of({0.237, 0.283, 0.368, 0.433, 0.255}));
    const double women = known().at("kg-2025.seated_woman_share[8,16,21,22,23]").target.value;
    CHECK(std::abs(mean_of("kg-2025.seated_woman_share[8,16,21,22,23]") - women) <=
          error_of({0.054, 0.166, 0.053, 0.029, 0.255}));
}

TEST_CASE("The vote of 2025 as held: every known figure is within 90 % of runs", "[data]") {
    CHECK(known().size() >= 28);
    for (const auto& [name, one] : known()) {
        INFO(name << ": " << one.simulated.low << " to " << one.simulated.high);
        CHECK(one.simulated.low <= one.target.value);
        CHECK(one.target.value <= one.simulated.high);
    }
}
