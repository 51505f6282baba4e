#pragma once

#include <cstdint>

#include "sim/engine/simulate.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/sweep/point.hpp"

namespace kenesh {

/// What a sweep keeps of one point (docs/sweep.md, "Measures"): per system and choice the seats,
/// the vote and the chances; per system the indices and events; the paired differences between the
/// first system and the others; the histograms of seats. `point` and `values` are left to the
/// caller.
[[nodiscard]] SweepPointResult point_result(const Plan& plan, const TallyLayout& layout,
                                            const Tallies& tallies);

}  // namespace kenesh
