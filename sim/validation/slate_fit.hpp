#pragma once

#include <cstddef>
#include <vector>

#include "sim/returns/block_election.hpp"

// How voters with several votes use them, fitted to a block vote: docs/methods.md, "District
// tiers", with `spill` 1: what supporters do not give to their own slate goes to others.
namespace kenesh {

/// How the logs of a slate's votes spread. `used`: the model of scenarios; one deviation s of the
/// candidates, u = `votes_used`. `by_votes`: by one over the root of the slate's share; here alone.
struct SlateLaw {
    enum class Kind { used, by_votes };
    Kind kind = Kind::used;
    double votes_used = 1.0;  ///< u
    double deviation = 0.0;   ///< s, or the spread of a slate that has all voters
};

/// A ward's supporters such that the slates have the votes that they had, all effects at 0, if each
/// votes for a candidate of the own slate with chance u. Per slate: its supporters, and the votes
/// that come from others.
struct SlateSupport {
    std::vector<double> supporters;
    std::vector<double> from_others;
};
[[nodiscard]] SlateSupport support_in(const BlockWard& ward, double votes_used);

/// What a small effect of a candidate moves the log of its votes by, per slate.
[[nodiscard]] std::vector<double> slate_reach(const BlockWard& ward, const SlateLaw& law);

/// Log density of how the slates of several candidates split their votes: the contrasts of the
/// logs, normal. Its greatest is at `deviation`.
struct SlateDensity {
    double log_density = 0.0;
    double deviation = 0.0;
    std::size_t slates = 0;
};
[[nodiscard]] SlateDensity slate_density(const std::vector<BlockWard>& wards, SlateLaw law);
/// The same of a law with its deviation given.
[[nodiscard]] double log_density_of(const std::vector<BlockWard>& wards, const SlateLaw& law);

/// A law of greatest density; u in steps of 0.01. Errors: one place left out in turn (jackknife).
struct SlateFit {
    SlateLaw law;
    double votes_used_error = 0.0;
    double deviation_error = 0.0;
    double log_density = 0.0;
    std::size_t slates = 0;
};
[[nodiscard]] SlateFit fit_slates(const std::vector<BlockWard>& wards, SlateLaw::Kind kind);

/// Standard deviation of the logs of a slate's votes (n - 1) from log_squares() of them.
/// Precondition: two candidates.
[[nodiscard]] double slate_spread(double squares, std::size_t candidates);

}  // namespace kenesh
