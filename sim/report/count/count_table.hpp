#pragma once

#include <string>

#include "sim/report/count/counted.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// A counted election as one reads it in a terminal: per system and tier who has the seats, then
/// the seats of each choice, side by side where two systems counted the same votes, and notes. Ends
/// with a newline.
[[nodiscard]] std::string count_table(const CountedElection& election, const TextStyle& style);

}  // namespace kenesh
