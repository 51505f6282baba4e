#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// How good a forecast of a number was, once the number is known.
namespace kenesh {

/// Where the outcome lies in its forecast: the chance of less, and of as much or less. A forecast
/// of a continuous number has both equal.
struct Position {
    double below = 0.0;
    double up_to = 0.0;
};

/// The chance that the randomised probability integral transform, uniform from `below` to `up_to`,
/// lies in [low, high]: of whole numbers a calibrated forecast gives high - low on average, exactly
/// (Czado, Gneiting and Held 2009, section 2.1). An outcome that was given no chance lies at one
/// point.
[[nodiscard]] double randomised_coverage(const Position& position, double low,
                                         double high) noexcept;

/// Is the outcome within the quantiles `low` and `high` of the forecast, ends included? Of whole
/// numbers this is so more often than high - low.
[[nodiscard]] bool plainly_covered(const Position& position, double low, double high) noexcept;

/// `chance[s]`: of the whole number s. Precondition: outcome < chance.size().
[[nodiscard]] Position position_of(std::span<const double> chance, std::size_t outcome) noexcept;

/// Continuous ranked probability score of a whole number: the sum over s of the squared difference
/// of the forecast's and the outcome's distribution functions (Gneiting and Raftery 2007, section
/// 4.2). Of a forecast of one number it is the distance.
[[nodiscard]] double ranked_score(std::span<const double> chance, std::size_t outcome) noexcept;

/// Minus the log of the chance that simulation gave to what came: of n of N runs in its cell, of so
/// many `cells`, (n + 1/2) / (N + cells / 2), in nats: a cell without
/// runs costs much and not everything (the posterior mean under Jeffreys' prior on the cells).
[[nodiscard]] double log_score_of(std::int64_t in_cell, std::int64_t runs,
                                  std::size_t cells) noexcept;

/// Mean of values that stand in independent clusters, with its standard error: the cluster's sums
/// of deviations are independent of one another, not the values.
struct ClusteredMean {
    double mean = 0.0;
    double error = 0.0;
};

/// Precondition: as many clusters as values; cluster numbers are small.
[[nodiscard]] ClusteredMean clustered_mean(std::span<const double> values,
                                           std::span<const std::size_t> clusters);

inline constexpr std::size_t kPitBins = 10;
using PitHistogram = std::array<double, kPitBins>;

/// Share of the randomised transform in each tenth; of a calibrated forecast a tenth in each.
[[nodiscard]] PitHistogram pit_histogram(std::span<const Position> positions) noexcept;

/// How often intervals of 50 and 90 % held what came.
struct Coverage {
    std::size_t cases = 0;
    ClusteredMean half;       ///< of 50 %, randomised
    ClusteredMean ninety;     ///< of 90 %, randomised
    double plain_half = 0.0;  ///< ends included
    double plain_ninety = 0.0;
    PitHistogram pit{};
};

/// Precondition: as many clusters as positions, at least one.
[[nodiscard]] Coverage coverage_of(std::span<const Position> positions,
                                   std::span<const std::size_t> clusters);

}  // namespace kenesh
