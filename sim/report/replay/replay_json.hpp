#pragma once

#include <string>

#include "sim/report/replay/replay.hpp"

namespace kenesh {

/// The run as docs/output.md, "Replay", has it.
[[nodiscard]] std::string replay_json(const Replay& replay);
/// Tables with an empty line between them: candidates of districts, lists, lists by district.
[[nodiscard]] std::string replay_csv(const Replay& replay);

}  // namespace kenesh
