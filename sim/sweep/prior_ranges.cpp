#include "sim/sweep/prior_ranges.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

/// Linear between order statistics (Hyndman and Fan 1996, definition 7).
double quantile(const std::vector<double>& sorted, double p) {
    const double at = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void take(const PriorRange* range, Spread& spread) {
    if (range != nullptr) spread.standard_error = range->error;
}

void take(const PriorRange* range, std::optional<Probability>& chance) {
    if (range == nullptr || !chance || range->error <= 0.0 || chance->p <= 0.0 || chance->p >= 1.0)
        return;
    const double p = chance->p;
    const double worth = p * (1.0 - p) / (range->error * range->error);
    *chance = wilson_interval(p, worth);
    chance->standard_error = range->error;
}

void take(const PriorRange* range, Probability& chance) {
    std::optional<Probability> one = chance;
    take(range, one);
    chance = *one;
}

}  // namespace

PriorRange range_of(std::span<const double> values, std::span<const double> errors) {
    assert(values.size() == errors.size() && values.size() >= 2 && "points");
    const auto n = static_cast<double>(values.size());
    PriorRange out;
    double within = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        out.mean += values[i] / n;
        within += errors[i] * errors[i] / n;
    }
    double observed = 0.0;
    for (const double value : values)
        observed += (value - out.mean) * (value - out.mean) / (n - 1.0);
    out.error = std::sqrt(observed / n);
    const double between = std::max(0.0, observed - within);
    out.between = std::sqrt(between);
    const double shrink = observed > 0.0 ? std::sqrt(between / observed) : 0.0;
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    out.low = out.mean + shrink * (quantile(sorted, 0.05) - out.mean);
    out.high = out.mean + shrink * (quantile(sorted, 0.95) - out.mean);
    return out;
}

std::vector<PriorRange> prior_ranges(std::span<const SweepPointResult> points) {
    std::vector<PriorRange> out;
    for (std::size_t m = 0; m < points.front().measures.size(); ++m) {
        const SweepMeasure& first = points.front().measures[m];
        if (!first.error) continue;
        std::vector<double> values, errors;
        for (const SweepPointResult& point : points) {
            // Quantiles that a point lacks would shift what follows.
            const auto same = [&](const SweepMeasure& one) {
                return one.system == first.system && one.choice == first.choice &&
                       one.measure == first.measure;
            };
            const auto at = m < point.measures.size() && same(point.measures[m])
                                ? point.measures.begin() + static_cast<std::ptrdiff_t>(m)
                                : std::ranges::find_if(point.measures, same);
            if (at == point.measures.end()) continue;
            values.push_back(at->value);
            errors.push_back(at->error.value_or(0.0));
        }
        if (values.size() < 2) continue;
        PriorRange range = range_of(values, errors);
        range.system = first.system;
        range.choice = first.choice;
        range.measure = first.measure;
        out.push_back(std::move(range));
    }
    return out;
}

void take_errors(const PriorRanges& ranges, Summary& summary) {
    for (SystemSummary& system : summary.systems)
        for (std::size_t k = 0; k < summary.choices.size(); ++k) {
            const std::string& id = summary.choices[k].id;
            ChoiceSummary& choice = system.choices[k];
            take(find_range(ranges, system.id, id, kSeats.name), choice.seats);
            take(find_range(ranges, system.id, id, kVoteShare.name), choice.vote_share);
            take(find_range(ranges, system.id, id, kMajority.name), choice.majority);
            take(find_range(ranges, system.id, id, kTwoThirds.name), choice.two_thirds);
            take(find_range(ranges, system.id, id, kLargest.name), choice.largest);
        }
    for (ComparisonSummary& comparison : summary.comparisons) {
        const std::string pair =
            summary.systems[comparison.first].id + " - " + summary.systems[comparison.other].id;
        for (std::size_t k = 0; k < summary.choices.size(); ++k) {
            const std::string& id = summary.choices[k].id;
            take(find_range(ranges, pair, id, kDifference), comparison.choices[k].all);
            take(find_range(ranges, pair, id, kMore), comparison.choices[k].more);
            take(find_range(ranges, pair, id, kFewer), comparison.choices[k].fewer);
        }
    }
}

}  // namespace kenesh
