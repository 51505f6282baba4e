#pragma once

#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/report/sweep/sensitivity_text.hpp"

namespace kenesh {

/// Whether the store holds every point of a Saltelli design, so that there are indices.
[[nodiscard]] bool has_sensitivities(SweepStore& store);

/// Sobol indices of measures over a whole Saltelli design (sim/sweep/sensitivity.hpp). No measures:
/// seats and the chance of a majority of the first party in every system, and Gallagher's index.
/// Throws InputError for a measure that is not there, or not at every point.
[[nodiscard]] std::vector<MeasureSensitivity> sensitivities(
    SweepStore& store, const std::vector<std::string>& measures);

/// The same as a table, CSV or JSON.
[[nodiscard]] std::string sensitivity_text(SweepStore& store,
                                           const std::vector<std::string>& measures,
                                           const OutputOptions& output);

}  // namespace kenesh
