// Random words and normals, a lane per pair of runs. Compiled once per instruction set: no guard
// against being read again, but one per target.
#if defined(KENESH_KERNELS_RANDOM_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_RANDOM_INL
#undef KENESH_KERNELS_RANDOM_INL
#else
#define KENESH_KERNELS_RANDOM_INL
#endif

#include <hwy/highway.h>

#include "sim/engine/philox.hpp"
#include "sim/engine/vector_blocks.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Ints = hn::ScalableTag<std::int32_t>;
using Words = hn::ScalableTag<std::uint32_t>;
using Wides = hn::ScalableTag<std::uint64_t>;
using FloatV = hn::Vec<Floats>;
using IntV = hn::Vec<Ints>;
using WordV = hn::Vec<Words>;
using WideV = hn::Vec<Wides>;

/// A whole number per lane, kept as two vectors of 64-bit lanes (even lanes, odd lanes) so that
/// the products of Philox need no shuffles; the upper halves hold anything.
struct Halves {
    WideV even;
    WideV odd;
};

HWY_INLINE Halves both(std::uint32_t value) {
    const WideV v = hn::Set(Wides(), value);
    return {v, v};
}

HWY_INLINE WordV join(const Halves& x) {
    const Words d;
    return hn::OddEven(hn::BitCast(d, hn::ShiftLeft<32>(x.odd)), hn::BitCast(d, x.even));
}

HWY_INLINE WideV product(WideV x, WordV multiplier) {
    return hn::MulEven(hn::BitCast(Words(), x), multiplier);
}

/// The parts of the first two rounds that depend on the pair alone (streams.hpp: words 0 and 3).
struct PairState {
    Halves high;  ///< upper half of the second product of round 2
    Halves low;   ///< its lower half
    Halves rest;  ///< lower half of the first product of round 1
};

HWY_INLINE PairState pair_state(std::uint64_t seed, std::uint64_t first_pair) {
    const Wides d;
    const auto low = static_cast<std::uint32_t>(first_pair);
    const auto high = static_cast<std::uint32_t>(first_pair >> 32);
    const WideV mask = hn::Set(d, 0xffffffffu);
    const WordV m0 = hn::Set(Words(), kPhiloxMultiplier0);
    const WordV m1 = hn::Set(Words(), kPhiloxMultiplier1);
    const WideV other = hn::Set(d, high ^ static_cast<std::uint32_t>(seed >> 32));
    const WideV even =
        hn::And(mask, hn::Add(hn::Set(d, low), hn::Add(hn::Iota(d, 0), hn::Iota(d, 0))));
    const WideV odd = hn::And(mask, hn::Add(even, hn::Set(d, 1)));
    PairState s;
    s.rest = {product(even, m0), product(odd, m0)};
    const WideV e = product(hn::Xor(hn::ShiftRight<32>(s.rest.even), other), m1);
    const WideV o = product(hn::Xor(hn::ShiftRight<32>(s.rest.odd), other), m1);
    s.low = {e, o};
    s.high = {hn::ShiftRight<32>(e), hn::ShiftRight<32>(o)};
    return s;
}

/// One round on one half of the lanes.
HWY_INLINE void one_round(WideV& c0, WideV& c1, WideV& c2, WideV& c3, WideV first_key,
                          WideV second_key) {
    const WideV a = product(c0, hn::Set(Words(), kPhiloxMultiplier0));
    const WideV b = product(c2, hn::Set(Words(), kPhiloxMultiplier1));
    c0 = hn::Xor3(hn::ShiftRight<32>(b), c1, first_key);
    c2 = hn::Xor3(hn::ShiftRight<32>(a), c3, second_key);
    c1 = b;
    c3 = a;
}

/// Rounds 3 to 10. Both halves by turns: neither waits for the other's products.
HWY_INLINE void rounds(Halves& c0, Halves& c1, Halves& c2, Halves& c3, const RoundKeys& keys) {
#pragma GCC unroll 8
    for (std::size_t round = 2; round < kPhiloxRounds; ++round) {
        const WideV first_key = hn::Set(Wides(), keys.first[round]);
        const WideV second_key = hn::Set(Wides(), keys.second[round]);
        one_round(c0.even, c1.even, c2.even, c3.even, first_key, second_key);
        one_round(c0.odd, c1.odd, c2.odd, c3.odd, first_key, second_key);
    }
}

/// The four words of one block in every lane's pair.
HWY_INLINE void block_words(const PairState& pair, const BlockState& block, const RoundKeys& keys,
                            WordV& w0, WordV& w1, WordV& w2, WordV& w3) {
    const Wides d;
    const WideV x0 = hn::Set(d, block.x0);
    const WideV x2 = hn::Set(d, block.x2);
    const WideV x3 = hn::Set(d, block.x3);
    Halves c0{hn::Xor(pair.high.even, x0), hn::Xor(pair.high.odd, x0)};
    Halves c1 = pair.low;
    Halves c2{hn::Xor(pair.rest.even, x2), hn::Xor(pair.rest.odd, x2)};
    Halves c3{x3, x3};
    rounds(c0, c1, c2, c3, keys);
    w0 = join(c0);
    w1 = join(c1);
    w2 = join(c2);
    w3 = join(c3);
}

/// -2 log((w + 1/2) 2^-32), relative error below 2^-22. The upper half of the words is taken from
/// its distance to 1, which float32 holds exactly enough near 1.
HWY_INLINE FloatV minus_two_log(WordV word) {
    const Floats d;
    const Ints di;
    const IntV signs = hn::ShiftRight<31>(hn::BitCast(di, word));
    const auto upper = hn::MaskFromVec(hn::BitCast(d, signs));
    const FloatV distance =
        hn::Mul(hn::Add(hn::ConvertTo(d, hn::Xor(hn::BitCast(di, word), signs)), hn::Set(d, 0.5f)),
                hn::Set(d, 0x1p-32f));
    const FloatV u = hn::IfThenElse(upper, hn::Sub(hn::Set(d, 1.0f), distance), distance);
    // u = 2^k m with m in [sqrt 1/2, sqrt 2).
    const IntV root_half = hn::Set(di, 0x3f3504f3);
    const IntV offset = hn::Sub(hn::BitCast(di, u), root_half);
    const IntV k = hn::ShiftRight<23>(offset);
    const FloatV m = hn::BitCast(d, hn::Sub(hn::BitCast(di, u), hn::ShiftLeft<23>(k)));
    const auto near_one = hn::And(upper, hn::RebindMask(d, hn::Eq(k, hn::Zero(di))));
    const FloatV f = hn::IfThenElse(near_one, hn::Neg(distance), hn::Sub(m, hn::Set(d, 1.0f)));
    // log(1 + f) = f - f^2 / 2 + f^3 p(f): least maximum of the relative error, 6e-9.
    FloatV p = hn::Set(d, -0x1.38b58ap-4f);
    p = hn::Add(hn::Mul(p, f), hn::Set(d, 0x1.055b72p-3f));
    p = hn::Add(hn::Mul(p, f), hn::Set(d, -0x1.0d8542p-3f));
    p = hn::Add(hn::Mul(p, f), hn::Set(d, 0x1.22da1cp-3f));
    p = hn::Add(hn::Mul(p, f), hn::Set(d, -0x1.547244p-3f));
    p = hn::Add(hn::Mul(p, f), hn::Set(d, 0x1.99a008p-3f));
    p = hn::Add(hn::Mul(p, f), hn::Set(d, -0x1.000226p-2f));
    p = hn::Add(hn::Mul(p, f), hn::Set(d, 0x1.555554p-2f));
    const FloatV square = hn::Mul(f, f);
    const FloatV rest = hn::Sub(hn::Mul(hn::Mul(square, f), p), hn::Mul(square, hn::Set(d, 0.5f)));
    const FloatV log_m = hn::Add(f, rest);
    const FloatV scale = hn::ConvertTo(d, k);
    return hn::Sub(hn::Mul(scale, hn::Set(d, -0x1.62e430p0f)), hn::Add(log_m, log_m));
}

/// Cosine and sine of w 2^-32 turns, absolute error below 2^-23.
HWY_INLINE void cos_sin(WordV word, FloatV& cosine, FloatV& sine) {
    const Floats d;
    const Ints di;
    const IntV w = hn::BitCast(di, word);
    const IntV quadrant =
        hn::BitCast(di, hn::ShiftRight<30>(hn::Add(word, hn::Set(Words(), 1u << 29))));
    const FloatV a = hn::Mul(hn::ConvertTo(d, hn::Sub(w, hn::ShiftLeft<30>(quadrant))),
                             hn::Set(d, 0x1.921fb6p-30f));  // pi / 2 a quadrant
    const FloatV z = hn::Mul(a, a);
    // Least maximum error: 4e-9 and 1e-10.
    FloatV s = hn::Set(d, -0x1.994eb4p-13f);
    s = hn::Add(hn::Mul(s, z), hn::Set(d, 0x1.110760p-7f));
    s = hn::Add(hn::Mul(s, z), hn::Set(d, -0x1.555546p-3f));
    s = hn::Add(a, hn::Mul(hn::Mul(a, z), s));
    FloatV c = hn::Set(d, 0x1.9a025ap-16f);
    c = hn::Add(hn::Mul(c, z), hn::Set(d, -0x1.6c0c8cp-10f));
    c = hn::Add(hn::Mul(c, z), hn::Set(d, 0x1.55554ap-5f));
    c = hn::Sub(hn::Mul(hn::Mul(z, z), c), hn::Mul(z, hn::Set(d, 0.5f)));
    c = hn::Add(hn::Set(d, 1.0f), c);
    const auto odd =
        hn::MaskFromVec(hn::BitCast(d, hn::ShiftRight<31>(hn::ShiftLeft<31>(quadrant))));
    const IntV two = hn::Set(di, 2);
    const IntV sine_sign = hn::ShiftLeft<30>(hn::And(quadrant, two));
    const IntV cosine_sign = hn::ShiftLeft<30>(hn::And(hn::Add(quadrant, hn::Set(di, 1)), two));
    sine = hn::Xor(hn::IfThenElse(odd, c, s), hn::BitCast(d, sine_sign));
    cosine = hn::Xor(hn::IfThenElse(odd, s, c), hn::BitCast(d, cosine_sign));
}

/// Two normals from two words by Box and Muller (1958), as engine/normals.hpp in float32.
HWY_INLINE void two_normals(WordV radius_word, WordV angle_word, FloatV& first, FloatV& second) {
    const FloatV radius = hn::Sqrt(minus_two_log(radius_word));
    FloatV cosine, sine;
    cos_sin(angle_word, cosine, sine);
    first = hn::Mul(radius, cosine);
    second = hn::Mul(radius, sine);
}

/// Normals of `count` blocks, four vectors each. The words wait in `out` for the transform: two
/// passes leave more registers to each. A block's two couples are transformed side by side.
HWY_INLINE void normals(const PairState& pair, const RoundKeys& keys, const BlockState* blocks,
                        std::size_t count, float* HWY_RESTRICT out) {
    const Floats d;
    const Words dw;
    const std::size_t lanes = hn::Lanes(d);
    auto* words = reinterpret_cast<std::uint32_t*>(out);
    for (std::size_t b = 0; b < count; ++b) {
        WordV w0, w1, w2, w3;
        block_words(pair, blocks[b], keys, w0, w1, w2, w3);
        std::uint32_t* at = words + 4 * b * lanes;
        hn::Store(w0, dw, at);
        hn::Store(w1, dw, at + lanes);
        hn::Store(w2, dw, at + 2 * lanes);
        hn::Store(w3, dw, at + 3 * lanes);
    }
    for (std::size_t b = 0; b < count; ++b) {
        float* at = out + 4 * b * lanes;
        const std::uint32_t* from = words + 4 * b * lanes;
        FloatV z0, z1, z2, z3;
        two_normals(hn::Load(dw, from), hn::Load(dw, from + lanes), z0, z1);
        two_normals(hn::Load(dw, from + 2 * lanes), hn::Load(dw, from + 3 * lanes), z2, z3);
        hn::Store(z0, d, at);
        hn::Store(z1, d, at + lanes);
        hn::Store(z2, d, at + 2 * lanes);
        hn::Store(z3, d, at + 3 * lanes);
    }
}

/// 2^x, relative error below 2^-22. Precondition: -125 <= x <= 125.
HWY_INLINE FloatV exp2_inside(FloatV x) {
    const Floats d;
    const Ints di;
    const FloatV shift =
        hn::Set(d, 0x1.8p23f);  // adding it rounds to a whole number in the low bits
    const FloatV shifted = hn::Add(x, shift);
    const FloatV r = hn::Sub(x, hn::Sub(shifted, shift));
    // Least maximum of the relative error: 2e-9.
    FloatV p = hn::Set(d, 0x1.41fbbcp-13f);
    p = hn::Add(hn::Mul(p, r), hn::Set(d, 0x1.5f3e54p-10f));
    p = hn::Add(hn::Mul(p, r), hn::Set(d, 0x1.3b2d4cp-7f));
    p = hn::Add(hn::Mul(p, r), hn::Set(d, 0x1.c6aee8p-5f));
    p = hn::Add(hn::Mul(p, r), hn::Set(d, 0x1.ebfbdcp-3f));
    p = hn::Add(hn::Mul(p, r), hn::Set(d, 0x1.62e430p-1f));
    p = hn::Add(hn::Mul(p, r), hn::Set(d, 1.0f));
    return hn::BitCast(d, hn::Add(hn::BitCast(di, p), hn::ShiftLeft<23>(hn::BitCast(di, shifted))));
}

/// 2^x; arguments outside [-125, 125] count as these.
HWY_INLINE FloatV exp2(FloatV x) {
    const Floats d;
    return exp2_inside(hn::Min(hn::Max(x, hn::Set(d, -125.0f)), hn::Set(d, 125.0f)));
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
