#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/strategy/best_response.hpp"
#include "sim/strategy/equilibrium.hpp"
#include "sim/strategy/nominations.hpp"
#include "sim/strategy/payoffs.hpp"

namespace kenesh {

/// A party before and after all parties moved to an equilibrium.
struct EquilibriumParty {
    std::size_t choice = 0;
    Estimate before;  ///< seats in all districts of the tier
    Estimate after;
    Estimate difference;  ///< paired
    friend bool operator==(const EquilibriumParty&, const EquilibriumParty&) = default;
};

struct Equilibrium {
    BestResponsePath path;
    std::vector<EquilibriumParty> parties;  ///< independents last: they do not move
};

/// How many candidates a party should field, and what all parties end up with.
struct Strategy {
    std::size_t choice = 0;
    std::int64_t runs = 0;  ///< of each number of nominees
    int most = 0;           ///< nominees that were tried
    std::vector<UniformChoice> uniform;
    std::vector<Response> districts;
    NationalResponse nation;
    std::optional<Equilibrium> equilibrium;
    Grid<int>
        numbers;  ///< D x K: the party's best responses where they are clear, or the equilibrium
};

/// `most_rounds` 0: no equilibrium. Precondition: `choice` is a party that is present and whose
/// present numbers are at most settings.most. Throws Interrupted.
[[nodiscard]] Strategy study_strategy(const NominationGame& game, std::size_t choice,
                                      const PayoffSettings& settings, int most_rounds);

}  // namespace kenesh
