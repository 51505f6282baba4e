#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/returns/official_seats.hpp"

// Scenarios of elections that took place: official seats against those of simulated elections, and
// against one election without any noise.
namespace kenesh {

struct CountryChoice {
    std::string id, name;
    int official = 0;
    double mean = 0.0, low = 0.0, high = 0.0;  ///< simulated: mean, 5 and 95 %
    int still = 0;                             ///< without noise
    double crps = 0.0;                         ///< of the simulated seats
    [[nodiscard]] bool inside() const noexcept { return low <= official && official <= high; }
    /// Of one number the score is its distance (sim/validation/scores.hpp).
    [[nodiscard]] int still_error() const noexcept {
        return still < official ? official - still : still - official;
    }
};

struct CountryBacktest {
    std::string scenario;
    std::vector<CountryChoice> choices;    ///< those with official seats, in scenario order
    double crps = 0.0, still_error = 0.0;  ///< means of the choices
};

/// The scenario with every deviation 0: each run is the same election.
[[nodiscard]] Scenario without_deviations(Scenario scenario);

/// `still`: the scenario without noise, of the same choices. `official`: of this scenario, all of
/// one of its systems. Precondition: some choice has official seats.
[[nodiscard]] CountryBacktest backtest_country(const Scenario& scenario, const Scenario& still,
                                               std::span<const OfficialSeats> official,
                                               std::int64_t runs);

}  // namespace kenesh
