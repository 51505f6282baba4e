#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/summary/summary.hpp"
#include "sim/sweep/point.hpp"

namespace kenesh {

/// What is not known of the parameters, in one mean or chance of a run with priors.
struct PriorRange {
    std::string system, choice, measure;
    double mean = 0.0;
    double error = 0.0;            ///< of the mean, from the points
    double low = 0.0, high = 0.0;  ///< 5 and 95 % quantiles of the points' true means
    double between = 0.0;          ///< standard deviation of the points' true means
    friend bool operator==(const PriorRange&, const PriorRange&) = default;
};

struct PriorRanges {
    std::vector<std::string> priors;  ///< as describe() has them
    std::int64_t points = 0;
    std::vector<PriorRange> ranges;
    friend bool operator==(const PriorRanges&, const PriorRanges&) = default;
};

/// Mean of points' values with their range, shrunk towards the mean by sqrt(between / observed
/// variance), between = max(0, observed - mean of squared errors): the noise of the points' own
/// elections must not widen it. Precondition: as many errors as values, at least two.
[[nodiscard]] PriorRange range_of(std::span<const double> values, std::span<const double> errors);

/// The ranges of every measure of the points that has an error.
[[nodiscard]] std::vector<PriorRange> prior_ranges(std::span<const SweepPointResult> points);

/// The range of one number; nullptr where there is none.
[[nodiscard]] inline const PriorRange* find_range(const PriorRanges& ranges,
                                                  std::string_view system, std::string_view choice,
                                                  std::string_view measure) {
    for (const PriorRange& range : ranges.ranges)
        if (range.system == system && range.choice == choice && range.measure == measure)
            return &range;
    return nullptr;
}

/// Errors of headline measures (seats, chances, differences) become those of the points: pairs of
/// one point are not independent of one another.
void take_errors(const PriorRanges& ranges, Summary& summary);

}  // namespace kenesh
