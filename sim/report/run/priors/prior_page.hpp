#pragma once

#include "sim/report/run/page.hpp"
#include "sim/sweep/prior_ranges.hpp"

namespace kenesh {

/// What a page says of a run whose parameters are drawn: chances with both uncertainties at its
/// top, and a part with the priors and the range that they leave of each choice's numbers.
[[nodiscard]] PageAddition prior_part(const Summary& summary, const PriorRanges& ranges);

}  // namespace kenesh
