#pragma once

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Seats of each bloc under the first two systems against the majority, and how often it has one.
/// Precondition: the summary has blocs.
[[nodiscard]] Chart bloc_majorities_chart(const Summary& summary, const Sheet& sheet);

}  // namespace kenesh
