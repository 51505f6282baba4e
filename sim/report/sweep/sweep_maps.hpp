#pragma once

#include <cstddef>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// Adds the tiles of one party over two keys: its seats under each system and the difference, then
/// its chances of a majority. `place`: how many parties were added before.
void add_maps(const SweepReport& sweep, std::size_t party, std::size_t place, const Sheet& sheet,
              std::vector<Chart>& list);

}  // namespace kenesh
