#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/tally_check.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "tests/support/random_scenarios.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

constexpr std::int64_t kRuns = 64;

Tallies counted(const Plan& plan, Engine engine, SimdTarget target = SimdTarget::automatic,
                int threads = 1, std::int64_t first = 0, std::int64_t runs = kRuns) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.first_run = first;
    settings.threads = threads;
    settings.block = 6;
    settings.engine = engine;
    settings.simd = target;
    return simulate(plan, settings).tallies;
}

/// Runs whose seats of a choice or a bloc in a system differ: half of what moved between the bins,
/// so that what exchanges its place within a histogram escapes; twins' products tell that too.
std::int64_t moved_runs(const TallyLayout& layout, const Tallies& a, const Tallies& b) {
    std::int64_t moved = 0;
    const auto add = [&](const ChoiceSlots& of) {
        std::int64_t here = 0;
        for (std::int64_t bin = 0; bin < of.seats.bins; ++bin) {
            const std::size_t at = of.seats.at + 3 + static_cast<std::size_t>(bin);
            here += std::abs(static_cast<std::int64_t>(a.counts[at] - b.counts[at]));
        }
        moved += here / 2;
    };
    for (const SystemSlots& system : layout.systems) {
        std::ranges::for_each(system.choices, add);
        std::ranges::for_each(system.blocs, add);
    }
    return moved;
}

struct Found {
    std::int64_t runs = 0;   ///< times systems and choices
    std::int64_t moved = 0;  ///< of which differ between the engines
    int vector = 0;          ///< scenarios that kernels can do
};

void check_scenario(std::uint32_t number, Found& found) {
    INFO("random scenario " << number);
    const Plan plan = make_plan(made::RandomScenario(number).make());
    const TallyLayout layout = tally_layout(plan);
    const Tallies reference = counted(plan, Engine::reference);
    REQUIRE(plausible(layout, reference));
    INFO(unsupported(plan));
    if (!unsupported(plan).empty()) return;
    ++found.vector;
    const Tallies best = counted(plan, Engine::vector);
    REQUIRE(plausible(layout, best));  // seats add up to the house, and much else
    for (const SimdTarget target : test::tested_targets())
        REQUIRE((counted(plan, Engine::vector, target) == best));
    REQUIRE((counted(plan, Engine::vector, SimdTarget::automatic, 2) == best));
    Tallies merged = counted(plan, Engine::vector, SimdTarget::automatic, 1, 0, 26);
    merged += counted(plan, Engine::vector, SimdTarget::automatic, 1, 26, kRuns - 26);
    REQUIRE((merged == best));
    const std::int64_t moved = moved_runs(layout, reference, best);
    // Near ties alone: districts of twenty voters have many, a whole scenario never most runs.
    CHECK(moved <= kRuns / 8);
    found.moved += moved;
    for (const SystemSlots& system : layout.systems)
        found.runs +=
            kRuns * static_cast<std::int64_t>(system.choices.size() + system.blocs.size());
}

void check_scenarios(std::uint32_t first, std::uint32_t count) {
    Found found;
    for (std::uint32_t number = first; number < first + count; ++number)
        check_scenario(number, found);
    INFO("of " << found.runs << " runs' seats " << found.moved << " differ; " << found.vector
               << " of " << count << " scenarios by kernels");
    CHECK(static_cast<double>(found.moved) <= 1e-3 * static_cast<double>(found.runs));
    CHECK(found.vector == static_cast<int>(count));
}

}  // namespace

TEST_CASE("a few dozen random scenarios agree between engines, targets, threads and shards",
          "[random]") {
    check_scenarios(1, 36);
}

TEST_CASE("a thousand random scenarios agree between engines, targets, threads and shards",
          "[slow]") {
    check_scenarios(100, 1000);
}
