#pragma once

#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// All charts that the summary supports, in the order of the page; those of single elections from
/// the sample.
[[nodiscard]] std::vector<Chart> charts(const Summary& summary, const RunSample& sample);

}  // namespace kenesh
