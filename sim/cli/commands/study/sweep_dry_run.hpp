#pragma once

#include <string>

#include "sim/cli/commands/study/sweep_design.hpp"

namespace kenesh {

/// The points of the shard, and what they will take, from a moment of the first one. `first`: the
/// first point's scenario.
[[nodiscard]] std::string dry_run(const AskedSweep& asked, const Scenario& first);

}  // namespace kenesh
