#pragma once

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// What share of first preferences brings what share of the seats, from a sample of runs.
[[nodiscard]] Chart votes_to_seats(const Summary& summary, const RunSample& sample,
                                   const Sheet& sheet = kWideSheet);

}  // namespace kenesh
