#pragma once

#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// Makes the scenarios of all points, so that a mistake in any of them is found before the work
/// begins. Throws InputError with the mistakes in the order of the points, each once and at most
/// 20; Interrupted.
void check_points(const Design& design, const SweepSettings& settings);

}  // namespace kenesh
