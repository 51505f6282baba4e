#pragma once

#include <string>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// datapackage.json of a result folder: its tidy tables as a Frictionless tabular data package
/// (version 1), so that R, Python and others know every column's type and meaning. `digest`: of
/// the scenario.
[[nodiscard]] std::string datapackage_json(const Summary& summary, const std::string& digest,
                                           bool priors = false);

}  // namespace kenesh
