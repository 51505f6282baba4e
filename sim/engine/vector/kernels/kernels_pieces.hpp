#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/engine/tally/settings.hpp"
#include "sim/engine/vector/vector_blocks.hpp"
#include "sim/engine/vector/vector_gamma.hpp"

namespace kenesh {

/// Entry points of the pieces, for tests and measurements. Arrays are aligned to 64 bytes; `lanes`
/// values stand side by side, one per pair of runs.
struct PieceKernels {
    SimdTarget compiled_for = SimdTarget::automatic;
    std::size_t lanes = 0;
    /// Words of the blocks: 4 * blocks * lanes.
    void (*words)(std::uint64_t seed, std::uint64_t first_pair, std::span<const BlockState> blocks,
                  std::uint32_t* out) = nullptr;
    /// Normals of the blocks: 4 * blocks * lanes.
    void (*normals)(std::uint64_t seed, std::uint64_t first_pair,
                    std::span<const BlockState> blocks, float* out) = nullptr;
    /// Normals from `couples` vectors of radius words and as many of angle words, in turns.
    void (*from_words)(const std::uint32_t* words, std::size_t couples, float* out) = nullptr;
    /// 2^x and 2^-x of `size` values, a multiple of lanes. Precondition: -125 <= x <= 125.
    void (*exp2)(const float* x, std::size_t size, float* up, float* down) = nullptr;
    /// Gamma variates to the curve's power at `size` normals z, a multiple of lanes, and at -z.
    void (*gamma)(const GammaCurve& curve, const float* z, std::size_t size, float* up,
                  float* down) = nullptr;
};

/// Precondition: one of simd_targets().
[[nodiscard]] PieceKernels piece_kernels(SimdTarget target);

}  // namespace kenesh
