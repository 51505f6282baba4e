#include "sim/engine/vector/vector_worker.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/tally_layout.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "sim/engine/worker.hpp"
#include "tests/support/republic.hpp"
#include "tests/support/targets.hpp"
#include "tests/support/wide_variants.hpp"

using namespace kenesh;

namespace {

SimulationSettings settings_of(Engine engine, std::int64_t runs, int threads = 1) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.threads = threads;
    settings.engine = engine;
    return settings;
}

std::uint64_t hash_of(const Tallies& tallies) {  // FNV-1a over the counts
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const Int128 count : tallies.counts) {
        hash = (hash ^ static_cast<std::uint64_t>(count)) * 0x100000001b3;
    }
    return hash;
}

/// Counts of the two engines for one slot: values are whole numbers rounded from float32 or double,
/// so that a value at a half may differ by one in few runs.
/// `near_tie`: what an index may move by because of a run or two in which a near tie went
/// otherwise.
void check_slot(const MeasureSlot& slot, const Tallies& a, const Tallies& b, double near_tie) {
    const auto runs = static_cast<double>(a.runs);
    const auto difference = [&](std::size_t i) {
        return std::abs(static_cast<double>(a.counts[slot.at + i] - b.counts[slot.at + i]));
    };
    // Sums: seats differ in no run or two. A share of float32 is wrong by some 2^-24 of itself a
    // few times over, about 0.02 of the unit of 10^-5, so that it is rounded the other way in at
    // most one run of 25 (the worst of all slots and variants has 41 units in 1,010 runs).
    CHECK(difference(0) <= (slot.width == 1 && slot.bins > 0 ? 4.0 : 0.05 * runs + near_tie));
    double moved = 0.0;
    for (std::int64_t bin = 0; bin < slot.bins; ++bin) {
        moved += difference(3 + static_cast<std::size_t>(bin));
    }
    CHECK(moved <= (slot.width == 1 ? 8.0 : 0.02 * runs + 8.0));
}

void check_slot(const EventSlot& slot, const Tallies& a, const Tallies& b, double) {
    for (const std::size_t at : {slot.at, slot.at + 1})
        CHECK(std::abs(static_cast<double>(a.counts[at] - b.counts[at])) <= 4.0);
}

void check_tallies(const made::Variant& variant, double near_tie) {
    Scenario s = made::lively();
    variant.change(s);
    const Plan plan = make_plan(s);
    INFO(variant.name << " " << unsupported(plan));
    REQUIRE(supported(plan));
    const Tallies a = simulate(plan, settings_of(Engine::vector, 1010)).tallies;
    const Tallies b = simulate(plan, settings_of(Engine::reference, 1010)).tallies;
    REQUIRE(a.runs == b.runs);
    const TallyLayout layout = tally_layout(plan);
    for_each_slot(layout, [&](const auto& slot) { check_slot(slot, a, b, near_tie); });
}

}  // namespace

TEST_CASE("tallies of both engines, rule by rule") {
    for (const made::Variant& variant : made::kVariants)
        check_tallies(variant, 0.0);
    // One of nine seats is a tenth of an index at most; in the scenario of millions one run in a
    // thousand has a district whose last seat hangs on a millionth of its votes.
    for (const made::Variant& variant : made::kWideVariants)
        check_tallies(variant, 2 * 0.12 * static_cast<double>(kShareUnit));
}

TEST_CASE("the same counts on every instruction set, in every variant") {
    for (const made::Variant& variant : made::all_variants()) {
        Scenario s = made::lively();
        variant.change(s);
        const Plan plan = make_plan(s);
        const TallyLayout layout = tally_layout(plan);
        std::vector<Tallies> all;
        for (const SimdTarget target : test::tested_targets()) {
            const auto worker = make_vector_worker(plan, layout, target);
            worker->run(0, 206);  // whole batches of none of them
            worker->run(206, 400);
            all.push_back(worker->tallies());
        }
        INFO(variant.name);
        for (const Tallies& tallies : all)
            CHECK((tallies == all.front()));
    }
}

TEST_CASE("golden counts: one machine's, and every other's") {
    const Plan plan = make_plan(made::republic());
    const TallyLayout layout = tally_layout(plan);
    for (const SimdTarget target : test::tested_targets()) {
        const auto worker = make_vector_worker(plan, layout, target);
        worker->run(0, 2000);
        INFO(name_of(target));
        CHECK(hash_of(worker->tallies()) == 0x7dddbf345ace0ecc);
    }
}

TEST_CASE("the vector engine's counts for any threads and blocks", "[threads]") {
    const Plan plan = make_plan(made::lively());
    const Tallies once = simulate(plan, settings_of(Engine::vector, 5000)).tallies;
    for (const int threads : {1, 2, 5}) {
        for (const std::int64_t block : {0, 2, 38, 5000}) {
            SimulationSettings settings = settings_of(Engine::vector, 5000, threads);
            settings.block = block;
            CHECK((simulate(plan, settings).tallies == once));
        }
    }
}

TEST_CASE("a batch that crosses 2^32 pairs is cut there") {
    const Plan plan = make_plan(made::lively());
    const TallyLayout layout = tally_layout(plan);
    const std::int64_t edge = std::int64_t{1} << 33;
    const auto whole = make_vector_worker(plan, layout, SimdTarget::automatic);
    whole->run(edge - 20, edge + 20);
    const auto parts = make_vector_worker(plan, layout, SimdTarget::automatic);
    parts->run(edge - 20, edge);
    parts->run(edge, edge + 20);
    CHECK((whole->tallies() == parts->tallies()));
    const auto reference = make_worker(plan, layout, Engine::reference, Normals::counters);
    reference->run(edge - 20, edge + 20);
    for (const ChoiceSlots& choice : layout.systems[0].choices) {
        CHECK(reference->tallies().counts[choice.seats.at] ==
              whole->tallies().counts[choice.seats.at]);
    }
}

TEST_CASE("what has no kernel goes to the reference engine") {
    const auto engine_of = [](made::Change change) {
        Scenario s = made::lively();
        change(s);
        const Plan plan = make_plan(s);
        const Simulation run = simulate(plan, settings_of(Engine::vector, 20));
        CHECK((run.tallies == simulate(plan, settings_of(Engine::reference, 20)).tallies));
        return run.engine;
    };
    CHECK(engine_of([](Scenario& s) {
              made::more_voters(s, 3500);
              made::both_tiers(s, [](DistrictTier& t) {
                  t.rule = BlockVote{};
                  t.seats = 8;
              });
          }) == Engine::reference);
    CHECK(engine_of([](Scenario& s) { s.choices[0].uncertainty.candidate = 9.0; }) ==
          Engine::reference);
}
