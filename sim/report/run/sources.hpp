#pragma once

#include <string>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Where the scenario's numbers come from: its own words, and its poll. May be empty.
[[nodiscard]] std::string sources_text(const Summary& summary);

}  // namespace kenesh
