#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a scenario may say and is quite another election than most would expect, a sentence each.
[[nodiscard]] std::vector<std::string> notes(const Scenario& scenario);

/// No deviation of who stands, no poll and no gender that is drawn: every run is the same election,
/// and chances and ranges say nothing.
[[nodiscard]] bool is_certain(const Scenario& scenario);

}  // namespace kenesh
