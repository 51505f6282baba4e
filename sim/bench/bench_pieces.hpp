#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/tally/settings.hpp"

namespace kenesh {

/// A part of the hot loop that can be checked and timed alone. Its memory lives as long as any
/// copy of it.
struct BenchPiece {
    std::string name;              ///< "random word"
    std::string target;            ///< name_of(SimdTarget), or "scalar"
    double items = 0.0;            ///< words, normals, districts ... of one call
    double lanes = 1.0;            ///< items that one vector holds
    double operations = 0.0;       ///< vector operations per vector of items; 0: not counted
    std::function<void()> run;     ///< one call
    std::function<bool()> agrees;  ///< with a second computation; call it before timing
};

/// Vector operations per vector of values, counted in kernels_random-inl.hpp by reading: loads,
/// stores and broadcast constants are left out, a square root counts as one.
struct OperationCounts {
    double word = 0.0;    ///< Philox4x32-10 with the first two rounds shared
    double normal = 0.0;  ///< its word included
    double exp = 0.0;
};
[[nodiscard]] OperationCounts operation_counts(SimdTarget target) noexcept;

/// Words, normals and exponentials on one instruction set.
/// Precondition: one of simd_targets().
[[nodiscard]] std::vector<BenchPiece> vector_pieces(SimdTarget target);
}  // namespace kenesh
