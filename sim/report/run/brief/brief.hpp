#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// The answer on one screen: the first two systems by name, seats of each choice with the range of
/// nine elections in ten, the change, and below them what a reader remembers. Whole seats, no error
/// of simulation beside them; small choices are one row where there are many. Ends with a newline.
[[nodiscard]] std::string run_brief(const Summary& summary, const TextStyle& style);

}  // namespace kenesh
