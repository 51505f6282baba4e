#pragma once

#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/io/results/sweep_store.hpp"

namespace kenesh {

/// Sobol indices of measures over a whole Saltelli design (sim/sweep/sensitivity.hpp), as a table,
/// CSV or JSON. No measures: seats and the chance of a majority of the first party in every system,
/// and Gallagher's index. Throws InputError for a measure that is not there.
[[nodiscard]] std::string sensitivity_text(SweepStore& store, const std::vector<std::string>& names,
                                           const std::vector<std::string>& measures,
                                           const OutputOptions& output);

}  // namespace kenesh
