#pragma once

#include <cstdint>

#include "sim/core/interrupted.hpp"
#include "sim/engine/tally/settings.hpp"
#include "sim/engine/tally/tallies.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

struct PointRuns {
    Tallies tallies;
    SimdTarget simd = SimdTarget::automatic;  ///< what the vector engine's kernels ran on
};

/// A part of a simulation whose pairs belong to points by turns: pair p to point p mod `points`.
/// Of `pairs` pairs in all (runs, without twins) those of one point, in this thread: summed over
/// points with one plan they are simulate()'s, to the last count. Throws Interrupted.
[[nodiscard]] PointRuns simulate_point(const Plan& plan, const TallyLayout& layout,
                                       std::int64_t point, std::int64_t points, std::int64_t pairs,
                                       Engine engine, SimdTarget simd, StopFlag stop = {});

}  // namespace kenesh
