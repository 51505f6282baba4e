#include "sim/model/calibration/calibration.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "sim/model/national.hpp"
#include "sim/model/plan/plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

Calibration calibrated(const Scenario& s) {
    return calibrate(s, national_factor(s.choices, s.correlations));
}

/// Every choice's simulated mean share against its strength, in the terms the model promises.
void check_shares(const Scenario& scenario, std::int64_t runs) {
    const Plan plan = make_plan(scenario);
    REQUIRE(plan.calibration.reached);
    SimulationSettings settings;
    settings.runs = runs;
    settings.engine = Engine::reference;
    const Simulation done = simulate(plan, settings);
    const TallyLayout layout = tally_layout(plan);
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const Estimate share = estimate(done.tallies, layout.preference[k]);
        const double miss = std::abs(share.mean / kShareUnit - scenario.choices[k].strength);
        INFO(plan.choices[k].id << " mean " << share.mean << " se " << share.standard_error);
        CHECK(miss <= 0.0001 + 4.0 * share.standard_error / kShareUnit);
    }
}

}  // namespace

TEST_CASE("without noise alpha is the logarithm of the strengths") {
    Scenario s = made::lively();
    for (Choice& choice : s.choices) {
        choice.uncertainty = {};
        choice.lean.assign(3, 0.0);
    }
    s.turnout = {0.5, 0.0, 0.0, 0.0, 0.0};
    const Calibration c = calibrated(s);
    for (std::size_t k = 1; k < s.choices.size(); ++k) {
        CHECK(c.alpha[k] - c.alpha[0] ==
              Approx(std::log(s.choices[k].strength / s.choices[0].strength)).margin(1e-6));
    }
    CHECK(c.worst_error < 1e-6);
}

TEST_CASE("two equal choices keep equal alphas whatever the noise") {
    Scenario s = made::lively();
    s.choices.resize(2);
    s.correlations.clear();
    for (Choice& choice : s.choices) {
        choice.strength = 0.5;
        choice.lean.assign(3, 0.0);
        choice.uncertainty = {0.4, 0.3, 0.2, 0.0};
    }
    const Calibration c = calibrated(s);
    // The pilot's own error allows as much as the tolerance of the shares.
    CHECK(std::abs(c.alpha[0] - c.alpha[1]) < 4e-4);
}

TEST_CASE("the logistic-normal mean of two choices is the integral's") {
    // E[logistic(alpha + s z)] with s^2 = s_a^2 + s_b^2 over a fine grid of the normal density.
    Scenario s = made::lively();
    s.choices.resize(2);
    s.correlations.clear();
    s.choices[0].strength = 0.2;
    s.choices[1].strength = 0.8;
    for (Choice& choice : s.choices) {
        choice.lean.assign(3, 0.0);
        choice.uncertainty = {0.5, 0.4, 0.3, 0.0};
    }
    const Calibration c = calibrated(s);
    const double sd = std::sqrt(2.0 * (0.25 + 0.16 + 0.09));
    double mean = 0.0;
    double weight = 0.0;
    for (int i = -8000; i <= 8000; ++i) {
        const double z = i / 1000.0;
        const double density = std::exp(-z * z / 2.0);
        mean += density / (1.0 + std::exp(-(c.alpha[0] - c.alpha[1] + sd * z)));
        weight += density;
    }
    CHECK(mean / weight == Approx(0.2).margin(1e-4));
}

TEST_CASE("simulated shares are the strengths") {
    check_shares(made::lively(), 20'000);
}

TEST_CASE("heavy tails and small parties are calibrated too") {
    Scenario s = made::lively();
    s.tails = 4;
    s.choices[3].strength = 0.002;
    s.choices[0].strength = 0.398;
    check_shares(s, 20'000);
}

TEST_CASE("an absent choice takes no part") {
    Scenario s = made::lively();
    s.choices[3].strength = 0.0;
    s.choices[0].strength = 0.40;
    const Calibration c = calibrated(s);
    CHECK(c.expected[3] == 0.0);
    CHECK(c.expected[0] == Approx(0.40).margin(1e-4));
}

TEST_CASE("the seed has no say in alpha") {
    Scenario s = made::lively();
    const Calibration first = calibrated(s);
    s.seed += 1;
    CHECK(calibrated(s) == first);
}
