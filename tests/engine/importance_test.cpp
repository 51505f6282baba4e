#include "sim/engine/importance.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Two lists share 100 seats in one region; only national effects vary. a has at least 51 seats if
/// its share is at least 0.505, that is if alpha_a - alpha_b + s_a z_a - s_b z_b >= log(505 / 495).
Scenario two_lists(double strength) {
    Scenario s;
    s.geography = made::geography(1, 1);
    s.geography.units[0].registered = 1'000'000'000;
    s.choices = {made::party("a", strength, s.geography),
                 made::party("b", 1.0 - strength, s.geography)};
    s.choices[0].uncertainty.national = 0.3;
    s.choices[1].uncertainty.national = 0.2;
    s.systems = {made::list("l", 100)};
    return s;
}

double exact(const Plan& plan) {
    const double gap = plan.calibration.alpha[0] - plan.calibration.alpha[1];
    const boost::math::normal normal;
    return boost::math::cdf(
        boost::math::complement(normal, (std::log(505.0 / 495.0) - gap) / std::sqrt(0.13)));
}

}  // namespace

TEST_CASE("a chance of less than one in a million is found within its error") {
    const Plan plan = make_plan(two_lists(0.15));
    const double p = exact(plan);
    CHECK(p < 1e-6);
    const auto found = RareSampler(plan, 2)({0, 0, 51}, 1 << 14);
    REQUIRE(found);
    INFO("p " << found->p << " se " << found->standard_error << " exact " << p);
    CHECK(std::abs(found->p - p) < 4.0 * found->standard_error);
    CHECK(found->standard_error < 0.05 * p);
    // Plain sampling would have sqrt(p / n): at the same cost its error is a thousand times larger.
    CHECK(std::sqrt(p / static_cast<double>(found->runs)) > 100.0 * found->standard_error);
    CHECK(found->effective_sample_size > 1000.0);
}

TEST_CASE("where the event is common, importance sampling agrees with plain runs") {
    const Plan plan = make_plan(made::lively());
    SimulationSettings settings;
    settings.runs = 40'000;
    const Simulation plain = simulate(plan, settings);
    const TallyLayout layout = tally_layout(plan);
    RareSampler sampler(plan, 2);
    for (std::size_t k = 0; k < 2; ++k) {
        const Estimate expected = estimate(plain.tallies, layout.systems[1].choices[k].majority);
        const int majority = plan.systems[1].house / 2 + 1;
        const auto found = sampler({1, k, majority}, 1 << 14);
        REQUIRE(found);
        CHECK(std::abs(found->p - expected.mean) <
              4.0 * std::hypot(found->standard_error, expected.standard_error));
    }
}

TEST_CASE("the same bytes for any number of threads, in the rare too", "[threads]") {
    const Plan plan = make_plan(two_lists(0.2));
    const auto one = RareSampler(plan, 1)({0, 0, 51}, 2000);
    REQUIRE(one);
    CHECK(RareSampler(plan, 2)({0, 0, 51}, 2000) == one);
    CHECK(RareSampler(plan, 3)({0, 0, 51}, 2000) == one);
}

TEST_CASE("what no national effect can bring is left alone") {
    Scenario s = two_lists(0.2);
    s.choices[0].uncertainty.national = s.choices[1].uncertainty.national = 0.0;
    CHECK_FALSE(RareSampler(make_plan(s), 1)({0, 0, 51}, 2000));
}
