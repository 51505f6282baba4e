#include "sim/engine/tally/tallies.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/measures.hpp"
#include "sim/engine/tally/tally_check.hpp"
#include "tests/support/scenarios.hpp"
#include "tests/support/tallies.hpp"
#include "tests/support/variants.hpp"

using namespace kenesh;

namespace {

/// The tallies of one measure over runs of which half have the value a and half b, without twins.
Tallies halves(const MeasureSlot& slot, std::int64_t runs, std::int64_t a, std::int64_t b) {
    Tallies tallies(slot.at + slot.size(), false);
    tallies.runs = runs;
    for (const Int128 v : {Int128{a}, Int128{b}}) {
        tallies.counts[slot.at] += v * (runs / 2);
        tallies.counts[slot.at + 1] += v * v * (runs / 2);
        if (slot.bins == 0) continue;
        const auto bin = static_cast<std::size_t>((v - slot.first) / slot.width);
        tallies.counts[slot.at + 3 + bin] += runs / 2;
    }
    return tallies;
}

}  // namespace

// Squared shares of 9.2e8 runs pass 2^63, those of the largest effective numbers of 92,000 runs.
TEST_CASE("sums-overflow: errors and deviations of the most runs", "[tallies]") {
    const MeasureSlot share{0, 0, kShareUnit / 1000, 1001, kShareUnit};
    const MeasureSlot sums{0, 0, 1, 0, 0};
    for (const auto& [slot, a, b] :
         {std::tuple{share, std::int64_t{97'000}, std::int64_t{96'700}},
          std::tuple{share, kShareUnit, kShareUnit - 300},
          std::tuple{sums, kMostEffective, kMostEffective - 2 * 150'000}}) {
        const Tallies tallies = halves(slot, kMostRuns, a, b);
        const double half = static_cast<double>(a - b) / 2.0;
        // The mean lies half of the way, each run half a distance from it.
        CHECK(estimate(tallies, slot).mean == Approx(static_cast<double>(a + b) / 2.0));
        CHECK(deviation(tallies, slot) == Approx(half).epsilon(1e-6));
        CHECK(estimate(tallies, slot).standard_error == Approx(half / 32768.0).epsilon(1e-6));
    }
}

TEST_CASE("sums-overflow: merged shards reach the most runs", "[tallies]") {
    const MeasureSlot share{0, 0, kShareUnit / 1000, 1001, kShareUnit};
    Tallies sum = halves(share, kMostRuns / 4, 97'000, 96'700);
    for (int shard = 1; shard < 4; ++shard)
        sum += halves(share, kMostRuns / 4, 97'000, 96'700);
    CHECK((sum == halves(share, kMostRuns, 97'000, 96'700)));
}

TEST_CASE("what is the same in every run has no deviation and no error, however many",
          "[tallies]") {
    const MeasureSlot slot{0, 0, 1, 0, 0};
    for (const std::int64_t value : {std::int64_t{1}, std::int64_t{66'667}, kMostEffective}) {
        Tallies tallies = halves(slot, kMostRuns, value, value);
        CHECK(deviation(tallies, slot) == 0.0);
        CHECK(estimate(tallies, slot).standard_error == 0.0);
        tallies.twins = true;
        tallies.counts[2] = tallies.counts[1] / 2;
        CHECK(estimate(tallies, slot).standard_error == 0.0);
    }
}

TEST_CASE("quantiles are the smallest values with enough runs at or below", "[tallies]") {
    Tallies tallies(10, false);
    tallies.runs = 4;
    MeasureSlot slot{0, -2, 1, 5, 2};
    tallies.counts = {0, 0, 0, 1, 1, 0, 2, 0, 0, 0};  // values -2, -1, 1, 1
    CHECK(quantile(tallies, slot, 0.05) == -2);
    CHECK(quantile(tallies, slot, 0.5) == -1);
    CHECK(quantile(tallies, slot, 0.51) == 1);
    CHECK(quantile(tallies, slot, 0.95) == 1);
    SECTION("of wide bins, the middles") {
        slot.width = 100;
        slot.last = 1000;
        CHECK(quantile(tallies, slot, 0.05) == -2 + 50);
        CHECK(quantile(tallies, slot, 0.95) == -2 + 3 * 100 + 50);
    }
    SECTION("of wide bins, no more than there can be") {
        slot.width = 100;
        slot.last = 302;
        CHECK_FALSE(slot.open());
        CHECK(quantile(tallies, slot, 0.95) == 302);
    }
    SECTION("in an open last bin they are not known") {
        slot.last = 3;
        CHECK(slot.open());
        tallies.counts = {0, 0, 0, 1, 1, 0, 1, 1, 0, 0};
        CHECK(quantile(tallies, slot, 0.75) == 1);
        CHECK_FALSE(quantile(tallies, slot, 0.76).has_value());
    }
}

TEST_CASE("the tallies of both engines are plausible, and of so many runs more", "[tallies]") {
    for (const made::Variant& variant : made::kVariants) {
        Scenario scenario = made::lively();
        variant.change(scenario);
        const Plan plan = make_plan(scenario);
        const TallyLayout layout = tally_layout(plan);
        for (const Engine engine : {Engine::reference, Engine::vector}) {
            SimulationSettings settings;
            settings.runs = 256;
            settings.engine = engine;
            INFO(variant.name << (engine == Engine::vector ? ", vector" : ", reference"));
            const Tallies tallies = simulate(plan, settings).tallies;
            CHECK(plausible(layout, tallies));
            CHECK(plausible(layout, made::repeated(tallies, kMostRuns / 256)));
            CHECK_FALSE(plausible(layout, made::repeated(tallies, kMostRuns / 128)));
        }
    }
}

TEST_CASE("a changed count is found wherever it is", "[tallies]") {
    const Plan plan = make_plan(made::lively());
    const TallyLayout layout = tally_layout(plan);
    SimulationSettings settings;
    settings.runs = 100;
    const Tallies sound = simulate(plan, settings).tallies;
    const auto found = [&](std::size_t at, Int128 change) {
        Tallies changed = sound;
        changed.counts[at] += change;
        return !plausible(layout, changed);
    };
    std::size_t places = 0;
    for_each_slot(layout, [&]<class Slot>(const Slot& slot) {
        if constexpr (std::is_same_v<Slot, MeasureSlot>) {
            // Beyond all bounds: sum, squares, products. Bins: any change.
            for (std::size_t i = 0; i < 3; ++i) {
                CHECK(found(slot.at + i, Int128{1} << 80));
                CHECK(found(slot.at + i, -(Int128{1} << 80)));
            }
            if (slot.bins > 0) {
                CHECK(found(slot.at + 3, 1));
                CHECK(found(slot.at + slot.size() - 1, 1));
            }
            places += slot.size();
        } else {
            CHECK(found(slot.at, 101));
            CHECK(found(slot.at + 1, 51));
            CHECK(found(slot.at + 1, -51));
            places += 2;
        }
    });
    CHECK(places == layout.size);
}

TEST_CASE("effective-parties: never more than there are, in both engines", "[tallies]") {
    // Independents have nearly all preferences, so that the parties' squares are next to nothing.
    Scenario scenario = made::lively();
    for (Choice& choice : scenario.choices)
        choice.strength = choice.kind == ChoiceKind::independents ? 0.9996 : 0.0001;
    scenario.choices.back().strength = 0.0;  // against all: absent
    const Plan plan = make_plan(scenario);
    const TallyLayout layout = tally_layout(plan);
    const MeasureSlot& slot = layout.systems[0].house[HouseMeasure::effective_pref];
    CHECK(most_preferred(plan) == 5 * kEffectiveUnit);
    for (const Engine engine : {Engine::reference, Engine::vector}) {
        SimulationSettings settings;
        settings.runs = 400;
        settings.engine = engine;
        const Simulation simulation = simulate(plan, settings);
        REQUIRE(simulation.engine == engine);
        CHECK(estimate(simulation.tallies, slot).mean == 5.0 * kEffectiveUnit);
    }
}
