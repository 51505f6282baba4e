#include "sim/engine/tally/tallies.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kenesh {
namespace {

/// With twins the n / 2 means of pairs are independent, single runs are not: the sum of squared
/// pair means is (sum of squares + 2 sum of products) / 4.
Estimate estimate(const Tallies& tallies, Int128 sum, Int128 squares, Int128 products) {
    if (tallies.runs == 0) return {};
    const double mean = static_cast<double>(sum) / static_cast<double>(tallies.runs);
    const std::int64_t groups = tallies.twins ? tallies.runs / 2 : tallies.runs;
    const Int128 of_groups = tallies.twins ? squares + 2 * products : squares;
    // Where all are equal, (sum y)^2 = m sum y^2 exactly; doubles would leave a rest of billions.
    if (groups < 2 || sum * sum == groups * of_groups) return {mean, 0.0};
    const auto m = static_cast<double>(groups);
    const double second =
        tallies.twins ? (static_cast<double>(squares) + 2.0 * static_cast<double>(products)) / 4.0
                      : static_cast<double>(squares);
    const double variance = std::max(0.0, second / m - mean * mean) * m / (m - 1.0);
    return {mean, std::sqrt(variance / m)};
}

}  // namespace

Tallies& Tallies::operator+=(const Tallies& other) {
    assert(counts.size() == other.counts.size() && twins == other.twins &&
           "tallies of one layout and one kind can be merged");
    assert(runs + other.runs <= kMostRuns && "a simulation has at most kMostRuns runs");
    runs += other.runs;
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    return *this;
}

Estimate estimate(const Tallies& tallies, const MeasureSlot& slot) {
    const Int128* counts = tallies.counts.data() + slot.at;
    return estimate(tallies, counts[0], counts[1], counts[2]);
}

Estimate estimate(const Tallies& tallies, const EventSlot& slot) {
    const Int128* counts = tallies.counts.data() + slot.at;
    return estimate(tallies, counts[0], counts[0], counts[1]);
}

double deviation(const Tallies& tallies, const MeasureSlot& slot) {
    if (tallies.runs < 2) return 0.0;
    const Int128 sum = tallies.counts[slot.at];
    const Int128 squares = tallies.counts[slot.at + 1];
    if (sum * sum == tallies.runs * squares) return 0.0;  // the same in every run
    const auto n = static_cast<double>(tallies.runs);
    const double mean = static_cast<double>(sum) / n;
    const double second = static_cast<double>(squares) / n;
    return std::sqrt(std::max(0.0, second - mean * mean) * n / (n - 1.0));
}

std::span<const Int128> histogram(const Tallies& tallies, const MeasureSlot& slot) {
    return std::span(tallies.counts).subspan(slot.at + 3, static_cast<std::size_t>(slot.bins));
}

std::optional<std::int64_t> quantile(const Tallies& tallies, const MeasureSlot& slot, double p) {
    const auto bins = histogram(tallies, slot);
    assert(!bins.empty() && "a measure without bins has no quantiles");
    const double wanted = p * static_cast<double>(tallies.runs);
    Int128 below = 0;
    std::int64_t bin = 0;
    for (; bin + 1 < slot.bins; ++bin) {
        below += bins[static_cast<std::size_t>(bin)];
        if (static_cast<double>(below) >= wanted) break;
    }
    if (slot.open() && bin + 1 == slot.bins) return std::nullopt;
    return std::min(slot.first + slot.width * bin + slot.width / 2, slot.last);
}

}  // namespace kenesh
