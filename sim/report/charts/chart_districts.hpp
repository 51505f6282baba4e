#pragma once

#include <cstddef>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Where the districts of a tier stand.
struct TileGrid {
    int rows = 0;
    int columns = 0;
    std::vector<Tile> tiles;  ///< per district
};

/// The places of a table, or rows of nearly equal length in the districts' order.
[[nodiscard]] TileGrid tile_grid(const DistrictTierSummary& tier);

/// Who is expected to hold the seats of the system's first district tier, a tile per district.
/// Precondition: it has one.
[[nodiscard]] Chart district_tiles(const Summary& summary, std::size_t system,
                                   const Sheet& sheet = kWideSheet);

}  // namespace kenesh
