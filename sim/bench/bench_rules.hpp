#pragma once

#include <vector>

#include "sim/bench/bench_pieces.hpp"

namespace kenesh {

/// The scalar rules: three seats among twenty candidates under the rule of 2025, and a list tier
/// of 2021.
[[nodiscard]] std::vector<BenchPiece> rule_pieces();

}  // namespace kenesh
