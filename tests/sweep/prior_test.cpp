#include "sim/sweep/prior.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "sim/sweep/prior_ranges.hpp"
#include "sim/sweep/run_priors.hpp"
#include "sim/sweep/setting_value.hpp"
#include "tests/support/priors.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;
using made::uniform;

namespace {

/// Sets the national deviation of every choice: "national=X".
Scenario at(const DesignPoint& point) {
    Scenario scenario = made::lively();
    if (!point.settings.empty())
        for (Choice& choice : scenario.choices)
            choice.uncertainty.national = setting_number(point.values.front());
    return scenario;
}

double national_of_lively() {
    return made::lively().choices.front().uncertainty.national;
}

SimulationSettings settings_of(std::int64_t runs, int threads, Engine engine) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.threads = threads;
    settings.engine = engine;
    return settings;
}

}  // namespace

TEST_CASE("Priors have the quantiles that they name") {
    Prior normal;
    normal.law = PriorLaw::normal;
    normal.middle = 0.3;
    normal.sd = 0.1;
    CHECK(prior_value(normal, 0.5) == Approx(0.3));
    // Cut at four deviations: 0.00006 of the law is not drawn.
    CHECK(prior_value(normal, 0.95) == Approx(0.3 + 0.1 * 1.6448536).epsilon(1e-3));
    normal.least_score = 0.0;  // half a normal: its median is the whole one's upper quartile
    CHECK(prior_value(normal, 0.5) == Approx(0.3 + 0.1 * 0.6744898).epsilon(1e-3));
    Prior lognormal;
    lognormal.law = PriorLaw::lognormal;
    lognormal.middle = 0.2;
    lognormal.low = 0.1;
    lognormal.high = 0.4;
    CHECK(prior_value(lognormal, 0.05) == Approx(0.1).epsilon(1e-3));
    CHECK(prior_value(lognormal, 0.5) == Approx(0.2));
    CHECK(prior_value(lognormal, 0.95) == Approx(0.4).epsilon(1e-3));
    CHECK(prior_value(uniform("a", 1.0, 3.0), 0.25) == Approx(1.5));
}

TEST_CASE("Points of priors stand one in each part, whatever the seed") {
    const std::vector<Prior> priors{uniform("a", 0.0, 1.0), uniform("b", 0.0, 1.0),
                                    uniform("c", 0.0, 1.0)};
    for (const std::uint64_t seed : {1U, 7U}) {
        const Design design = prior_design(priors, 64, seed);
        REQUIRE(design.points.size() == 64);
        for (std::size_t k = 0; k < priors.size(); ++k) {
            std::set<int> parts;
            for (const DesignPoint& point : design.points)
                parts.insert(static_cast<int>(64.0 * setting_number(point.values[k])));
            CHECK(parts.size() == 64);
        }
    }
    CHECK(prior_design(priors, 64, 1) == prior_design(priors, 64, 1));
    CHECK_FALSE(prior_design(priors, 64, 1) == prior_design(priors, 64, 2));
}

TEST_CASE("A prior of width zero gives the run without it", "[threads]") {
    const double sd = national_of_lively();
    const Design design = prior_design(std::vector{uniform("national", sd, sd)}, 8, 1);
    const Plan plan = make_plan(made::lively());
    for (const Engine engine : {Engine::reference, Engine::vector}) {
        // 503 pairs: the points have not all as many.
        const Tallies once = simulate(plan, settings_of(1006, 1, engine)).tallies;
        for (const int threads : {1, 3}) {
            const PriorRun run = run_priors(plan, design, at, settings_of(1006, threads, engine));
            CHECK(run.simulation.tallies == once);
            CHECK(run.points.size() == 8);
        }
    }
}

TEST_CASE("Fewer pairs than points is a mistake") {
    const Plan plan = make_plan(made::lively());
    const Design design = prior_design(std::vector{uniform("national", 0.1, 0.2)}, 8, 1);
    CHECK_THROWS_AS(run_priors(plan, design, at, settings_of(14, 1, Engine::reference)),
                    InputError);
}

// Means m_j of points are drawn from N(5, 3^2) and seen with errors of N(0, 4^2): by the law of
// total variance they vary with 3^2 + 4^2 = 5^2, and the range that is told is that of m_j alone,
// 5 +- 1.645 * 3. Of 20,000 points the deviation's standard error is 5 / sqrt(2 * 20,000) = 0.025,
// that of `between` 0.042, that of a 5 % quantile 3 * 2.11 / sqrt(20,000) = 0.075 (seed 1).
TEST_CASE("Ranges of parameters leave out the noise of their own elections") {
    std::vector<double> values, errors;
    Prior normal;
    normal.law = PriorLaw::normal;
    normal.sd = 1.0;
    const Design design = prior_design(std::vector{normal, normal}, 20'000, 1);
    for (const DesignPoint& point : design.points) {
        values.push_back(5.0 + 3.0 * setting_number(point.values[0]) +
                         4.0 * setting_number(point.values[1]));
        errors.push_back(4.0);
    }
    const PriorRange range = range_of(values, errors);
    CHECK(range.mean == Approx(5.0).margin(0.1));
    CHECK(range.error * std::sqrt(20'000.0) == Approx(5.0).margin(0.1));
    CHECK(range.between == Approx(3.0).margin(0.15));
    CHECK(range.low == Approx(5.0 - 1.645 * 3.0).margin(0.25));
    CHECK(range.high == Approx(5.0 + 1.645 * 3.0).margin(0.25));
    // Nothing but noise: no range.
    const PriorRange none =
        range_of(std::vector<double>{1.0, 2.0, 3.0}, std::vector<double>{2.0, 2.0, 2.0});
    CHECK(none.low == Approx(2.0));
    CHECK(none.high == Approx(2.0));
}
