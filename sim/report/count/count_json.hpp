#pragma once

#include <string>

#include "sim/report/count/counted.hpp"

namespace kenesh {

/// A counted election as JSON (docs/output.md): per system its tiers, ties and totals by choice,
/// and the difference of the first two. Ends with a newline.
[[nodiscard]] std::string count_json(const CountedElection& election);

}  // namespace kenesh
