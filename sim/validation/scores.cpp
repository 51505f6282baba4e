#include "sim/validation/scores.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

#include "sim/core/math.hpp"

namespace kenesh {
namespace {

/// Sums of simulated chances miss one by rounding.
constexpr double kRounding = 1e-9;

}  // namespace

double randomised_coverage(const Position& position, double low, double high) noexcept {
    const double width = position.up_to - position.below;
    if (width <= kRounding) {
        // A forecast without this outcome has it at 0 or 1; a continuous one has it between.
        return position.below >= low && position.below <= high ? 1.0 : 0.0;
    }
    const double inside = std::min(position.up_to, high) - std::max(position.below, low);
    return std::max(inside, 0.0) / width;
}

bool plainly_covered(const Position& position, double low, double high) noexcept {
    return position.up_to >= low - kRounding &&
           (position.below < high - kRounding ||
            (position.up_to - position.below <= kRounding && position.below <= high + kRounding));
}

Position position_of(std::span<const double> chance, std::size_t outcome) noexcept {
    assert(outcome < chance.size() && "an outcome that the forecast does not know");
    Position position;
    for (std::size_t s = 0; s < outcome; ++s)
        position.below += chance[s];
    position.up_to = position.below + chance[outcome];
    return position;
}

double ranked_score(std::span<const double> chance, std::size_t outcome) noexcept {
    double score = 0.0;
    double up_to = 0.0;
    for (std::size_t s = 0; s < chance.size(); ++s) {
        up_to += chance[s];
        const double difference = up_to - (s >= outcome ? 1.0 : 0.0);
        score += difference * difference;
    }
    return score;
}

double log_score_of(std::int64_t in_cell, std::int64_t runs, std::size_t cells) noexcept {
    return -math::log((static_cast<double>(in_cell) + 0.5) /
                      (static_cast<double>(runs) + 0.5 * static_cast<double>(cells)));
}

ClusteredMean clustered_mean(std::span<const double> values,
                             std::span<const std::size_t> clusters) {
    assert(values.size() == clusters.size() && !values.empty() && "a cluster for each value");
    const double n = static_cast<double>(values.size());
    ClusteredMean result;
    for (const double value : values)
        result.mean += value / n;
    std::map<std::size_t, double> sums;
    for (std::size_t i = 0; i < values.size(); ++i)
        sums[clusters[i]] += values[i] - result.mean;
    double squares = 0.0;
    for (const auto& [cluster, sum] : sums)
        squares += sum * sum;
    result.error = std::sqrt(squares) / n;
    return result;
}

PitHistogram pit_histogram(std::span<const Position> positions) noexcept {
    PitHistogram bins{};
    const double share = 1.0 / static_cast<double>(positions.size());
    for (const Position& position : positions) {
        if (position.up_to - position.below <= kRounding) {
            const auto bin = static_cast<std::size_t>(position.below * kPitBins);
            bins[std::min(bin, kPitBins - 1)] += share;
            continue;
        }
        for (std::size_t b = 0; b < kPitBins; ++b)
            bins[b] += share * randomised_coverage(position, static_cast<double>(b) / kPitBins,
                                                   static_cast<double>(b + 1) / kPitBins);
    }
    return bins;
}

Coverage coverage_of(std::span<const Position> positions, std::span<const std::size_t> clusters) {
    Coverage coverage;
    coverage.cases = positions.size();
    std::vector<double> half;
    std::vector<double> ninety;
    const double share = 1.0 / static_cast<double>(positions.size());
    for (const Position& position : positions) {
        half.push_back(randomised_coverage(position, 0.25, 0.75));
        ninety.push_back(randomised_coverage(position, 0.05, 0.95));
        coverage.plain_half += plainly_covered(position, 0.25, 0.75) ? share : 0.0;
        coverage.plain_ninety += plainly_covered(position, 0.05, 0.95) ? share : 0.0;
    }
    coverage.half = clustered_mean(half, clusters);
    coverage.ninety = clustered_mean(ninety, clusters);
    coverage.pit = pit_histogram(positions);
    return coverage;
}

}  // namespace kenesh
