#pragma once

#include "sim/engine/kernels.hpp"
#include "sim/engine/vector_state.hpp"
#include "sim/engine/vector_tallies.hpp"

namespace kenesh {

/// The vector engine on one instruction set: a batch of `lanes` pairs of runs (or of runs, without
/// twins) drawn, voted, counted and tallied.
struct BatchKernels {
    using Run = void (*)(const VectorPlan& plan, std::uint64_t first_pair, std::size_t live,
                         VectorState& state, VectorTallies& tallies);
    std::size_t lanes = 0;
    Run single = nullptr;
    Run twins = nullptr;
};

/// Precondition: one of simd_targets(), or automatic where there is one.
[[nodiscard]] BatchKernels batch_kernels(SimdTarget target);

}  // namespace kenesh
