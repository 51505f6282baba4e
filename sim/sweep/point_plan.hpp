#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/tally/tally_layout.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// Everything that says where and how a layout counts: plans with equal places share tallies.
[[nodiscard]] std::vector<std::int64_t> places_of(const TallyLayout& layout);

/// The calibrated plan of a point. Throws InputError where it counts other things than `places`.
[[nodiscard]] Plan plan_at(const Design& design, const ScenarioAtPoint& scenario_at,
                           std::size_t point, const std::vector<std::int64_t>& places,
                           Calibrator& calibrator);

}  // namespace kenesh
