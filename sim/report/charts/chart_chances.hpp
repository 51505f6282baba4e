#pragma once

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Who has a majority in how many of a hundred elections, in the first two systems: a dot each.
[[nodiscard]] Chart majority_chances(const Summary& summary, const Sheet& sheet = kWideSheet);

/// "8 in 100"; "less than 1 in 1,000"; "3 in 1,000" between.
[[nodiscard]] std::string in_hundred(double p);

}  // namespace kenesh
