// Vectors of the instruction set that is compiled for, and their elementary functions: polynomials
// of our own from additions and products alone, so that every instruction set has the same bits.
// Compiled once per instruction set: no guard against being read again, but one per target.
#if defined(KENESH_KERNELS_MATH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_MATH_INL
#undef KENESH_KERNELS_MATH_INL
#else
#define KENESH_KERNELS_MATH_INL
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>

#include "sim/engine/tally/settings.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Ints = hn::ScalableTag<std::int32_t>;
using Words = hn::ScalableTag<std::uint32_t>;
using Wides = hn::ScalableTag<std::uint64_t>;
using Longs = hn::ScalableTag<std::int64_t>;
using Doubles = hn::ScalableTag<double>;
using HalfInts = hn::Half<Ints>;
using FloatV = hn::Vec<Floats>;
using IntV = hn::Vec<Ints>;
using WordV = hn::Vec<Words>;
using WideV = hn::Vec<Wides>;
using DoubleV = hn::Vec<Doubles>;
using DoubleM = hn::Mask<Doubles>;

/// The instruction set of this copy of the kernels.
constexpr SimdTarget kCompiledFor = HWY_TARGET == HWY_AVX3   ? SimdTarget::avx512
                                    : HWY_TARGET == HWY_AVX2 ? SimdTarget::avx2
                                    : HWY_TARGET == HWY_SSE4 ? SimdTarget::sse4
                                    : HWY_TARGET == HWY_WASM ? SimdTarget::wasm
                                                             : SimdTarget::neon;

/// Half of the lanes in double precision; by bits, since WebAssembly's Highway cannot.
/// Precondition: not negative. 0 becomes 2^-127, which is no vote either.
HWY_INLINE DoubleV widen(FloatV v, std::size_t half) {
    const HalfInts d;
    const IntV bits = hn::BitCast(Ints(), v);
    const auto part =
        hn::PromoteTo(Longs(), half == 0 ? hn::LowerHalf(d, bits) : hn::UpperHalf(d, bits));
    const auto bias = hn::Set(Longs(), std::int64_t{1023 - 127} << 52);
    return hn::BitCast(Doubles(), hn::Add(hn::ShiftLeft<29>(part), bias));
}

/// a + b x.
HWY_INLINE FloatV linear(FloatV x, float a, float b) {
    return hn::Add(hn::Set(Floats(), a), hn::Mul(x, hn::Set(Floats(), b)));
}

/// -2 log(1 + f), 1 + f in [sqrt 1/2, sqrt 2).
HWY_INLINE FloatV minus_two_log(FloatV f) {
    // -2 f + f^2 + f^3 p(f): least maximum of the relative error, 6e-9. Pairs of terms (Estrin
    // 1960) wait less for one another than Horner's rule.
    const FloatV f2 = hn::Mul(f, f);
    const FloatV f4 = hn::Mul(f2, f2);
    const FloatV p01 = linear(f, -0x1.555554p-1f, 0x1.000226p-1f);
    const FloatV p23 = linear(f, -0x1.99a008p-2f, 0x1.547244p-2f);
    const FloatV p45 = linear(f, -0x1.22da1cp-2f, 0x1.0d8542p-2f);
    const FloatV p67 = linear(f, -0x1.055b72p-2f, 0x1.38b58ap-3f);
    const FloatV low = hn::Add(p01, hn::Mul(f2, p23));
    const FloatV high = hn::Add(p45, hn::Mul(f2, p67));
    const FloatV p = hn::Add(low, hn::Mul(f4, high));
    const FloatV rest = hn::Add(f2, hn::Mul(hn::Mul(f2, f), p));
    return hn::Sub(rest, hn::Add(f, f));
}

/// log2 x of normal numbers x > 0; error below 2^-23 of the larger of 1 and the result.
HWY_INLINE FloatV log2_of(FloatV x) {
    const Floats d;
    const Ints di;
    const IntV bits = hn::BitCast(di, x);
    const IntV k = hn::ShiftRight<23>(hn::Sub(bits, hn::Set(di, 0x3f3504f3)));  // sqrt 1/2
    const FloatV m = hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<23>(k)));
    const FloatV half = minus_two_log(hn::Sub(m, hn::Set(d, 1.0f)));
    return hn::Sub(hn::ConvertTo(d, k), hn::Mul(half, hn::Set(d, 0x1.715476p-1f)));
}

/// 2^x and 2^-x, relative error below 2^-22: the even and the odd part of one polynomial.
/// Precondition: -125 <= x <= 125.
struct BothPowers {
    FloatV up;
    FloatV down;
};

HWY_INLINE BothPowers exp2_both(FloatV x) {
    const Floats d;
    const Ints di;
    const FloatV shift = hn::Set(d, 0x1.8p23f);
    const FloatV shifted = hn::Add(x, shift);  // rounds to a whole number in the low bits
    const FloatV r = hn::Sub(x, hn::Sub(shifted, shift));
    // Least maximum of the relative error: 2e-9.
    const FloatV r2 = hn::Mul(r, r);
    const FloatV r4 = hn::Mul(r2, r2);
    const FloatV even = hn::Add(linear(r2, 1.0f, 0x1.ebfbdcp-3f),
                                hn::Mul(r4, linear(r2, 0x1.3b2d4cp-7f, 0x1.41fbbcp-13f)));
    const FloatV odd = hn::Mul(r, hn::Add(linear(r2, 0x1.62e430p-1f, 0x1.c6aee8p-5f),
                                          hn::Mul(r4, hn::Set(d, 0x1.5f3e54p-10f))));
    const IntV power = hn::ShiftLeft<23>(hn::BitCast(di, shifted));
    return {hn::BitCast(d, hn::Add(hn::BitCast(di, hn::Add(even, odd)), power)),
            hn::BitCast(d, hn::Sub(hn::BitCast(di, hn::Sub(even, odd)), power))};
}

/// The same for the T runs of a lane, a run and its twin.
template <std::size_t T>
HWY_INLINE void exp2_of_twins(FloatV x, FloatV* out) {
    const BothPowers powers = exp2_both(x);
    out[0] = powers.up;
    if (T == 2) out[T - 1] = powers.down;
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
