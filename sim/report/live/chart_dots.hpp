#pragma once

#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Where `number` dots of a distribution stand: of fifty, its quantiles 1 %, 3 %, ... 99 %. Each
/// dot is one election in so many (Kay et al. 2016, quantile dotplots). Empty without runs.
[[nodiscard]] std::vector<double> quantile_dots(const Histogram& histogram, int number);

/// Seats of each party as fifty dots, or twenty where those would be too small to be seen, the
/// first system above and the second below one line, with the middle half and 90 % of the
/// elections.
[[nodiscard]] Chart seat_dots(const Summary& summary, const Sheet& sheet = kWideSheet);

/// Seats gained or lost by each party between the first two systems, as dots.
/// Precondition: there is a comparison.
[[nodiscard]] Chart difference_dots(const Summary& summary, const Sheet& sheet = kWideSheet);

}  // namespace kenesh
