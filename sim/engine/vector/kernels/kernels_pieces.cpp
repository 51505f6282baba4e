#include "sim/engine/vector/kernels/kernels_pieces.hpp"

#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/vector/kernels/kernels_pieces.cpp"
#include "sim/engine/vector/kernels/kernels_targets.hpp"

#include <hwy/foreach_target.h>

#if KENESH_HAS_LANES

#include "sim/engine/vector/kernels/kernels_effects-inl.hpp"
#include "sim/engine/vector/kernels/kernels_random-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {
namespace {

void words_of(std::uint64_t seed, std::uint64_t first_pair, std::span<const BlockState> blocks,
              std::uint32_t* out) {
    random_words(pair_state(seed, first_pair), round_keys(seed), blocks.data(), blocks.size(), out);
}

void normals_of(std::uint64_t seed, std::uint64_t first_pair, std::span<const BlockState> blocks,
                float* out) {
    normals(pair_state(seed, first_pair), round_keys(seed), blocks.data(), blocks.size(), out);
}

void normals_from(const std::uint32_t* words, std::size_t couples, float* out) {
    const std::size_t lanes = hn::Lanes(Floats());
    std::copy_n(words, 2 * couples * lanes, reinterpret_cast<std::uint32_t*>(out));
    constexpr std::size_t kMost = 16;
    for (std::size_t i = 0; i < couples; i += kMost)
        transform<kMost>(std::min(kMost, couples - i), out + 2 * i * lanes);
}

void exp2_of(const float* x, std::size_t size, float* up, float* down) {
    const Floats d;
    for (std::size_t i = 0; i < size; i += hn::Lanes(d)) {
        const BothPowers powers = exp2_both(hn::Load(d, x + i));
        hn::Store(powers.up, d, up + i);
        hn::Store(powers.down, d, down + i);
    }
}

void gamma_of(const GammaCurve& curve, const float* z, std::size_t size, float* up, float* down) {
    const Floats d;
    for (std::size_t i = 0; i < size; i += hn::Lanes(d)) {
        FloatV powers[2];
        gamma_of_twins<2>(curve.even.data(), curve.odd.data(), curve.even.size(),
                          hn::Load(d, z + i), powers);
        hn::Store(powers[0], d, up + i);
        hn::Store(powers[1], d, down + i);
    }
}

}  // namespace

PieceKernels pieces() {
    return {kCompiledFor, hn::Lanes(Floats()), words_of, normals_of, normals_from, exp2_of,
            gamma_of};
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif

#if HWY_ONCE
namespace kenesh {

PieceKernels piece_kernels([[maybe_unused]] SimdTarget target) {
#if (HWY_TARGETS & HWY_AVX3) != 0
    if (target == SimdTarget::avx512) return N_AVX3::pieces();
#endif
#if (HWY_TARGETS & HWY_AVX2) != 0
    if (target == SimdTarget::avx2) return N_AVX2::pieces();
#endif
#if (HWY_TARGETS & HWY_SSE4) != 0
    if (target == SimdTarget::sse4) return N_SSE4::pieces();
#endif
#if !HWY_ARCH_X86 && KENESH_HAS_LANES
    if (target == HWY_STATIC_DISPATCH(pieces)().compiled_for) return HWY_STATIC_DISPATCH(pieces)();
#endif
    assert(false && "one of simd_targets()");
    return {};
}

}  // namespace kenesh
#endif
