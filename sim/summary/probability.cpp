#include "sim/summary/probability.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kenesh {
namespace {

/// 0.975 quantile of the normal distribution.
constexpr double kNormal975 = 1.959963984540054;

}  // namespace

Probability wilson_interval(double p, double n) {
    assert(n > 0.0 && "an interval needs at least one trial");
    const double z2 = kNormal975 * kNormal975;
    const double centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    const double half =
        kNormal975 / (1.0 + z2 / n) * std::sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n));
    Probability out;
    out.p = p;
    // The formula gives the ends exactly at p = 0 and p = 1; floating point only nearly.
    out.low = p <= 0.0 ? 0.0 : std::max(0.0, centre - half);
    out.high = p >= 1.0 ? 1.0 : std::min(1.0, centre + half);
    return out;
}

double effective_runs(const Tallies& tallies, const EventSlot& slot) {
    const auto runs = static_cast<double>(tallies.runs);
    if (!tallies.twins) return runs;
    const double pairs = runs / 2.0;
    const auto count = static_cast<double>(tallies.counts[slot.at]);
    const auto both = static_cast<double>(tallies.counts[slot.at + 1]);
    const double p = count / runs;
    const double variance = p * (1.0 - p);
    if (variance <= 0.0) return pairs;
    // Pair sums are 0, 1 or 2; the squares of those of one event sum to count + 2 both.
    const double squares = std::max(0.0, count + 2.0 * both - count * count / pairs);
    const double of_pair_sum = (squares + 4.0 * variance) / pairs;
    return variance / (of_pair_sum / (4.0 * pairs));
}

Probability probability(const Tallies& tallies, const EventSlot& slot) {
    if (tallies.runs == 0) return {};
    const Estimate share = estimate(tallies, slot);
    Probability out = wilson_interval(share.mean, effective_runs(tallies, slot));
    out.standard_error = share.standard_error;
    return out;
}

}  // namespace kenesh
