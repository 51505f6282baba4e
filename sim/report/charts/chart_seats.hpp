#pragma once

#include <cstddef>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// How often each choice has how many seats, in the first two systems.
[[nodiscard]] Chart seat_distributions(const Summary& summary, const Sheet& sheet = kWideSheet);

/// Mean seats with the middle half and 90 % of the runs.
[[nodiscard]] Chart seat_intervals(const Summary& summary, const Sheet& sheet = kWideSheet);

/// The first system less another one, run by run.
/// Precondition: comparison < summary.comparisons.size().
[[nodiscard]] Chart seat_differences(const Summary& summary, std::size_t comparison,
                                     const Sheet& sheet = kWideSheet);

}  // namespace kenesh
