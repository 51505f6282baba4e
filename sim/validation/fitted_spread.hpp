#pragma once

#include <array>
#include <cstddef>

// How widely the votes of a list divide among its own candidates, as fitted to an election.
namespace kenesh {

/// log spread = c0 + c1 log candidates + c2 log seats + c3 log quotas, of which some are used. The
/// spread is the standard deviation of the logs of votes. With tails the deviations of a list in a
/// district share one factor, as national effects do: they are multivariate Student t with so many
/// degrees of freedom. `gamma`: votes are gamma variates, as personal_votes = "gamma" has them, so
/// that the shares of a list's candidates are Dirichlet.
struct SplitModel {
    bool size = false;
    bool magnitude = false;
    bool quotas = false;
    int tails = 0;  ///< 0: none; otherwise at least 3, and not gamma
    bool gamma = false;
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

struct SplitSpreads {
    SplitFit parties;
    SplitFit independents;  ///< of a district's independents taken together
};

/// What one election gave to foretell another with.
struct SplitLaws {
    int year = 0;
    std::size_t districts = 0;
    SplitSpreads normal;  ///< one spread
    SplitSpreads gamma;   ///< one spread
    SplitSpreads chosen;  ///< the model that foretold districts left out best
};

}  // namespace kenesh
