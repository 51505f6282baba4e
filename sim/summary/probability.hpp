#pragma once

#include "sim/engine/tally/tallies.hpp"

namespace kenesh {

/// A chance with its standard error and its 95 % interval.
struct Probability {
    double p = 0.0;
    double standard_error = 0.0;
    double low = 0.0;
    double high = 1.0;
    /// Of importance sampling (engine/importance.hpp), if the chance comes from it; 0: plain runs.
    double effective_sample_size = 0.0;
    friend bool operator==(const Probability&, const Probability&) = default;
};

/// The score interval of Wilson (1927, JASA 22:209) at 95 %: share `p` seen in `n` independent
/// trials, n > 0 and not necessarily whole. At p = 0 the lower and at p = 1 the upper bound is p.
[[nodiscard]] Probability wilson_interval(double p, double n);

/// Runs that are worth as much as these ones if they had been independent (Kish 1965, design
/// effect). Twins: from pair sums, with one pseudo-pair of agreeing twins added so that few pairs
/// never look certain; where all runs agree, each pair counts once, the least that it can be worth.
[[nodiscard]] double effective_runs(const Tallies& tallies, const EventSlot& slot);

/// Chance of an event with both. Without runs: p = 0, interval 0 to 1.
[[nodiscard]] Probability probability(const Tallies& tallies, const EventSlot& slot);

}  // namespace kenesh
