#pragma once

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Women among those elected, a row per system.
[[nodiscard]] Chart women_elected(const Summary& summary, const Sheet& sheet = kWideSheet);

/// How far seats are from first preferences, and how many parties there are by seats.
[[nodiscard]] Chart disproportionality(const Summary& summary, const Sheet& sheet = kWideSheet);

}  // namespace kenesh
