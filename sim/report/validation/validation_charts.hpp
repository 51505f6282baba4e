#pragma once

#include <string>

#include "sim/report/paper/chart.hpp"
#include "sim/validation/split_study.hpp"

namespace kenesh {

/// Ten bars, a tenth of the cases in each if the forecasts are calibrated.
[[nodiscard]] Chart pit_chart(const std::string& id, const std::string& heading,
                              const Coverage& coverage);

/// Chance foretold against how often it came, with two standard errors.
[[nodiscard]] Chart reliability_chart(const std::string& id, const SplitStudy& study);

}  // namespace kenesh
