#pragma once

#include <string>

#include "sim/report/count/counted.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// Why each seat of a district went where it did: the ranking, who was passed over or gave way,
/// ties, and the margin of the last seat. Ends with a newline.
[[nodiscard]] std::string explain_district(const CountedElection& election,
                                           const DistrictTier& tier, const DistrictOutcome& outcome,
                                           const TextStyle& style);

}  // namespace kenesh
