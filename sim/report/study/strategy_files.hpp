#pragma once

#include <string>

#include "sim/strategy/strategy.hpp"

namespace kenesh {

/// What strategy_table() shows as JSON, and as CSV: a line per number of nominees, per district and
/// per party.
[[nodiscard]] std::string strategy_json(const NominationGame& game, const Strategy& strategy);
[[nodiscard]] std::string strategy_csv(const NominationGame& game, const Strategy& strategy);

/// A table of candidates (docs/scenario.md) with these numbers of nominees.
[[nodiscard]] std::string nominees_csv(const NominationGame& game, const Grid<int>& numbers);

}  // namespace kenesh
