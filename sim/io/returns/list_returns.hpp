#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {

/// choice,votes with optional region or district, and members. An empty region: votes that are not
/// told by region.
[[nodiscard]] std::optional<ListReturns> read_list_returns(const CsvTable& table,
                                                           Diagnostics& mistakes);

}  // namespace kenesh
