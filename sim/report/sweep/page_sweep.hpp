#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/page_frame.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// The page of a sweep, self-contained as that of a run. Precondition: a point, a party and a
/// system.
[[nodiscard]] std::string sweep_page(const SweepReport& sweep, const PageContext& context);

/// The same of charts that are drawn already: all of sweep_charts().
[[nodiscard]] std::string sweep_page(const SweepReport& sweep, std::vector<Chart> charts,
                                     const PageContext& context);

}  // namespace kenesh
