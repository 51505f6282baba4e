#pragma once

#include <string>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Tidy tables (docs/output.md), one line per value that occurred; they begin with a header line.

/// system,choice,seats,runs
[[nodiscard]] std::string seats_csv(const Summary& summary);
/// system,tier,district,choice,seats,runs: tiers count from 0
[[nodiscard]] std::string districts_csv(const Summary& summary);
/// choice,difference,runs: the first system less the second; empty but for the header if there is
/// one system only
[[nodiscard]] std::string difference_csv(const Summary& summary);

}  // namespace kenesh
