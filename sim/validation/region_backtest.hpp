#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/returns/known_election.hpp"
#include "sim/validation/scores.hpp"

// Shares of a region foretold from the other regions: what a scenario knows of a region where it
// has no lean.
namespace kenesh {

/// A choice in the region left out.
struct RegionForecast {
    std::size_t region = 0;
    std::size_t choice = 0;
    double others = 0.0;  ///< its share in the other regions together
    double share = 0.0;   ///< its share there
    double spread = 0.0;  ///< of the region effect
    Position position;    ///< of the share among the draws
};

/// Each region foretold from the others: shares exp(alpha_k + spread z_k) over their sum (docs/
/// methods.md, "What is drawn") with alpha such that the expected share is that of the other
/// regions together; `points` mirrored draws. Precondition: at least two regions.
[[nodiscard]] std::vector<RegionForecast> foretell_regions(const RegionalVotes& votes,
                                                           std::span<const double> spreads,
                                                           std::uint64_t seed, int points);

/// The spread that the regions other than each would suggest: the standard deviation of the log
/// shares about each choice's mean, widened for the mean's own error, over choices whose share in
/// those regions together is at least `least`. One number per region left out.
[[nodiscard]] std::vector<double> spreads_of_others(const RegionalVotes& votes, double least);

/// Coverage over choices whose share in the other regions is at least `least`; errors over regions.
[[nodiscard]] Coverage regional_coverage(std::span<const RegionForecast> forecasts, double least);

/// The least spread, in steps of 0.05, whose 90 % intervals hold at least 90 % of the shares.
[[nodiscard]] double calibrated_spread(const RegionalVotes& votes, double least, std::uint64_t seed,
                                       int points);

/// Coverage under several spreads of the region effect.
struct RegionStudy {
    enum class Source : std::uint8_t { scenario, others, calibrated };
    struct Row {
        Source source = Source::scenario;
        double spread = 0.0;  ///< mean over the regions left out
        double least = 0.0;   ///< share from which choices count
        Coverage coverage;
    };
    std::vector<Row> rows;
    std::size_t regions = 0;
};

/// For all choices and for those of at least `large`: the scenario's spread, that of the other
/// regions, and the calibrated one.
[[nodiscard]] RegionStudy study_regions(const RegionalVotes& votes, double scenario_spread,
                                        double large, std::uint64_t seed, int points);

}  // namespace kenesh
