#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"
#include "sim/rules/list_division.hpp"

namespace kenesh {

/// One division of seats among lists as it was made, so that it can be followed by hand: the quota,
/// whole quotas and remainders, or every seat with its quotient. Votes stand in 1 / `parts` of a
/// vote. Ends with a newline.
[[nodiscard]] std::string explain_division(const Formula& formula, const SeatDivision& division,
                                           const std::vector<std::string>& names,
                                           std::int64_t parts, const TextStyle& style);

}  // namespace kenesh
