#pragma once

#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// Adds bars of every measure of a sensitivity study, one system at a time; a measure that never
/// moved has none.
void add_sensitivity(const SweepReport& sweep, const Sheet& sheet, std::vector<Chart>& list);

}  // namespace kenesh
