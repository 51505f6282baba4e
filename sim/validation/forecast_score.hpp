#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/validation/forecast.hpp"
#include "sim/validation/scores.hpp"

namespace kenesh {

/// One number foretold, and what came.
struct NumberScore {
    std::string choice;
    std::string measure;
    double outcome = 0.0;
    double low = 0.0, median = 0.0, high = 0.0;  ///< foretold: 5, 50 and 95 %; of wide bins middles
    Position place;  ///< chance of less, and of as much or less; of wide bins of the bin
    double crps = 0.0;
    double log_score = 0.0;
};

/// Something that came or not, and the chance that it was given.
struct EventScore {
    std::string first, second;  ///< two parties that have a majority together
    double chance = 0.0;
    bool came = false;
    double brier = 0.0;  ///< squared difference (Brier 1950)
};

/// Who has a majority: one of some answers, nobody among them.
struct HolderScore {
    std::string holder;   ///< "": nobody
    double chance = 0.0;  ///< that it was given
    double log_score = 0.0;
};

struct ForecastScore {
    std::string system, system_name;
    std::vector<NumberScore> numbers;  ///< in the order of the outcomes
    HolderScore majority;
    std::vector<EventScore> pairs;
};

/// The bin of a value; values beyond the last bin count as in it.
[[nodiscard]] std::size_t bin_of(const Histogram& histogram, double value) noexcept;

/// Continuous ranked probability score in the measure's unit (Gneiting and Raftery 2007, section
/// 4.2), of wide bins as if all stood in the middle.
[[nodiscard]] double crps_of(const Histogram& histogram, double value);

/// Precondition: the forecast has the system, and the number of each outcome, and the outcomes have
/// the seats of every choice of the forecast.
[[nodiscard]] ForecastScore score_forecast(const Forecast& forecast, const std::string& system,
                                           std::span<const Outcome> outcomes);

}  // namespace kenesh
