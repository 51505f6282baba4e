#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/strategy/strategy.hpp"

namespace kenesh {

/// How many candidates to field, for the terminal: the same number everywhere, district by
/// district, and the equilibrium if there is one.
[[nodiscard]] std::string strategy_table(const NominationGame& game, const Strategy& strategy,
                                         const TextStyle& style);
}  // namespace kenesh
