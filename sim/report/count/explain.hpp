#pragma once

#include <string>

#include "sim/report/count/counted.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// All districts and lists of all systems, so that the count can be followed by hand.
[[nodiscard]] std::string explain(const CountedElection& election, const TextStyle& style);

}  // namespace kenesh
