#include "sim/summary/summary.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/engine/reference/reference.hpp"
#include "sim/summary/measures.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// A scenario, and every run of it kept: what the summary condenses.
struct Kept {
    Scenario scenario = made::lively();
    Plan plan;
    TallyLayout layout;
    Simulation simulation;
    Summary summary;
    std::vector<Election> elections;

    explicit Kept(bool antithetic, std::int64_t runs = 400) {
        scenario.antithetic = antithetic;
        plan = make_plan(scenario);
        layout = tally_layout(plan);
        SimulationSettings settings;
        settings.runs = runs;
        settings.threads = 1;
        simulation = simulate(plan, settings);
        summary = summarise(scenario, plan, layout, simulation);
        ReferenceEngine engine(plan);
        for (std::int64_t run = 0; run < runs; ++run)
            elections.push_back(engine.run(run));
    }

    [[nodiscard]] std::vector<double> seats(std::size_t system, std::size_t k) const {
        std::vector<double> values;
        for (const Election& e : elections)
            values.push_back(e.systems[system].list_seats[k] + e.systems[system].district_seats[k]);
        return values;
    }
};

double mean_of(const std::vector<double>& v) {
    return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
}

double deviation_of(const std::vector<double>& v) {
    const double mean = mean_of(v);
    double squares = 0.0;
    for (const double x : v)
        squares += (x - mean) * (x - mean);
    return std::sqrt(squares / static_cast<double>(v.size() - 1));
}

/// Of the mean, from means of pairs where runs come as twins.
double error_of(const std::vector<double>& v, bool twins) {
    if (!twins) return deviation_of(v) / std::sqrt(static_cast<double>(v.size()));
    std::vector<double> pairs;
    for (std::size_t i = 0; i < v.size(); i += 2)
        pairs.push_back((v[i] + v[i + 1]) / 2.0);
    return deviation_of(pairs) / std::sqrt(static_cast<double>(pairs.size()));
}

/// Smallest value that at least a share p of the runs does not exceed.
double quantile_of(std::vector<double> v, double p) {
    std::sort(v.begin(), v.end());
    const auto at = static_cast<std::size_t>(std::ceil(p * static_cast<double>(v.size())));
    return v[std::max<std::size_t>(at, 1) - 1];
}

void check_spread(const Spread& spread, const std::vector<double>& values, bool twins) {
    CHECK(spread.mean == Approx(mean_of(values)).margin(1e-12));
    CHECK(spread.deviation == Approx(deviation_of(values)).margin(1e-9));
    CHECK(spread.standard_error == Approx(error_of(values, twins)).margin(1e-9));
    REQUIRE(spread.quantiles);
    CHECK(spread.quantiles->q05 == quantile_of(values, 0.05));
    CHECK(spread.quantiles->q25 == quantile_of(values, 0.25));
    CHECK(spread.quantiles->median == quantile_of(values, 0.5));
    CHECK(spread.quantiles->q75 == quantile_of(values, 0.75));
    CHECK(spread.quantiles->q95 == quantile_of(values, 0.95));
}

}  // namespace

TEST_CASE("The summary says of seats what the runs say one by one", "[report]") {
    const bool twins = GENERATE(true, false);
    const Kept kept(twins);
    for (std::size_t s = 0; s < kept.summary.systems.size(); ++s)
        for (std::size_t k = 0; k < kept.summary.choices.size(); ++k)
            check_spread(kept.summary.systems[s].choices[k].seats, kept.seats(s, k), twins);
}

TEST_CASE("Differences and chances are those of the paired runs", "[report]") {
    const Kept kept(true);
    const ComparisonSummary& comparison = kept.summary.comparisons[0];
    std::vector<double> moved(kept.elections.size(), 0.0);
    for (std::size_t k = 0; k < kept.summary.choices.size(); ++k) {
        const auto now = kept.seats(0, k);
        const auto then = kept.seats(1, k);
        std::vector<double> difference, more, majority;
        for (std::size_t i = 0; i < now.size(); ++i) {
            difference.push_back(now[i] - then[i]);
            more.push_back(now[i] > then[i] ? 1.0 : 0.0);
            majority.push_back(2 * now[i] > kept.plan.systems[0].house ? 1.0 : 0.0);
            moved[i] += std::abs(difference.back()) / 2.0;
        }
        check_spread(comparison.choices[k].all, difference, true);
        CHECK(comparison.choices[k].more.p == Approx(mean_of(more)).margin(1e-12));
        CHECK(comparison.choices[k].more.standard_error ==
              Approx(error_of(more, true)).margin(1e-9));
        const auto& chance = kept.summary.systems[0].choices[k].majority;
        if (!chance) continue;
        CHECK(chance->p == Approx(mean_of(majority)).margin(1e-12));
        CHECK(chance->low <= chance->p);
        CHECK(chance->p <= chance->high);
    }
    // Half a sum of differences is whole, because both houses have one size only if they have.
    if (kept.plan.systems[0].house == kept.plan.systems[1].house)
        CHECK(comparison.moved.mean == Approx(mean_of(moved)).margin(1e-12));
}

TEST_CASE("Independents are no actor unless they count as a block", "[report]") {
    Scenario scenario = made::lively();
    const bool block = GENERATE(false, true);
    scenario.independents_as_block = block;
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 100;
    const Summary s = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
    CHECK(s.independents_as_block == block);
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        const bool actor = s.choices[k].kind == ChoiceKind::party ||
                           (block && s.choices[k].kind == ChoiceKind::independents);
        for (const SystemSummary& system : s.systems) {
            CHECK(system.choices[k].majority.has_value() == actor);
            CHECK(system.choices[k].two_thirds.has_value() == actor);
            CHECK(system.choices[k].largest.has_value() == actor);
        }
    }
}

TEST_CASE("A system without a kind of tier has no seats of that kind to speak of", "[report]") {
    const Kept kept(true, 100);
    for (const ChoiceSummary& choice : kept.summary.systems[0].choices) {
        CHECK_FALSE(choice.list_seats);
        CHECK(choice.district_seats);
        CHECK_FALSE(choice.list_transfer);
    }
    for (std::size_t k = 0; k < kept.summary.choices.size(); ++k) {
        const ChoiceSummary& choice = kept.summary.systems[1].choices[k];
        REQUIRE(choice.list_seats);
        CHECK(choice.list_transfer.has_value() ==
              (kept.summary.choices[k].kind == ChoiceKind::independents));
        CHECK(choice.seats.mean ==
              Approx(choice.list_seats->mean + choice.district_seats->mean).margin(1e-12));
    }
}

TEST_CASE("Seats are checked in every run", "[report]") {
    Kept kept(true, 100);
    for (const SystemSummary& system : kept.summary.systems) {
        CHECK(system.check.ok);
        CHECK(system.check.runs == 100);
        CHECK(system.check.seats_per_run == system.house);
    }
    SECTION("a seat too many in one run is found") {
        ++kept.simulation.tallies.counts[kept.layout.systems[0].choices[0].seats.at];
        const Summary s = summarise(kept.scenario, kept.plan, kept.layout, kept.simulation);
        CHECK_FALSE(s.systems[0].check.ok);
        CHECK(s.systems[1].check.ok);
    }
    SECTION("one too many in one run and one too few in another are found") {
        // The sum stays; the squares do not: (h + 1)^2 + (h - 1)^2 = 2 h^2 + 2.
        kept.simulation.tallies.counts[kept.layout.systems[1].house[HouseMeasure::house].at + 1] +=
            2;
        const Summary s = summarise(kept.scenario, kept.plan, kept.layout, kept.simulation);
        CHECK_FALSE(s.systems[1].check.ok);
    }
}

TEST_CASE("The third system is the first without its gender rule", "[report]") {
    const Kept kept(true, 100);
    CHECK_FALSE(kept.summary.comparisons[0].gender_rule_only);
    CHECK(kept.summary.comparisons[1].gender_rule_only);
    CHECK_FALSE(differ_in_gender_rule_only(kept.plan.systems[2], kept.plan.systems[0]));
    CHECK_FALSE(differ_in_gender_rule_only(kept.plan.systems[2], kept.plan.systems[2]));
}

TEST_CASE("Expected seats of districts sum to those of the system", "[report]") {
    const Kept kept(true, 200);
    for (const SystemSummary& system : kept.summary.systems)
        for (std::size_t k = 0; k < kept.summary.choices.size(); ++k) {
            double sum = 0.0;
            for (const DistrictTierSummary& tier : system.district_tiers)
                for (const DistrictSummary& district : tier.districts)
                    sum += district.seats[k].mean;
            CHECK(sum == Approx(system.choices[k].district_seats->mean).margin(1e-9));
        }
}

TEST_CASE("Nothing finished is summarised without a number", "[report]") {
    const Scenario scenario = made::lively();
    const Plan plan = make_plan(scenario);
    const TallyLayout layout = tally_layout(plan);
    Simulation nothing;
    nothing.tallies = Tallies(layout.size, true);
    nothing.interrupted = true;
    const Summary s = summarise(scenario, plan, layout, nothing);
    CHECK(s.runs == 0);
    CHECK(s.interrupted);
    CHECK(s.systems[0].choices[0].majority->high == 1.0);
}

// Bins are 0.1 points wide: where all runs are alike, or nearly, their edges or middles lie beside
// the mean.
TEST_CASE("W18: a range does not leave out its mean because of its bins", "[report]") {
    const double noise = GENERATE(0.0, 0.001);
    INFO(noise);
    Scenario scenario = made::lively();
    for (Choice& choice : scenario.choices)
        choice.uncertainty = {noise, noise, noise, noise};
    scenario.turnout.national = scenario.turnout.region = scenario.turnout.unit = noise;
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 200;
    const Summary s = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
    std::vector<const Spread*> spreads{&s.turnout};
    for (const SystemSummary& system : s.systems)
        for (const HouseRow& row : house_rows())
            if (row.unit != MeasureUnit::whole) spreads.push_back(&system.measures[row.measure]);
    for (const Spread* spread : spreads) {
        REQUIRE(spread->quantiles);
        CHECK(spread->quantiles->q05 <= spread->mean);
        CHECK(spread->mean <= spread->quantiles->q95);
        if (noise == 0.0) CHECK(spread->quantiles->q05 == spread->quantiles->q95);
    }
}

TEST_CASE("A district is in the region that most of its registered voters live in", "[summary]") {
    Scenario scenario = made::lively();
    scenario.systems.pop_back();  // it shares the first one's districts
    std::get<DistrictTier>(scenario.systems[0].tiers[0]).districting = "whole";
    std::vector<Unit>& units = scenario.geography.units;
    for (Unit& unit : units)
        unit.registered = 1000;
    units.back().registered = 100'000;
    const Plan plan = make_plan(scenario);
    const TallyLayout layout = tally_layout(plan);
    SimulationSettings settings;
    settings.runs = 2;
    settings.threads = 1;
    const Summary summary = summarise(scenario, plan, layout, simulate(plan, settings));
    const std::vector<std::string>& regions = scenario.geography.regions;
    const auto& whole = summary.systems[0].district_tiers[0].districts;
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].region == regions[index(units.back().region)]);
    const auto& of_unit = summary.systems[1].district_tiers[0].districts;
    REQUIRE(of_unit.size() == units.size());
    for (std::size_t u = 0; u < units.size(); ++u)
        CHECK(of_unit[u].region == regions[index(units[u].region)]);
}
