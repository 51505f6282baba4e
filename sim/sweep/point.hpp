#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// A number of a system, of one of its choices, or of a pair of systems ("new - old").
struct SweepMeasure {
    std::string system, choice;  ///< choice: empty for numbers of a system
    std::string measure;
    double value = 0.0;
    std::optional<double> error;          ///< Monte Carlo standard error, where there is one
    std::optional<double> low{}, high{};  ///< of a chance: its 95 % interval
    friend bool operator==(const SweepMeasure&, const SweepMeasure&) = default;
};

/// Behind the name of a headline measure: where 90 % of its means over drawn parameters lie.
inline constexpr std::string_view kPriorLow = "_prior_q05";
inline constexpr std::string_view kPriorHigh = "_prior_q95";

/// How many runs gave a choice so many seats.
struct SweepBin {
    std::string system, choice;
    std::int64_t seats = 0, runs = 0;
    friend bool operator==(const SweepBin&, const SweepBin&) = default;
};

/// What a sweep keeps of one point of its design.
struct SweepPointResult {
    std::int64_t point = 0;           ///< position in the design
    std::vector<std::string> values;  ///< of the parameters, as written
    std::int64_t runs = 0;
    std::vector<SweepMeasure> measures;
    std::vector<SweepBin> histogram;
    friend bool operator==(const SweepPointResult&, const SweepPointResult&) = default;
};

}  // namespace kenesh
