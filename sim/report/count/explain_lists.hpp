#pragma once

#include <string>

#include "sim/report/count/counted.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// Why each list has its seats, in the words for the reasons that the count recorded: thresholds
/// with the exact numbers, every division with quota, whole quotas and remainders or with each
/// seat's quotient, cap, compensation. Ends with a newline.
[[nodiscard]] std::string explain_lists(const CountedElection& election,
                                        const CountedSystem& system, const ListTier& tier,
                                        const ListTierOutcome& outcome, const TextStyle& style);

}  // namespace kenesh
