#pragma once

#include <string>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Where nominations are played: one tier of districts, in a scenario that has nothing else to
/// count.
struct NominationGame {
    Scenario scenario;                   ///< one system, its district tiers alone
    std::size_t tier = 0;                ///< position of the tier among them
    std::vector<std::string> districts;  ///< D
    std::vector<int> magnitude;          ///< per district
    Grid<int> present;                   ///< D x K choices: candidates as the scenario has them
    [[nodiscard]] const DistrictTier& played() const {
        return std::get<DistrictTier>(scenario.systems.front().tiers[tier]);
    }
};

/// Why a scenario has no such game: "" if it has. `tier` counts from 0 in the system's file.
[[nodiscard]] std::string game_fault(const Scenario& scenario, std::size_t system,
                                     std::size_t tier);

/// Precondition: game_fault() found nothing. Random numbers are those of the scenario's own runs if
/// `system` is its first.
[[nodiscard]] NominationGame nomination_game(const Scenario& scenario, std::size_t system,
                                             std::size_t tier);

/// The table of candidates in which choice k has numbers(d, k) candidates in district d: those that
/// the scenario would generate for such numbers (docs/methods.md, "District tiers"), or where it
/// has a table of its own, the first rows of the choice in it and further ones with the choice's
/// mean effect.
[[nodiscard]] std::vector<TableCandidate> nominees(const NominationGame& game,
                                                   const Grid<int>& numbers);

/// The game's scenario with these nominees.
[[nodiscard]] Scenario with_nominees(const NominationGame& game, const Grid<int>& numbers);

}  // namespace kenesh
