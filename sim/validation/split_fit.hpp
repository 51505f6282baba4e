#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/returns/sntv_election.hpp"
#include "sim/validation/fitted_spread.hpp"

// How the votes of a party divide among its own candidates (docs/methods.md, "District tiers"): the
// logs of their votes deviate from their mean with one standard deviation, the spread, (1 - m)
// s_cand.
namespace kenesh {

/// What is known of a party in a district before its votes are split.
struct SplitPlace {
    int candidates = 0;   ///< of the party
    int seats = 0;        ///< of the district
    double quotas = 0.0;  ///< votes per candidate in Droop quotas: share (seats + 1) / candidates
};

/// A party with two or more candidates in a district, after the vote.
struct SplitGroup {
    std::size_t district = 0;
    SplitPlace place;
    double squares = 0.0;  ///< sum of squares of the logs of votes about their mean
    double log_sum = 0.0;  ///< log of the sum of votes over their geometric mean
};

/// The parties of every district, or its independents, with two or more candidates. A candidate
/// without votes counts as one with one vote.
[[nodiscard]] std::vector<SplitGroup> split_groups(const SntvElection& election, bool independents);

/// Standard deviation of the logs of votes.
[[nodiscard]] double spread(const SplitFit& fit, const SplitPlace& place) noexcept;

/// Log density of a group's deviations, up to a term that no model changes.
[[nodiscard]] double log_density(const SplitFit& fit, const SplitGroup& group) noexcept;

/// Maximum likelihood. The problem is concave, so Newton's method finds the one solution (of gamma
/// votes with the expected curvature in place of the observed).
/// Precondition: a group at least; some group with squares above 0.
[[nodiscard]] SplitFit fit_split(std::span<const SplitGroup> groups, const SplitModel& model);

/// A model and how well it foretells districts that it has not seen: the log density of every tenth
/// district under the fit to the others, summed over ten folds.
struct SplitCandidateModel {
    SplitModel model;
    double cross_validated = 0.0;
};

/// All models: every choice of terms, normal, gamma or with 3 to 8 degrees of freedom; best first.
[[nodiscard]] std::vector<SplitCandidateModel> rank_split_models(
    std::span<const SplitGroup> groups);

}  // namespace kenesh
