#pragma once

#include <string>

#include "sim/report/paper/page_frame.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// The page of a sweep, self-contained as that of a run. Precondition: a point, a party and a
/// system.
[[nodiscard]] std::string sweep_page(const SweepReport& sweep, const PageContext& context);

}  // namespace kenesh
