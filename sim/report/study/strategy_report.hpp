#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/strategy/strategy.hpp"

namespace kenesh {

/// How many candidates to field, for the terminal: the same number everywhere, district by
/// district, and the equilibrium if there is one.
[[nodiscard]] std::string strategy_table(const NominationGame& game, const Strategy& strategy,
                                         const TextStyle& style);
/// The same as JSON, and as CSV: a line per number of nominees, per district and per party.
[[nodiscard]] std::string strategy_json(const NominationGame& game, const Strategy& strategy);
[[nodiscard]] std::string strategy_csv(const NominationGame& game, const Strategy& strategy);

/// A table of candidates (docs/scenario.md) with these numbers of nominees.
[[nodiscard]] std::string nominees_csv(const NominationGame& game, const Grid<int>& numbers);

}  // namespace kenesh
