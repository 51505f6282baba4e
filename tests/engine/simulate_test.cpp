#include "sim/engine/simulate.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/tally/recorder.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

SimulationSettings reference(std::int64_t runs, int threads = 1) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.threads = threads;
    settings.engine = Engine::reference;
    return settings;
}

}  // namespace

TEST_CASE("the same counts for any number of threads and any block size", "[threads]") {
    const Plan plan = make_plan(made::lively());
    const Tallies once = simulate(plan, reference(2000)).tallies;
    for (const int threads : {1, 2, 3, 7}) {
        for (const std::int64_t block : {0, 2, 17, 5000}) {
            SimulationSettings settings = reference(2000, threads);
            settings.block = block;
            CHECK(simulate(plan, settings).tallies == once);
        }
    }
}

TEST_CASE("shards add up to the whole", "[threads]") {
    const Plan plan = make_plan(made::lively());
    const Tallies whole = simulate(plan, reference(1000)).tallies;
    SimulationSettings settings = reference(400);
    Tallies sum = simulate(plan, settings).tallies;
    settings.first_run = 400;
    settings.runs = 600;
    sum += simulate(plan, settings).tallies;
    CHECK(sum == whole);
}

TEST_CASE("an odd number of runs is rounded up with twins only") {
    Scenario s = made::lively();
    CHECK(simulate(make_plan(s), reference(7)).tallies.runs == 8);
    s.antithetic = false;
    CHECK(simulate(make_plan(s), reference(7)).tallies.runs == 7);
}

TEST_CASE("stopping early leaves whole pairs without a gap", "[threads]") {
    const Plan plan = make_plan(made::lively());
    std::atomic<bool> stop{false};
    SimulationSettings settings = reference(50'000'000, 2);
    settings.stop = &stop;
    settings.block = 64;
    settings.progress = [&](const Progress& p) {
        if (p.done > 0) stop = true;
    };
    const Simulation cut = simulate(plan, settings);
    CHECK(cut.interrupted);
    REQUIRE(cut.tallies.runs > 0);
    CHECK(cut.tallies.runs % 2 == 0);
    CHECK(cut.tallies == simulate(plan, reference(cut.tallies.runs)).tallies);
}

TEST_CASE("precision stops at 2^14 or its doubles, whatever the threads", "[threads]") {
    const Plan plan = make_plan(made::lively());
    SimulationSettings settings = reference(1 << 20);
    settings.precision = 1.0;
    CHECK(simulate(plan, settings).tallies.runs == 1 << 14);
    const TallyLayout layout = tally_layout(plan);
    double worst = 0.0;
    const Tallies first = simulate(plan, reference(1 << 14)).tallies;
    for (const SystemSlots& system : layout.systems) {
        for (std::size_t k = 0; k < 4; ++k) {
            worst = std::max(worst, estimate(first, system.choices[k].seats).standard_error);
        }
    }
    settings.precision = 0.8 * worst;
    settings.threads = 2;
    CHECK(simulate(plan, settings).tallies.runs == 1 << 15);
}

TEST_CASE("errors of twins come from pairs: they match the spread between seeds") {
    // Mean seats of the first party over 200 seeds of 100 runs: their standard deviation against
    // the mean of the stated errors. The relative error of such a deviation is 1 / sqrt(2 x 199)
    // = 5 %; an error that took runs for independent would be wrong by far more.
    Scenario s = made::lively();
    std::vector<double> means;
    double stated = 0.0;
    double naive = 0.0;
    Plan plan = make_plan(s);
    const TallyLayout layout = tally_layout(plan);
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        plan.seed = seed;
        const Tallies tallies = simulate(plan, reference(100)).tallies;
        const MeasureSlot& slot = layout.systems[1].choices[0].seats;
        const Estimate one = estimate(tallies, slot);
        means.push_back(one.mean);
        stated += one.standard_error * one.standard_error / 200.0;
        naive += std::pow(deviation(tallies, slot), 2) / 100.0 / 200.0;
    }
    const double mean = std::accumulate(means.begin(), means.end(), 0.0) / 200.0;
    double variance = 0.0;
    for (const double m : means)
        variance += (m - mean) * (m - mean) / 199.0;
    CHECK(std::sqrt(variance / stated) == Approx(1.0).margin(0.2));
    CHECK(naive > 1.5 * stated);
}

TEST_CASE("tallies hold what the elections say") {
    const Plan plan = make_plan(made::lively());
    const TallyLayout layout = tally_layout(plan);
    const Tallies tallies = simulate(plan, reference(500)).tallies;
    ReferenceEngine engine(plan);
    std::int64_t seats = 0, more = 0, replaced = 0, women = 0;
    for (std::int64_t run = 0; run < 500; ++run) {
        const Election& e = engine.run(run);
        const auto total = [&](std::size_t s) {
            return e.systems[s].list_seats[0] + e.systems[s].district_seats[0];
        };
        seats += total(0);
        more += total(0) > total(1) ? 1 : 0;
        women += e.systems[0].women;
        for (const auto& d : std::get<DistrictTierResult>(e.systems[0].tiers[0]).districts) {
            replaced += d.gender_replacement;
        }
    }
    CHECK(tallies.counts[layout.systems[0].choices[0].seats.at] == seats);
    CHECK(tallies.counts[layout.comparisons[0].choices[0].more.at] == more);
    CHECK(tallies.counts[layout.systems[0].house[HouseMeasure::gender_replacement].at] == replaced);
    CHECK(tallies.counts[layout.systems[0].house[HouseMeasure::women].at] == women);
    for (const SystemSlots& system : layout.systems) {
        for (const ChoiceSlots& choice : system.choices) {
            const auto bins = histogram(tallies, choice.seats);
            CHECK(std::accumulate(bins.begin(), bins.end(), Int128{0}) == 500);
        }
    }
}

TEST_CASE("Boost's normals and the counters' agree in distribution") {
    const Plan plan = make_plan(made::lively());
    const TallyLayout layout = tally_layout(plan);
    SimulationSettings settings = reference(20'000, 2);
    const Tallies counters = simulate(plan, settings).tallies;
    settings.normals = Normals::boost;
    const Tallies boost = simulate(plan, settings).tallies;
    for (const SystemSlots& system : layout.systems) {
        for (const ChoiceSlots& choice : system.choices) {
            const Estimate a = estimate(counters, choice.seats);
            const Estimate b = estimate(boost, choice.seats);
            CHECK(std::abs(a.mean - b.mean) <=
                  4.0 * std::hypot(a.standard_error, b.standard_error));
        }
    }
}

TEST_CASE("long work tells its progress an error, and counts the same", "[slow]") {
    const Plan plan = make_plan(made::lively());
    SimulationSettings settings;
    settings.engine = Engine::vector;
    settings.runs = (std::int64_t{1} << 19) + 1000;
    const Tallies silent = simulate(plan, settings).tallies;
    double least = -1.0;
    settings.errors_in_progress = true;
    settings.progress = [&](const Progress& progress) {
        CHECK(progress.total == settings.runs);
        least = progress.standard_error.value_or(-1.0);
    };
    CHECK(simulate(plan, settings).tallies == silent);
    // Progress is told every tenth of a second; a very fast machine may be done before.
    CHECK((least == -1.0 || (least > 0.0 && least < 0.1)));
}
