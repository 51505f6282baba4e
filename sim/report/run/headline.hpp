#pragma once

#include <string>
#include <vector>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// What a reader should know first, one sentence each, computed from the numbers: who loses and
/// who gains most between the first two systems, majorities won or lost, women, disproportionality,
/// what the gender rule moves. With one system: who is largest, and the chance of a majority.
[[nodiscard]] std::vector<std::string> headline(const Summary& summary);

/// The finding in a line: whose seats the first system changes most.
[[nodiscard]] std::string finding(const Summary& summary);

}  // namespace kenesh
