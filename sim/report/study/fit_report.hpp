#pragma once

#include <string>

#include "sim/fit/fit.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// What a fit found, for the terminal: keys with intervals, targets with what is simulated, and
/// what the targets leave open.
[[nodiscard]] std::string fit_table(const Fit& fit, const TextStyle& style);
/// The same as JSON and as CSV: a line per key and per target.
[[nodiscard]] std::string fit_json(const Fit& fit);
[[nodiscard]] std::string fit_csv(const Fit& fit);

/// One sentence for each thing that the targets do not decide; empty where they decide everything.
[[nodiscard]] std::vector<std::string> fit_warnings(const Fit& fit);

}  // namespace kenesh
