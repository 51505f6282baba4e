#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// Charts that the design supports: one varied key, lines of every party by system; two, tiles of
/// the parties that the keys move most; more, or a design that is no grid, points against each key.
[[nodiscard]] std::vector<Chart> sweep_charts(const SweepReport& sweep);

/// What moved most, in a sentence per system.
[[nodiscard]] std::vector<std::string> sweep_headline(const SweepReport& sweep);

}  // namespace kenesh
