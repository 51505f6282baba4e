#pragma once

#include "sim/rules/apportionment.hpp"

namespace kenesh {

/// The part of apportion() for largest remainders. Preconditions: those of apportion(), total =
/// sum of votes > 0, seats > 0, out.seats all 0 and as many as votes, out.tied empty. `steps`:
/// empty, or null.
void divide_by_remainders(const LargestRemainder& rule, std::span<const std::int64_t> votes,
                          std::int64_t total, int seats, Apportionment& out,
                          DivisionSteps* steps = nullptr);

}  // namespace kenesh
