#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sim/sweep/point.hpp"

namespace kenesh {

/// A point's result as bytes and back: what processes send one another, and what a store's digest
/// of a point is of. Numbers stand as they are in memory, least byte first; texts and lists after
/// their lengths, of eight bytes.
[[nodiscard]] std::vector<char> to_bytes(const SweepPointResult& result);

/// Nothing where the bytes are not exactly those of a point: no length is believed.
[[nodiscard]] std::optional<SweepPointResult> from_bytes(std::span<const char> bytes);

}  // namespace kenesh
