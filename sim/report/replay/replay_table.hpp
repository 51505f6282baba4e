#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/report/replay/replay.hpp"

namespace kenesh {

/// The run for the terminal; it ends with the seats.
[[nodiscard]] std::string replay_table(const Replay& replay, const TextStyle& style);

}  // namespace kenesh
