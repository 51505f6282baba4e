#pragma once

#include <string>

#include "sim/report/count/counted.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// The house of each system that an election was counted under, a mark per seat.
[[nodiscard]] std::string count_hemicycles(const CountedElection& election, const TextStyle& style);

}  // namespace kenesh
