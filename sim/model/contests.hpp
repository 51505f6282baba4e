#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// The contest of a tier: its `contest`, or else SYSTEM-tier-N with N from 0.
[[nodiscard]] std::string contest_name(const System& system, std::size_t tier);

/// The contests that a scenario's tiers have, by first appearance.
[[nodiscard]] std::vector<std::string> contest_names(const Scenario& scenario);

/// What a choice's candidates are in one contest: its own table of the contest decides, then the
/// contest's, then the choice, then the scenario.
struct ContestRole {
    Nominees candidates;         ///< in districts of several seats
    Nominees candidates_single;  ///< in districts of one seat
    double women = 0.0;
    double women_effect = 0.0;
    int front_runners = 0;
    double front_runner_effect = 0.0;
    double vote_management = 0.0;
    double personal_pull = 1.0;
    double votes_used = 1.0;
    std::optional<double> spill;  ///< nothing: the tier's
    double candidate = 0.0;
    PersonalVotes personal_votes = PersonalVotes::normal;
    std::optional<Transfer> transfer;

    [[nodiscard]] std::optional<int> nominees(int seats) const {
        return (seats == 1 ? candidates_single : candidates).in(seats);
    }
};

[[nodiscard]] ContestRole role_in_contest(const Scenario& scenario, const std::string& contest,
                                          const Choice& choice);

[[nodiscard]] bool has_own_strengths(const Scenario& scenario, const std::string& contest);

/// Does a contest say otherwise what supporters do whose choice does not stand?
[[nodiscard]] bool has_own_transfers(const Scenario& scenario, const std::string& contest);

/// Each choice's expected share in a contest: the national strengths, unless the contest has some
/// of its own. Then the others give way in proportion to their national strengths.
[[nodiscard]] std::vector<double> contest_strengths(const Scenario& scenario,
                                                    const std::string& contest);

}  // namespace kenesh
