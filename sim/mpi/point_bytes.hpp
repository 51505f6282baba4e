#pragma once

#include <span>
#include <vector>

#include "sim/io/results/sweep_store.hpp"

namespace kenesh {

/// A point's result as bytes and back, for messages between processes of one program.
[[nodiscard]] std::vector<char> to_bytes(const SweepPointResult& result);
/// Precondition: bytes of to_bytes().
[[nodiscard]] SweepPointResult from_bytes(std::span<const char> bytes);

}  // namespace kenesh
