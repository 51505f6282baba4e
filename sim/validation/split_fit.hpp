#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/returns/sntv_election.hpp"

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
};

/// The parties of every district, or its independents, with two or more candidates. A candidate
/// without votes counts as one with one vote.
[[nodiscard]] std::vector<SplitGroup> split_groups(const SntvElection& election, bool independents);

/// log spread = c0 + c1 log candidates + c2 log seats + c3 log quotas, of which some are used. With
/// tails the deviations of a party in a district share one factor, as national effects do: they are
/// multivariate Student t with so many degrees of freedom and the spread as standard deviation.
struct SplitModel {
    bool size = false;
    bool magnitude = false;
    bool quotas = false;
    int tails = 0;  ///< 0: normal; otherwise at least 3
    friend bool operator==(const SplitModel&, const SplitModel&) = default;
};

inline constexpr std::size_t kSplitTerms = 4;

struct SplitFit {
    SplitModel model;
    std::array<double, kSplitTerms> coefficients{};
    /// Standard errors that hold whatever the distribution (Huber 1967), districts being
    /// independent.
    std::array<double, kSplitTerms> errors{};
    double log_likelihood = 0.0;
};

/// Standard deviation of the logs of votes.
[[nodiscard]] double spread(const SplitFit& fit, const SplitPlace& place) noexcept;

/// Log density of a group's deviations, up to a term that no model changes.
[[nodiscard]] double log_density(const SplitFit& fit, const SplitGroup& group) noexcept;

/// Maximum likelihood. The problem is concave, so Newton's method finds the one solution.
/// Precondition: a group at least; some group with squares above 0.
[[nodiscard]] SplitFit fit_split(std::span<const SplitGroup> groups, const SplitModel& model);

/// A model and how well it foretells districts that it has not seen: the log density of every tenth
/// district under the fit to the others, summed over ten folds.
struct SplitCandidateModel {
    SplitModel model;
    double cross_validated = 0.0;
};

/// All models: every choice of terms, normal or with 3 to 8 degrees of freedom; best first.
[[nodiscard]] std::vector<SplitCandidateModel> rank_split_models(
    std::span<const SplitGroup> groups);

}  // namespace kenesh
