#pragma once

#include <cstdint>

#include "sim/engine/random/draws.hpp"

namespace kenesh {

/// As draw_from_counters(), from Boost.Random's generator and transform: only the distributions
/// agree.
void draw_from_boost(const Plan& plan, const DrawLayout& layout, std::uint64_t pair, Draws& draws);

}  // namespace kenesh
