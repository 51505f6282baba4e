#include "sim/engine/kernels.hpp"

#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/kernels_pieces.cpp"
#include "sim/engine/kernels_targets.hpp"

#include <hwy/foreach_target.h>

// The target that the compiler takes for granted has one lane only: machines without SSE4 are left
// to the reference engine.
#if HWY_TARGET != HWY_SCALAR

#include "sim/engine/kernels_random-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {
namespace {

void words_of(std::uint64_t seed, std::uint64_t first_pair, std::span<const BlockState> blocks,
              std::uint32_t* out) {
    const Words d;
    const std::size_t lanes = hn::Lanes(d);
    const PairState pair = pair_state(seed, first_pair);
    const RoundKeys keys = round_keys(seed);
    for (const BlockState& block : blocks) {
        WordV w0, w1, w2, w3;
        block_words(pair, block, keys, w0, w1, w2, w3);
        hn::Store(w0, d, out);
        hn::Store(w1, d, out + lanes);
        hn::Store(w2, d, out + 2 * lanes);
        hn::Store(w3, d, out + 3 * lanes);
        out += 4 * lanes;
    }
}

void normals_of(std::uint64_t seed, std::uint64_t first_pair, std::span<const BlockState> blocks,
                float* out) {
    normals(pair_state(seed, first_pair), round_keys(seed), blocks.data(), blocks.size(), out);
}

void normals_from(const std::uint32_t* words, std::size_t couples, float* out) {
    const Words dw;
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    for (std::size_t i = 0; i < couples; ++i, words += 2 * lanes, out += 2 * lanes) {
        FloatV first, second;
        two_normals(hn::Load(dw, words), hn::Load(dw, words + lanes), first, second);
        hn::Store(first, d, out);
        hn::Store(second, d, out + lanes);
    }
}

void exp2_of(const float* x, std::size_t size, float* out) {
    const Floats d;
    for (std::size_t i = 0; i < size; i += hn::Lanes(d)) {
        hn::Store(exp2(hn::Load(d, x + i)), d, out + i);
    }
}

}  // namespace

PieceKernels pieces() {
    return {hn::Lanes(Floats()), words_of, normals_of, normals_from, exp2_of};
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif

#if HWY_ONCE
namespace kenesh {

std::string_view name_of(SimdTarget target) noexcept {
    switch (target) {
        case SimdTarget::automatic:
            return "auto";
        case SimdTarget::sse4:
            return "sse4";
        case SimdTarget::avx2:
            return "avx2";
        case SimdTarget::avx512:
            return "avx512";
    }
    return "auto";
}

std::vector<SimdTarget> simd_targets() {
    std::vector<SimdTarget> list;
    const auto machine = hwy::SupportedTargets();
    if ((machine & HWY_AVX3) != 0) list.push_back(SimdTarget::avx512);
    if ((machine & HWY_AVX2) != 0) list.push_back(SimdTarget::avx2);
    if ((machine & HWY_SSE4) != 0) list.push_back(SimdTarget::sse4);
    return list;
}

PieceKernels piece_kernels(SimdTarget target) {
    if (target == SimdTarget::automatic) {
        const auto list = simd_targets();
        assert(!list.empty() && "asked only where there is one");
        target = list.front();
    }
    switch (target) {
        case SimdTarget::avx512:
            return N_AVX3::pieces();
        case SimdTarget::avx2:
            return N_AVX2::pieces();
        default:
            return N_SSE4::pieces();
    }
}

}  // namespace kenesh
#endif
