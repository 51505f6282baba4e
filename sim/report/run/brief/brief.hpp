#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// The answer on one screen: the first two systems by name, seats of each choice with the range of
/// nine elections in ten, the change, and below them what a reader remembers. Whole seats, no error
/// of simulation beside them; small choices are one row where there are many. `notes` stand with
/// the warnings. Ends with a newline.
[[nodiscard]] std::string run_brief(const Summary& summary, const TextStyle& style,
                                    const std::vector<std::string>& notes = {});

}  // namespace kenesh
