#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// The comparison as a reader of the terminal sees it: headline, seats of each choice in the first
/// two systems and their difference, distributions, tiers, the house as a whole, further systems
/// against the first, notes. Ends with a newline.
[[nodiscard]] std::string run_table(const Summary& summary, const TextStyle& style);

}  // namespace kenesh
