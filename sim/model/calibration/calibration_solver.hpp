#pragma once

#include "sim/model/calibration/calibration.hpp"
#include "sim/model/calibration/calibration_pilot.hpp"

namespace kenesh::calibration {

constexpr std::size_t kReplicates = 8;  ///< parts of a pilot whose spread is its error

/// Solves for alpha by Newton's method on the pilot, and says how well it was reached: fills all of
/// `result` for the present choices, and adds its steps. The pilot has a multiple of kReplicates
/// lattices.
void solve(const Problem& problem, const Pilot& pilot, Calibration& result);

}  // namespace kenesh::calibration
