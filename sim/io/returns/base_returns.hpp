#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {

/// region (or district) and votes_cast or registered or both, one row per region of the list
/// returns; a file of list votes without regions takes the sums.
[[nodiscard]] std::optional<BaseReturns> read_bases(const CsvTable& table,
                                                    const std::vector<std::string>& regions,
                                                    Diagnostics& mistakes);

}  // namespace kenesh
