// Strengths and leans that are legal and far from any election: the calibration either reaches them
// or says that it does not, and no number is none.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/model/calibration/calibration.hpp"
#include "sim/model/national.hpp"
#include "sim/model/plan/plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Parties of these strengths under one list system, in two regions of one unit.
Scenario parties(const std::vector<double>& strengths) {
    Scenario s;
    s.geography = made::geography(2, 1);
    double sum = 0.0;
    for (const double strength : strengths)
        sum += strength;
    for (std::size_t k = 0; k < strengths.size(); ++k) {
        s.choices.push_back(made::party("p" + std::to_string(k), strengths[k] / sum, s.geography));
        s.choices.back().uncertainty = {0.2, 0.1, 0.1, 0.0};
    }
    s.systems = {made::list("s", 10)};
    return s;
}

/// Mean preference shares of 1,000 runs, one a choice.
std::vector<double> shares(const Scenario& scenario, Engine engine) {
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 1000;
    settings.engine = engine;
    const Simulation done = simulate(plan, settings);
    const TallyLayout layout = tally_layout(plan);
    std::vector<double> out;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        out.push_back(estimate(done.tallies, layout.preference[k]).mean / kShareUnit);
    return out;
}

}  // namespace

TEST_CASE("nan-calibration: a strength of 1e-16 takes nobody's votes away", "[model]") {
    const Scenario s = parties({1.0, 1e-16, 1.0});
    const Plan plan = make_plan(s);
    CHECK(plan.calibration.reached);
    CHECK(plan.calibration.worst_error > 0.0);
    for (const Engine engine : {Engine::reference, Engine::vector}) {
        const auto mean = shares(s, engine);
        // A pair's shares are mirror images: their mean has a deviation below 0.02 in one pair.
        CHECK(mean[0] == Approx(0.5).margin(0.003));
        CHECK(mean[1] == Approx(0.0).margin(1e-6));
        CHECK(mean[2] == Approx(0.5).margin(0.003));
    }
}

TEST_CASE("nan-calibration: a lean that all regions have is no lean", "[model]") {
    for (const double lean : {-100.0, -38.0, 38.0, 40.0, 100.0}) {
        Scenario s = parties({1.0, 1.0});
        s.choices[1].lean = {lean, lean};
        const Plan plan = make_plan(s);
        INFO("lean " << lean);
        CHECK(plan.calibration.reached);
        CHECK(plan.calibration.alpha[1] - plan.calibration.alpha[0] == Approx(-lean).margin(1e-3));
        const auto mean = shares(s, Engine::vector);
        CHECK(mean[0] == Approx(0.5).margin(0.003));
    }
}

TEST_CASE("nan-calibration: opposite leans of any size are outweighed", "[model]") {
    for (const double lean : {30.0, 100.0}) {
        Scenario s = parties({0.3, 0.7});
        s.choices[0].lean = {lean, -lean};
        // Half of the votes are in either region: 0.3 is 0.6 of the first one's.
        const Plan plan = make_plan(s);
        INFO("lean " << lean);
        CHECK(plan.calibration.reached);
        CHECK(plan.calibration.expected[0] == Approx(0.3).margin(1e-4));
        CHECK(shares(s, Engine::reference)[0] == Approx(0.3).margin(0.003));
    }
}

TEST_CASE("sigfpe: deviations of 10, leans of -100 and strengths of a billionth", "[model][slow]") {
    Scenario s = parties({0.496, 0.196, 1e-6, 1e-6, 0.224, 0.262, 0.228, 0.398, 1000.0});
    s.choices[5].lean = {-100.0, -100.0};
    for (Choice& choice : s.choices)
        choice.uncertainty = {0.05, 10.0, 0.0, 0.0};
    s.correlations = {{0, 1, -0.5}};
    for (const int tails : {0, 3}) {
        s.tails = tails;
        const Plan plan = make_plan(s);
        for (const double alpha : plan.calibration.alpha)
            CHECK(std::isfinite(alpha));
        for (const Engine engine : {Engine::reference, Engine::vector}) {
            const auto mean = shares(s, engine);
            double sum = 0.0;
            for (const double share : mean)
                sum += share;
            CHECK(sum == Approx(1.0).margin(1e-6));
            CHECK(mean.back() > 0.98);
        }
    }
}

TEST_CASE("sigfpe: deviations of 10 at every level with the heaviest tails", "[model]") {
    Scenario s = parties({1.0, 1.0, 1.0});
    s.tails = 3;
    for (Choice& choice : s.choices)
        choice.uncertainty = {10.0, 10.0, 10.0, 10.0};
    s.turnout = {0.01, 10.0, 10.0, 10.0, 0.9};
    const auto mean = shares(s, Engine::vector);
    for (const double share : mean)
        CHECK(share == Approx(1.0 / 3.0).margin(0.06));  // four errors of 1,000 draws of 0 or 1
}

TEST_CASE("slow-inputs: hundreds of parties are calibrated without a square of their number",
          "[model]") {
    std::vector<double> strengths;
    for (int k = 0; k < 300; ++k)
        strengths.push_back(1.0 + k % 17);
    const Calibration c = make_plan(parties(strengths)).calibration;
    CHECK(c.reached);
}
