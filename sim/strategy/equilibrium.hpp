#pragma once

#include <functional>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"

namespace kenesh {

/// A district whose players come back to numbers that they had before.
struct NominationCycle {
    std::size_t district = 0;
    std::vector<std::vector<int>> states;  ///< all players' numbers before each of its rounds
    friend bool operator==(const NominationCycle&, const NominationCycle&) = default;
};

struct BestResponsePath {
    Grid<int> numbers;  ///< districts x players, at the end
    int rounds = 0;     ///< that were played, the last one without a move if it settled
    bool settled = false;
    std::vector<NominationCycle> cycles;
};

/// A player's numbers in all districts after its best response to `numbers`; those that it keeps
/// unchanged. The same answer to the same numbers.
using RespondTo = std::function<std::vector<int>(std::size_t player, const Grid<int>& numbers)>;

/// Lets the players in turn move to their best response in every district, round after round, until
/// nobody moves: a Nash equilibrium in pure strategies. Districts do not touch one another, so a
/// district that comes back to an earlier state is in a cycle: it is reported and left as it is.
/// Ends without having settled after `most_rounds`.
[[nodiscard]] BestResponsePath iterate_best_responses(Grid<int> start,
                                                      std::span<const std::size_t> players,
                                                      const RespondTo& respond, int most_rounds);

}  // namespace kenesh
