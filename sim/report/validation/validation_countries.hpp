#pragma once

#include <vector>

#include "sim/report/validation/validation.hpp"
#include "sim/validation/country_backtest.hpp"

namespace kenesh {

/// Official seats of shipped countries against ranges, and against one election without noise.
[[nodiscard]] ValidationPart countries_part(const std::vector<CountryBacktest>& countries,
                                            std::int64_t runs);

}  // namespace kenesh
