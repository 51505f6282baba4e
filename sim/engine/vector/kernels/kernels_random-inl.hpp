// Random words and normals, a lane per pair of runs. Compiled once per instruction set: no guard
// against being read again, but one per target.
#if defined(KENESH_KERNELS_RANDOM_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_RANDOM_INL
#undef KENESH_KERNELS_RANDOM_INL
#else
#define KENESH_KERNELS_RANDOM_INL
#endif

#include <algorithm>
#include <limits>

#include "sim/engine/random/philox.hpp"
#include "sim/engine/vector/kernels/kernels_math-inl.hpp"
#include "sim/engine/vector/vector_blocks.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

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
    return hn::OddEven(hn::Shuffle2301(hn::BitCast(d, x.odd)), hn::BitCast(d, x.even));
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

/// Lane l has pair first_pair + step * l; all of them have the same upper half.
HWY_INLINE PairState pair_state(std::uint64_t seed, std::uint64_t first_pair,
                                std::uint32_t step = 1) {
    const Wides d;
    const auto low = static_cast<std::uint32_t>(first_pair);
    const auto high = static_cast<std::uint32_t>(first_pair >> 32);
    const WideV mask = hn::Set(d, 0xffffffffu);
    const WordV m0 = hn::Set(Words(), kPhiloxMultiplier0);
    const WordV m1 = hn::Set(Words(), kPhiloxMultiplier1);
    const WideV other = hn::Set(d, high ^ static_cast<std::uint32_t>(seed >> 32));
    const WideV lane = product(hn::Add(hn::Iota(d, 0), hn::Iota(d, 0)), hn::Set(Words(), step));
    const WideV even = hn::And(mask, hn::Add(hn::Set(d, low), lane));
    const WideV odd = hn::And(mask, hn::Add(even, hn::Set(d, step)));
    PairState s;
    s.rest = {product(even, m0), product(odd, m0)};
    const WideV e = product(hn::Xor(hn::ShiftRight<32>(s.rest.even), other), m1);
    const WideV o = product(hn::Xor(hn::ShiftRight<32>(s.rest.odd), other), m1);
    s.low = {e, o};
    s.high = {hn::ShiftRight<32>(e), hn::ShiftRight<32>(o)};
    return s;
}

/// The upper halves, below anything. A shuffle, since shifts share their ports with additions.
HWY_INLINE WideV upper_half(WideV x) {
    return hn::BitCast(Wides(), hn::Shuffle2301(hn::BitCast(Words(), x)));
}

/// One round on one half of the lanes.
HWY_INLINE void one_round(WideV& c0, WideV& c1, WideV& c2, WideV& c3, WideV first_key,
                          WideV second_key) {
    const WideV a = product(c0, hn::Set(Words(), kPhiloxMultiplier0));
    const WideV b = product(c2, hn::Set(Words(), kPhiloxMultiplier1));
    c0 = hn::Xor3(upper_half(b), c1, first_key);
    c2 = hn::Xor3(upper_half(a), c3, second_key);
    c1 = b;
    c3 = a;
}

/// What is drawn side by side so that a chain of products need not wait for itself: as many blocks
/// as the registers hold.
constexpr std::size_t kBlocksAtOnce = HWY_TARGET <= HWY_AVX3 ? 3 : 1;

/// The words of N blocks in every lane's pair, four vectors a block: rounds 3 to 10 of Philox.
template <std::size_t N>
HWY_INLINE void block_words(const PairState& pair, const BlockState* blocks, const RoundKeys& keys,
                            std::uint32_t* HWY_RESTRICT out) {
    const Wides d;
    const Words dw;
    const std::size_t lanes = hn::Lanes(dw);
    Halves c0[N], c1[N], c2[N], c3[N];
    for (std::size_t i = 0; i < N; ++i) {
        const WideV x0 = hn::Set(d, blocks[i].x0);
        const WideV x2 = hn::Set(d, blocks[i].x2);
        const WideV x3 = hn::Set(d, blocks[i].x3);
        c0[i] = {hn::Xor(pair.high.even, x0), hn::Xor(pair.high.odd, x0)};
        c1[i] = pair.low;
        c2[i] = {hn::Xor(pair.rest.even, x2), hn::Xor(pair.rest.odd, x2)};
        c3[i] = {x3, x3};
    }
#pragma GCC unroll 8
    for (std::size_t round = 2; round < kPhiloxRounds; ++round) {
        const WideV first_key = hn::Set(d, keys.first[round]);
        const WideV second_key = hn::Set(d, keys.second[round]);
        for (std::size_t i = 0; i < N; ++i) {
            one_round(c0[i].even, c1[i].even, c2[i].even, c3[i].even, first_key, second_key);
            one_round(c0[i].odd, c1[i].odd, c2[i].odd, c3[i].odd, first_key, second_key);
        }
    }
    for (std::size_t i = 0; i < N; ++i, out += 4 * lanes) {
        hn::Store(join(c0[i]), dw, out);
        hn::Store(join(c1[i]), dw, out + lanes);
        hn::Store(join(c2[i]), dw, out + 2 * lanes);
        hn::Store(join(c3[i]), dw, out + 3 * lanes);
    }
}

/// The same of any number of blocks.
HWY_INLINE void random_words(const PairState& pair, const RoundKeys& keys, const BlockState* blocks,
                             std::size_t count, std::uint32_t* HWY_RESTRICT out) {
    const std::size_t step = 4 * hn::Lanes(Words());
    std::size_t b = 0;
    // A block alone waits for itself: four are better two and two than three and one.
    const auto left = [&] { return count - b; };
    for (; left() >= kBlocksAtOnce && left() != kBlocksAtOnce + 1; b += kBlocksAtOnce)
        block_words<kBlocksAtOnce>(pair, blocks + b, keys, out + b * step);
    if constexpr (kBlocksAtOnce > 2) {
        for (; left() >= 2; b += 2)
            block_words<2>(pair, blocks + b, keys, out + b * step);
    }
    for (; left() > 0; ++b)
        block_words<1>(pair, blocks + b, keys, out + b * step);
}

/// u = (w + 1/2) 2^-32 as 2^k (1 + f), 1 + f in [sqrt 1/2, sqrt 2): f and -2 k log 2.
struct Reduced {
    FloatV f;
    FloatV scale;
};

/// The upper half of the words is taken from its distance to 1, which float32 holds exactly enough
/// near 1.
HWY_INLINE Reduced reduce(WordV word) {
    const Floats d;
    const Ints di;
    const IntV signs = hn::ShiftRight<31>(hn::BitCast(di, word));
    const FloatV upper = hn::BitCast(d, signs);
    const FloatV distance =
        hn::Mul(hn::Add(hn::ConvertTo(d, hn::Xor(hn::BitCast(di, word), signs)), hn::Set(d, 0.5f)),
                hn::Set(d, 0x1p-32f));
    const FloatV u = hn::IfVecThenElse(upper, hn::Sub(hn::Set(d, 1.0f), distance), distance);
    const IntV offset = hn::Sub(hn::BitCast(di, u), hn::Set(di, 0x3f3504f3));  // sqrt 1/2
    const IntV k = hn::ShiftRight<23>(offset);
    const FloatV m = hn::BitCast(d, hn::Sub(hn::BitCast(di, u), hn::ShiftLeft<23>(k)));
    // In the upper half k is 0, where u is near 1, or -1: bits say it without a comparison.
    const FloatV near_one = hn::AndNot(hn::BitCast(d, k), upper);
    const FloatV f = hn::IfVecThenElse(near_one, hn::Neg(distance), hn::Sub(m, hn::Set(d, 1.0f)));
    return {f, hn::Mul(hn::ConvertTo(d, k), hn::Set(d, -0x1.62e430p0f))};
}

/// sqrt(-2 log u), relative error below 2^-23.
HWY_INLINE FloatV radius_of(const Reduced& u) {
    return hn::Sqrt(hn::Add(u.scale, minus_two_log(u.f)));
}

/// Cosine and sine of the angle of a word (normals.hpp): its upper two bits are quadrants, the
/// others an eighth of a turn to either side. Absolute error below 2^-23.
HWY_INLINE void cos_sin(WordV word, FloatV& cosine, FloatV& sine) {
    const Floats d;
    const Ints di;
    const IntV w = hn::BitCast(di, word);
    const FloatV a = hn::Mul(hn::ConvertTo(d, hn::ShiftLeft<2>(w)), hn::Set(d, 0x1.921fb6p-32f));
    const FloatV z = hn::Mul(a, a);
    const FloatV z2 = hn::Mul(z, z);
    // Least maximum error: 4e-9 and 1e-10.
    FloatV s = hn::Add(linear(z, -0x1.555546p-3f, 0x1.110760p-7f),
                       hn::Mul(z2, hn::Set(d, -0x1.994eb4p-13f)));
    s = hn::Add(a, hn::Mul(hn::Mul(a, z), s));
    FloatV c = hn::Add(linear(z, 0x1.55554ap-5f, -0x1.6c0c8cp-10f),
                       hn::Mul(z2, hn::Set(d, 0x1.9a025ap-16f)));
    c = hn::Add(linear(z, 1.0f, -0.5f), hn::Mul(z2, c));
    const auto odd = hn::RebindMask(d, hn::TestBit(w, hn::Set(di, 1 << 30)));
    const IntV sign = hn::Set(di, std::numeric_limits<std::int32_t>::min());
    const IntV cosine_sign = hn::And(hn::Add(w, hn::Set(di, 1 << 30)), sign);
    sine = hn::Xor(hn::IfThenElse(odd, c, s), hn::BitCast(d, hn::And(w, sign)));
    cosine = hn::Xor(hn::IfThenElse(odd, s, c), hn::BitCast(d, cosine_sign));
}

/// Normals from `couples` couples of words in their place, a radius and an angle word each, by Box
/// and Muller (1958), as engine/normals.hpp in float32. Three short passes: a processor looks ahead
/// over a fixed number of steps, so many short chains of steps overlap better than few long ones.
template <std::size_t kMost>
HWY_INLINE void transform(std::size_t couples, float* HWY_RESTRICT at) {
    const Floats d;
    const Words dw;
    const std::size_t lanes = hn::Lanes(d);
    HWY_ALIGN float scales[kMost * hn::MaxLanes(d)];
    const auto* words = reinterpret_cast<const std::uint32_t*>(at);
    for (std::size_t i = 0; i < couples; ++i) {
        const Reduced u = reduce(hn::Load(dw, words + 2 * i * lanes));
        hn::Store(u.f, d, at + 2 * i * lanes);
        hn::Store(u.scale, d, scales + i * lanes);
    }
    for (std::size_t i = 0; i < couples; ++i) {
        const Reduced u{hn::Load(d, at + 2 * i * lanes), hn::Load(d, scales + i * lanes)};
        hn::Store(radius_of(u), d, at + 2 * i * lanes);
    }
    for (std::size_t i = 0; i < couples; ++i) {
        FloatV cosine, sine;
        cos_sin(hn::Load(dw, words + (2 * i + 1) * lanes), cosine, sine);
        const FloatV radius = hn::Load(d, at + 2 * i * lanes);
        hn::Store(hn::Mul(radius, cosine), d, at + 2 * i * lanes);
        hn::Store(hn::Mul(radius, sine), d, at + (2 * i + 1) * lanes);
    }
}

/// Normals of `count` blocks, four vectors each.
HWY_INLINE void normals(const PairState& pair, const RoundKeys& keys, const BlockState* blocks,
                        std::size_t count, float* HWY_RESTRICT out) {
    constexpr std::size_t kChunk = 12;
    const std::size_t step = 4 * hn::Lanes(Floats());
    const std::size_t chunks = (count + kChunk - 1) / kChunk;
    for (std::size_t first = 0, left = chunks; first < count; --left) {
        const std::size_t size = (count - first + left - 1) / left;
        float* at = out + first * step;
        random_words(pair, keys, blocks + first, size, reinterpret_cast<std::uint32_t*>(at));
        transform<2 * kChunk>(2 * size, at);
        first += size;
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
