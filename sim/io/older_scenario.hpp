#pragma once

#include <string>
#include <vector>

#include "sim/io/text/toml_node.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a scenario says that meant something else in 0.1.0, a line each with its place:
/// `candidates_single` counted there in tiers of one seat alone, and counts now in every district
/// of one seat. (Regions without a row in a baseline, a lean of 0 there, are mistakes of the
/// reader.)
[[nodiscard]] std::vector<std::string> changed_since_0_1(const Scenario& scenario,
                                                         const std::string& file,
                                                         const TomlNode& document);

}  // namespace kenesh
