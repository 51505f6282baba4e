#include "sim/fit/fit.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/plan/plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Twelve districts of three seats, ten candidates each, four of them women.
Scenario small(double candidate_sd, double women_effect) {
    Scenario s;
    s.id = s.title = "small";
    s.geography = made::geography(4, 3);
    s.choices = {made::party("a", 0.2, s.geography), made::party("independents", 0.8, s.geography)};
    s.choices[0].candidates = 2;
    s.choices[1].candidates = 8;
    s.choices[1].kind = ChoiceKind::independents;
    s.choices[1].list = false;
    for (Choice& choice : s.choices) {
        choice.women = 0.4;
        choice.uncertainty.candidate = candidate_sd;
    }
    s.women_effect = women_effect;
    s.systems = {made::districts("three", "by-unit", 3, Sntv{}, MaxSameGender{2})};
    return s;
}

Scenario small_at(std::span<const double> values) {
    return small(values[0], values[1]);
}

const std::vector<FreeKey> kKeys{{"uncertainty.candidate", 0.2, 2.0, 0.5, {}},
                                 {"uncertainty.women_effect", -2.5, 1.0, 0.0, {}}};
const std::vector<std::string> kNames{"three.gender_replacement", "three.leader_share",
                                      "three.second_share", "three.seated_woman_share"};

std::vector<Measure> measures_of(const Plan& plan) {
    Diagnostics mistakes;
    std::vector<Measure> out;
    for (const std::string& name : kNames)
        out.push_back(find_measure(plan, name, {}, mistakes).value());
    return out;
}

/// One election of the model as targets without tolerances.
std::vector<Target> one_election(const Grid<double>& elections, std::size_t run) {
    std::vector<Target> targets;
    for (std::size_t m = 0; m < kNames.size(); ++m)
        targets.push_back({kNames[m], elections(run, m), std::nullopt, {}, {}});
    return targets;
}

bool covers(const FittedKey& key, double truth) {
    return key.low <= truth && truth <= key.high;
}

}  // namespace

TEST_CASE("a fit finds the values that made its targets", "[fit]") {
    const double truth[] = {0.8, -0.6};
    const Plan plan = make_plan(small_at(truth));
    const auto measures = measures_of(plan);
    FitSettings settings;
    settings.runs = 1024;
    settings.replicates = 200;
    // The same draws as the fit's own: nothing but the search can miss.
    const Grid<double> runs = observe(plan, measures, settings.runs, 1);
    std::vector<Target> targets;
    for (std::size_t m = 0; m < kNames.size(); ++m)
        targets.push_back({kNames[m], moments_of(runs, m, true).mean, 0.01, {}, {}});
    targets[0].tolerance = 0.5;
    const Fit found = fit(small_at, kKeys, targets, {}, settings);
    REQUIRE(found.keys.size() == 2);
    CHECK(found.keys[0].value == Approx(0.8).margin(0.004));
    CHECK(found.keys[1].value == Approx(-0.6).margin(0.008));
    CHECK(found.misses < 0.01);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(covers(found.keys[k], truth[k]));
        CHECK_FALSE(found.keys[k].unpinned);
        CHECK_FALSE(found.keys[k].at_end);
    }
    CHECK(found.flat.empty());
    CHECK(found.targets[1].low < found.targets[1].mean);
    CHECK(found.targets[1].mean < found.targets[1].high);
}

TEST_CASE("one key is fitted too, and a target out of reach ends at the bound", "[fit]") {
    const std::vector<FreeKey> keys{{"uncertainty.candidate", 0.2, 1.0, 0.5, {}}};
    const auto at = [](std::span<const double> values) { return small(values[0], 0.0); };
    const std::vector<Target> targets{{"three.leader_share", 0.9, 0.01, {}, {}}};
    FitSettings settings;
    settings.runs = 256;
    settings.replicates = 50;
    const Fit found = fit(at, keys, targets, {}, settings);
    CHECK(found.keys[0].at_end);
    CHECK(found.keys[0].value == Approx(1.0).margin(0.01));
    CHECK(found.misses > 100.0);
}

TEST_CASE("keys that the targets do not tell apart are named", "[fit]") {
    // Only the sum of the two is the women's effect.
    const std::vector<FreeKey> keys{{"one", -2.0, 1.0, -0.2, {}}, {"other", -2.0, 1.0, 0.0, {}}};
    const auto at = [](std::span<const double> v) { return small(0.8, v[0] + v[1]); };
    const std::vector<Target> targets{{"three.gender_replacement", 8.0, 0.3, {}, {}}};
    FitSettings settings;
    settings.runs = 512;
    settings.replicates = 100;
    const Fit found = fit(at, keys, targets, {}, settings);
    // The fit saw a quarter of the reported runs: a standard error of 0.08, in tolerances 0.25.
    CHECK(std::abs(found.targets[0].miss) < 0.75);
    REQUIRE(found.flat.size() == 1);
    CHECK(found.flat[0][0] == Approx(-found.flat[0][1]).margin(0.1));
}

// Of one figure the model's own squared misses are 1 on average by definition. A known figure at
// the mean is as likely as any; one far away no election of the model has; one that was put in is
// left out.
TEST_CASE("free checks are compared together with the model's own elections", "[fit]") {
    const std::vector<FreeKey> keys{{"uncertainty.candidate", 0.2, 2.0, 0.5, {}}};
    const auto at = [](std::span<const double> values) { return small(values[0], -0.5); };
    const std::vector<Target> targets{{"three.leader_share", 0.3, std::nullopt, {}, {}}};
    FitSettings settings;
    settings.runs = 256;
    settings.replicates = 50;
    std::vector<Target> checks{{"three.second_share", 0.2, std::nullopt, {}, {}},
                               {"three.women", 99.0, std::nullopt, {}, {}}};
    checks[1].put_in = true;
    Fit found = fit(at, keys, targets, checks, settings);
    const double mean = found.checks.at(0).mean;
    checks[0].value = mean;
    found = fit(at, keys, targets, checks, settings);
    REQUIRE(found.overall);
    CHECK(found.overall->figures == 1);
    CHECK(found.overall->misses == Approx(0.0).margin(1e-12));
    CHECK(found.overall->expected == Approx(1.0).margin(0.01));
    CHECK(found.overall->chance == 1.0);
    checks[0].value = mean + 20.0 * found.checks[0].tolerance;
    found = fit(at, keys, targets, checks, settings);
    CHECK(found.overall->misses == Approx(400.0).epsilon(1e-6));
    CHECK(found.overall->chance == 0.0);
    checks[0].put_in = true;
    CHECK_FALSE(fit(at, keys, targets, checks, settings).overall);
}

TEST_CASE("checks are compared and not fitted", "[fit]") {
    const std::vector<FreeKey> keys{{"uncertainty.candidate", 0.2, 1.5, 0.5, {}}};
    const auto at = [](std::span<const double> values) { return small(values[0], 0.0); };
    const std::vector<Target> targets{{"three.leader_share", 0.25, 0.01, {}, {}}};
    const std::vector<Target> checks{{"three.women", 99.0, std::nullopt, {}, {}}};
    FitSettings settings;
    settings.runs = 256;
    settings.replicates = 50;
    const Fit without = fit(at, keys, targets, {}, settings);
    const Fit with = fit(at, keys, targets, checks, settings);
    CHECK(with.keys == without.keys);
    REQUIRE(with.checks.size() == 1);
    CHECK(with.checks[0].miss < -10.0);
    CHECK_THROWS_AS(
        fit(at, keys, targets, std::vector<Target>{{"three.womn", 1.0, {}, {}, {}}}, settings),
        InputError);
}

TEST_CASE("a measure that never varies needs a tolerance", "[fit]") {
    const std::vector<FreeKey> keys{{"uncertainty.candidate", 0.2, 1.5, 0.5, {}}};
    const auto at = [](std::span<const double> values) { return small(values[0], 0.0); };
    const std::vector<Target> targets{{"three.unfilled", 0.0, std::nullopt, {}, {}}};
    CHECK_THROWS_AS(fit(at, keys, targets, {}, {}), InputError);
}

TEST_CASE("a fit that is stopped says so", "[fit]") {
    const std::atomic<bool> stop = true;
    FitSettings settings;
    settings.stop = &stop;
    const std::vector<Target> targets{{"three.leader_share", 0.3, 0.01, {}, {}}};
    CHECK_THROWS_AS(fit(small_at, kKeys, targets, {}, settings), Interrupted);
}

// Each case is one election of the model, as the real one is: a fit that sees it and nothing else
// gives intervals that hold the truth in about 90 of 100 cases. The standard error of a hundred
// cases is 3; the bounds are 2.3 of them away (1 in 50). Three hundred other cases: 86 and 89 %.
TEST_CASE("90 % intervals of fits hold the truth in 90 of 100 cases", "[fit][slow]") {
    const double truth[] = {0.9, -0.7};
    Scenario scenario = small_at(truth);
    scenario.seed = 20251130;
    const Plan plan = make_plan(scenario);
    const Grid<double> elections = observe(plan, measures_of(plan), 200, 1);
    FitSettings settings;
    settings.runs = 512;
    settings.starts = 10;
    settings.replicates = 300;
    int held[] = {0, 0};
    for (std::size_t i = 0; i < 100; ++i) {
        // Every other run: twins are not independent.
        const Fit found = fit(small_at, kKeys, one_election(elections, 2 * i), {}, settings);
        for (std::size_t k = 0; k < 2; ++k)
            held[k] += covers(found.keys[k], truth[k]) ? 1 : 0;
    }
    INFO("candidate " << held[0] << ", women_effect " << held[1]);
    for (const int times : held) {
        CHECK(times >= 83);
        CHECK(times <= 97);
    }
}
