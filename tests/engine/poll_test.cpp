#include <boost/math/distributions/beta.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/random/draws.hpp"
#include "sim/engine/reference/reference.hpp"
#include "sim/engine/reference/reference_votes.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/worker.hpp"
#include "tests/support/scenarios.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

/// Four parties in one place, nothing uncertain but the poll of the first three.
Scenario polled() {
    Scenario s;
    s.geography = made::geography(1, 1);
    s.geography.units[0].registered = 1'000'000'000;
    s.poll = Poll{120, 1.2, "", {0.5, 0.2, 0.04, -1.0}};
    // Shapes 50.5, 20.5, 4.5 and 26.5 of the rest.
    const double sum = 102.0;
    const double shape[] = {50.5, 20.5, 4.5, 26.5};
    for (std::size_t k = 0; k < 4; ++k)
        s.choices.push_back(
            made::party(std::string(1, static_cast<char>('a' + k)), shape[k] / sum, s.geography));
    s.systems = {made::list("l", 100)};
    s.turnout.mean = 1.0;
    s.antithetic = false;
    return s;
}

/// National shares of `runs` runs: runs x K.
std::vector<std::vector<double>> shares_of(const Plan& plan, std::int64_t runs) {
    const DrawLayout layout = draw_layout(plan);
    Draws draws;
    Electorate electorate;
    std::vector<std::vector<double>> list;
    for (std::int64_t run = 0; run < runs; ++run) {
        draw_from_counters(plan, layout, static_cast<std::uint64_t>(run), draws);
        const auto national = std::span(draws.z).subspan(layout.national, plan.choices.size());
        draw_electorate(plan, layout, draws, 1.0, national, electorate);
        list.emplace_back(plan.choices.size());
        national_shares(electorate, list.back());
    }
    return list;
}

}  // namespace

TEST_CASE("a poll alone gives the Dirichlet's moments", "[poll]") {
    constexpr std::int64_t kRuns = 100'000;
    const Plan plan = make_plan(polled());
    const auto shares = shares_of(plan, kRuns);
    const double shape[] = {50.5, 20.5, 4.5, 26.5};
    const double sum = 102.0;
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double mi = shape[i] / sum, mj = shape[j] / sum;
            const double expected = ((i == j ? mi : 0.0) - mi * mj) / (sum + 1.0);
            // Mean of products of deviations, with the standard error from their spread.
            double product = 0.0, squares = 0.0, mean = 0.0;
            for (const auto& one : shares) {
                const double p = (one[i] - mi) * (one[j] - mj);
                product += p / kRuns;
                squares += p * p / kRuns;
                mean += one[i] / kRuns;
            }
            const double error = std::sqrt((squares - product * product) / kRuns);
            INFO("categories " << i << ", " << j << ": " << product << " against " << expected);
            CHECK(std::abs(product - expected) < 4.0 * error);
            if (i == j) CHECK(std::abs(mean - mi) < 4.0 * std::sqrt(expected / kRuns));
        }
    }
    // Marginals are Beta: five quantiles of each, four standard errors.
    for (std::size_t i = 0; i < 4; ++i) {
        const boost::math::beta_distribution<double> beta(shape[i], sum - shape[i]);
        for (const double p : {0.01, 0.1, 0.5, 0.9, 0.99}) {
            const double bound = boost::math::quantile(beta, p);
            double below = 0.0;
            for (const auto& one : shares)
                below += one[i] < bound ? 1.0 / kRuns : 0.0;
            INFO("category " << i << ", quantile " << p);
            CHECK(std::abs(below - p) < 4.0 * std::sqrt(p * (1.0 - p) / kRuns));
        }
    }
}

TEST_CASE("choices outside the poll share one draw", "[poll]") {
    Scenario s = polled();
    s.choices.push_back(s.choices[3]);
    s.choices[4].id = "e";
    s.choices[3].strength /= 2;
    s.choices[4].strength /= 2;
    s.poll->share.push_back(-1.0);
    for (const auto& one : shares_of(make_plan(s), 50))
        CHECK(one[3] == Approx(one[4]).epsilon(1e-6));
}

TEST_CASE("the poll moves no other draw, and fades with its sample", "[poll]") {
    Scenario with = made::lively();
    with.poll = Poll{10'000'000, 1.0, "", {0.35, 0.2, 0.15, 0.05, 0.2, 0.05}};
    const Plan plain = make_plan(made::lively());
    const auto a = shares_of(plain, 20);
    const auto b = shares_of(make_plan(with), 20);
    for (std::size_t run = 0; run < a.size(); ++run) {
        for (std::size_t k = 0; k < 6; ++k)
            CHECK(b[run][k] == Approx(a[run][k]).margin(0.002));
    }
}

TEST_CASE("both engines draw the same poll, run by run and twin by twin", "[poll]") {
    for (const bool twins : {true, false}) {
        Scenario s = made::lively();
        s.antithetic = twins;
        s.poll = Poll{300, 1.4, "", {0.35, -1.0, 0.15, 0.05, -1.0, 0.05}};
        const Plan plan = make_plan(s);
        const TallyLayout layout = tally_layout(plan);
        CHECK(engine_for(plan, Engine::vector, Normals::counters) == Engine::vector);
        for (std::int64_t run = 0; run < 64; run += 2) {
            SimulationSettings settings;
            settings.runs = 2;
            settings.first_run = run;
            settings.threads = 1;
            settings.engine = Engine::reference;
            const Tallies reference = simulate(plan, settings).tallies;
            settings.engine = Engine::vector;
            const Tallies vector = simulate(plan, settings).tallies;
            for (std::size_t k = 0; k < 6; ++k) {
                const MeasureSlot& slot = layout.preference[k];
                CHECK(std::abs(estimate(vector, slot).mean - estimate(reference, slot).mean) <=
                      1.0);  // a hundred-thousandth: whole numbers round apart
            }
        }
    }
}

TEST_CASE("a polled scenario has the same counts on every instruction set", "[poll][threads]") {
    Scenario s = made::lively();
    s.poll = Poll{300, 1.4, "", {0.35, -1.0, 0.15, 0.05, -1.0, 0.05}};
    const Plan plan = make_plan(s);
    SimulationSettings settings;
    settings.runs = 2000;
    settings.engine = Engine::vector;
    settings.threads = 1;
    const Tallies once = simulate(plan, settings).tallies;
    for (const SimdTarget target : test::tested_targets()) {
        settings.simd = target;
        settings.threads = 2;
        CHECK(simulate(plan, settings).tallies == once);
    }
}

TEST_CASE("the poll's uncertainty comes on top of the model's own", "[poll]") {
    // In shares around 0.35 with a log deviation of 0.25 and a poll of 200: variances nearly add.
    Scenario s = polled();
    s.choices[0].uncertainty.national = 0.25;
    Scenario own = s;
    own.poll.reset();
    const auto variance = [](const Scenario& scenario) {
        const auto shares = shares_of(make_plan(scenario), 40'000);
        double mean = 0.0, squares = 0.0;
        for (const auto& one : shares) {
            mean += one[0] / 40'000;
            squares += one[0] * one[0] / 40'000;
        }
        return squares - mean * mean;
    };
    const double poll_alone = (50.5 / 102.0) * (51.5 / 102.0) / 103.0;
    // Variances of 40,000 runs are known within 0.8 %; curvature takes off a few per cent.
    CHECK(variance(s) == Approx(variance(own) + poll_alone).epsilon(0.06));
    CHECK(variance(s) > 1.2 * variance(own));
}
