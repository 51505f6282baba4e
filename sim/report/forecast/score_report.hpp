#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/validation/forecast_score.hpp"

namespace kenesh {

/// A forecast and how it did (docs/forecast.md). `digest`: SHA-256 of the forecast's file, which
/// tells whether it is the one that was deposited.
[[nodiscard]] std::string score_table(const Forecast& forecast, const ForecastScore& score,
                                      const std::string& digest, const TextStyle& style);
[[nodiscard]] std::string score_json(const Forecast& forecast, const ForecastScore& score,
                                     const std::string& digest);
/// A row per number: what was foretold, what came, place and scores.
[[nodiscard]] std::string score_csv(const ForecastScore& score);

}  // namespace kenesh
