#include "sim/engine/tally/tallies.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kenesh {

Tallies& Tallies::operator+=(const Tallies& other) {
    assert(counts.size() == other.counts.size() && twins == other.twins &&
           "tallies of one layout and one kind can be merged");
    runs += other.runs;
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    return *this;
}

Estimate estimate(const Tallies& tallies, const MeasureSlot& slot) {
    const auto n = static_cast<double>(tallies.runs);
    if (tallies.runs == 0) return {};
    const auto sum = static_cast<double>(tallies.counts[slot.at]);
    const auto squares = static_cast<double>(tallies.counts[slot.at + 1]);
    const auto products = static_cast<double>(tallies.counts[slot.at + 2]);
    const double mean = sum / n;
    // With twins the n / 2 means of pairs are independent, single runs are not: the sum of squared
    // pair means is (sum of squares + 2 sum of products) / 4.
    const double m = tallies.twins ? n / 2.0 : n;
    const double second = tallies.twins ? (squares + 2.0 * products) / 4.0 : squares;
    if (m < 2.0) return {mean, 0.0};
    const double variance = std::max(0.0, second / m - mean * mean) * m / (m - 1.0);
    return {mean, std::sqrt(variance / m)};
}

Estimate estimate(const Tallies& tallies, const EventSlot& slot) {
    if (tallies.runs == 0) return {};
    const auto n = static_cast<double>(tallies.runs);
    const auto count = static_cast<double>(tallies.counts[slot.at]);
    const auto both = static_cast<double>(tallies.counts[slot.at + 1]);
    const double p = count / n;
    const double m = tallies.twins ? n / 2.0 : n;
    const double second = tallies.twins ? (count + 2.0 * both) / 4.0 : count;
    if (m < 2.0) return {p, 0.0};
    const double variance = std::max(0.0, second / m - p * p) * m / (m - 1.0);
    return {p, std::sqrt(variance / m)};
}

double deviation(const Tallies& tallies, const MeasureSlot& slot) {
    if (tallies.runs < 2) return 0.0;
    const auto n = static_cast<double>(tallies.runs);
    const double mean = static_cast<double>(tallies.counts[slot.at]) / n;
    const double second = static_cast<double>(tallies.counts[slot.at + 1]) / n;
    return std::sqrt(std::max(0.0, second - mean * mean) * n / (n - 1.0));
}

std::span<const std::int64_t> histogram(const Tallies& tallies, const MeasureSlot& slot) {
    return std::span(tallies.counts).subspan(slot.at + 3, static_cast<std::size_t>(slot.bins));
}

std::int64_t quantile(const Tallies& tallies, const MeasureSlot& slot, double p) {
    const auto bins = histogram(tallies, slot);
    assert(!bins.empty() && "a measure without bins has no quantiles");
    const double wanted = p * static_cast<double>(tallies.runs);
    std::int64_t below = 0;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        below += bins[bin];
        if (static_cast<double>(below) >= wanted) {
            return slot.first + slot.width * static_cast<std::int64_t>(bin);
        }
    }
    return slot.first + slot.width * (slot.bins - 1);
}

}  // namespace kenesh
