#pragma once

#include <filesystem>
#include <optional>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/model/geography.hpp"

namespace kenesh {

/// Reads a table of units: unit, region, registered, optional turnout and approximate (0 or 1);
/// every other column is a districting. Regions and districts count first appearance. Mistakes are
/// recorded. Cells with mistakes still leave a geography whose names other files can be checked
/// against; nothing where the names cannot be known.
[[nodiscard]] std::optional<Geography> read_geography(const CsvTable& table, Diagnostics& mistakes);

/// The same from a file.
[[nodiscard]] std::optional<Geography> read_geography(const std::filesystem::path& path,
                                                      Diagnostics& mistakes);

}  // namespace kenesh
