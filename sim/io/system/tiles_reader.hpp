#pragma once

#include <optional>
#include <vector>

#include "sim/io/text/csv_table.hpp"
#include "sim/model/geography.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Most rows and columns of a map of tiles.
inline constexpr std::int64_t kMostTiles = 100;

/// Reads district,row,column (from 0, at most kMostTiles - 1); no two districts share a place.
/// `districting`: each of its districts needs one row; null: not known.
[[nodiscard]] std::optional<std::vector<DistrictTile>> read_tiles(const CsvTable& table,
                                                                  const Districting* districting,
                                                                  Diagnostics& mistakes);

}  // namespace kenesh
