#pragma once

#include <algorithm>
#include <cstddef>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// How many systems stand side by side in pictures and sentences: the new and the old. Any others
/// are in tables and files.
[[nodiscard]] inline std::size_t shown_systems(const Summary& summary) noexcept {
    return std::min<std::size_t>(2, summary.systems.size());
}

}  // namespace kenesh
