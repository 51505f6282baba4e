#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/sweep/design.hpp"

namespace kenesh {

/// Every point is a calibration.
inline constexpr std::int64_t kMostPriorPoints = 65'536;

/// What is not known of a key: its law in each election of a run (docs/methods.md, "Parameters that
/// are not known").
enum class PriorLaw : std::uint8_t { uniform, normal, lognormal };

struct Prior {
    std::string key;  ///< as --set writes it
    PriorLaw law = PriorLaw::uniform;
    double low = 0.0, high = 0.0;  ///< uniform: ends; lognormal: 5 and 95 %
    double middle = 0.0;           ///< normal: mean; lognormal: median
    double sd = 0.0;               ///< normal
    /// Standard scores beyond these are not drawn: the key would not take the value.
    double least_score = -kMostScore, most_score = kMostScore;
    Place place;

    static constexpr double kMostScore = 4.0;
};

/// The value at a standard score of a normal or lognormal law.
[[nodiscard]] double value_at_score(const Prior& prior, double score);

/// The value below which a share `u` of the law lies, 0 < u < 1; for normal and lognormal laws of
/// what lies between the least and the most score.
[[nodiscard]] double prior_value(const Prior& prior, double u);

/// The first `points` points of Sobol's sequence (Joe and Kuo 2008's directions), each coordinate
/// shifted by its own random bits (a digital shift: every point is uniform, and a power of two of
/// them still has one in each of as many equal parts of every prior). The same for the same seed.
[[nodiscard]] Design prior_design(std::span<const Prior> priors, std::size_t points,
                                  std::uint64_t seed);

/// Saltelli's design (sim/sweep/designs.hpp) through the quantile functions of the laws, shifted as
/// prior_design() is: base * (k + 2) points in the order of sobol_indices().
[[nodiscard]] Design prior_saltelli_design(std::span<const Prior> priors, std::size_t base,
                                           std::uint64_t seed);

/// "party.a.strength (0.15 to 0.35)": the key and where 90 % of its values lie; of a uniform prior
/// all of them.
[[nodiscard]] std::string describe(const Prior& prior);

}  // namespace kenesh
