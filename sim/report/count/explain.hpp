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

/// Why each list has its seats: thresholds with the exact numbers, every division with quota, whole
/// quotas and remainders or with each seat's quotient, cap, compensation, women. Ends with a
/// newline.
[[nodiscard]] std::string explain_lists(const CountedElection& election,
                                        const CountedSystem& system, const ListTierOutcome& tier,
                                        const TextStyle& style);

/// All districts and lists of all systems.
[[nodiscard]] std::string explain(const CountedElection& election, const TextStyle& style);

}  // namespace kenesh
