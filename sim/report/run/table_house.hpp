#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// What is not about one choice: women, disproportionality, events, side by side for all systems.
/// Rows that are 0 in every run of every system are left out.
[[nodiscard]] std::string house_table(const Summary& summary, const TextStyle& style);

/// What a reader must know beside the tables: seats moved, list votes transferred, calibration,
/// approximate districts, what the errors mean, and a failed check.
[[nodiscard]] std::vector<std::string> run_notes(const Summary& summary);

}  // namespace kenesh
