#pragma once

#include <vector>

#include "sim/engine/tally/settings.hpp"

namespace kenesh {

/// Instruction sets that this machine has and this build holds kernels for, best first; empty where
/// there is none.
[[nodiscard]] std::vector<SimdTarget> simd_targets();

}  // namespace kenesh
