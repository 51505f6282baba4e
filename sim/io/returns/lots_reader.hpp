#pragma once

#include <filesystem>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/lots.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {

/// Reads lots that were drawn: [district,]first,second, where the first goes before the second.
/// Both are candidates of the district, or lists, with equal votes; without a district they are
/// lists of the nation. Lots that contradict one another are a mistake as well.
[[nodiscard]] std::vector<DrawnLot> read_lots(const std::filesystem::path& path,
                                              const Returns& returns, Diagnostics& mistakes);

}  // namespace kenesh
