#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// Charts that the design supports. A sensitivity study begins with what each key explains. Then:
/// lines of the parties that move most, all systems in one frame, and the difference between the
/// first two below; for two keys of a grid tiles in place of lines; for a design that is no grid
/// points against each key.
[[nodiscard]] std::vector<Chart> sweep_charts(const SweepReport& sweep);

/// The finding in a line: from where to where the first system's seats of a party move.
[[nodiscard]] std::string sweep_finding(const SweepReport& sweep);

/// What moved most, in a sentence per system.
[[nodiscard]] std::vector<std::string> sweep_headline(const SweepReport& sweep);

}  // namespace kenesh
