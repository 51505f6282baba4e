#pragma once

#include <string>

#include "sim/report/replay/replay.hpp"

namespace kenesh {

/// The run as docs/output.md, "Replay", has it.
[[nodiscard]] std::string replay_json(const Replay& replay);
/// Two tables with an empty line between them: candidates of districts, then lists.
[[nodiscard]] std::string replay_csv(const Replay& replay);

}  // namespace kenesh
