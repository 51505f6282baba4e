#pragma once

#include "sim/engine/tally/settings.hpp"
#include "sim/engine/vector/vector_state.hpp"
#include "sim/engine/vector/vector_tallies.hpp"

namespace kenesh {

/// The vector engine on one instruction set: a batch of `lanes` pairs of runs (or of runs, without
/// twins) drawn, voted, counted and tallied.
struct BatchKernels {
    using Run = void (*)(const VectorPlan& plan, const CountPlan& places, std::uint64_t first_pair,
                         std::size_t live, VectorState& state, BatchCounters& counters);
    SimdTarget compiled_for = SimdTarget::automatic;
    std::size_t lanes = 0;
    Run single = nullptr;
    Run twins = nullptr;
    /// Parts of `twins`, each on what the parts before it left, for measurements: electorate,
    /// contests, lists, measures, tallies, and the seats of the keys of the district voted last.
    Run electorate = nullptr, contests = nullptr, lists = nullptr, measures = nullptr,
        tallies = nullptr, seats = nullptr;
};

/// To be called before batches of the SSE4 kernels (elsewhere it does nothing): where the upper
/// halves of wide registers were left in use (the C library does), some processors run them at a
/// quarter of their speed.
void leave_wide_registers() noexcept;

/// Precondition: one of simd_targets().
[[nodiscard]] BatchKernels batch_kernels(SimdTarget target);

}  // namespace kenesh
