#pragma once

#include <string>

#include "sim/report/count/counted.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// What the nation asked of the lists of a tier, in votes, and why each takes part or not.
[[nodiscard]] std::string explain_thresholds(const CountedElection& election,
                                             const CountedSystem& system,
                                             const ListTierOutcome& tier, const TextStyle& style);

/// The same of one district of a tier.
[[nodiscard]] std::string explain_thresholds(const CountedElection& election,
                                             const CountedSystem& system,
                                             const ListTierOutcome& tier,
                                             const ListDistrictOutcome& district,
                                             const TextStyle& style);

}  // namespace kenesh
