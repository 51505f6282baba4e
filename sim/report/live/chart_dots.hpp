#pragma once

#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Where fifty dots of a distribution stand: its quantiles 1 %, 3 %, ... 99 %. Each dot is one
/// election in fifty (Kay et al. 2016, quantile dotplots). Empty without runs.
[[nodiscard]] std::vector<double> quantile_dots(const Histogram& histogram);

/// Seats of each party as fifty dots, the first system above and the second below one line, with
/// the middle half and 90 % of the elections.
[[nodiscard]] Chart seat_dots(const Summary& summary, const Sheet& sheet = kWideSheet);

/// Seats gained or lost by each party between the first two systems, as fifty dots.
/// Precondition: there is a comparison.
[[nodiscard]] Chart difference_dots(const Summary& summary, const Sheet& sheet = kWideSheet);

}  // namespace kenesh
