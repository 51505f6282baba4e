#pragma once

#include <string>
#include <vector>

#include "sim/report/count/counted.hpp"

namespace kenesh {

/// What a reader must know of a system's count beside its tables: ties, bounds not met, seats
/// unfilled or pending, re-runs, districts without returns, votes that are sums.
[[nodiscard]] std::vector<std::string> count_notes(const CountedElection& election,
                                                   const CountedSystem& system);

}  // namespace kenesh
