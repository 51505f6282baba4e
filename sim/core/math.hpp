#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <span>

// Functions whose bits results depend on. They use + - * / and sqrt alone, in one order, so that
// they give the same bits with every compiler and C library (the library chooses fused
// multiply-add at run time and differs between versions). Accuracy is tested against long double:
// exp and log within 1 ulp, the others as stated.
namespace kenesh::math {

/// e^x within 1 ulp. Arguments outside [-708, 709] count as these.
[[nodiscard]] inline double exp(double x) noexcept {
    constexpr double kLog2e = 0x1.71547652b82fep0;
    constexpr double kLn2High = 0x1.62e42feep-1;  // 32 bits: k times it is exact
    constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
    constexpr double kShift = 0x1.8p52;  // adding it rounds to a whole number in the low bits
    x = x < -708.0 ? -708.0 : x;
    x = x > 709.0 ? 709.0 : x;
    const double shifted = x * kLog2e + kShift;
    const double k = shifted - kShift;
    const double high = x - k * kLn2High;
    const double low = k * kLn2Low;
    const double r = high - low;
    // Taylor's series to r^13: |r| <= ln 2 / 2 leaves less than 2^-57.
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    // r's own rounding error, (high - r) - low, goes in with the small terms.
    const double rest = r * r * p + ((high - r) - low);
    const double mantissa = 1.0 + (r + rest);
    const std::uint64_t exponent = std::bit_cast<std::uint64_t>(shifted) << 52;
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(mantissa) + exponent);
}

/// A whole number below 2^52 as a double, by bits: unlike a conversion it exists on every vector
/// unit, so loops over it vectorise.
[[nodiscard]] inline double small_whole(std::uint64_t n) noexcept {
    return std::bit_cast<double>(n | 0x4330000000000000) - 0x1p52;
}

/// Natural logarithm within 1 ulp. Precondition: x is positive, finite and normal.
[[nodiscard]] inline double log(double x) noexcept {
    constexpr double kLn2High = 0x1.62e42feep-1;
    constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
    constexpr std::uint64_t kRootHalf = 0x3fe6a09e667f3bcd;
    // x = 2^k m with m in [sqrt 1/2, sqrt 2); the bias keeps the difference unsigned.
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t offset = bits - kRootHalf + (std::uint64_t{1023} << 52);
    const double k = small_whole(offset >> 52) - 1023.0;
    const double m =
        std::bit_cast<double>(bits - (offset & 0xfff0000000000000) + (std::uint64_t{1023} << 52));
    // log m = 2 atanh s, s = f / (2 + f): the series in s^2 <= 0.0295 to s^23.
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    double p = 2.0 / 23.0;
    p = p * z + 2.0 / 21.0;
    p = p * z + 2.0 / 19.0;
    p = p * z + 2.0 / 17.0;
    p = p * z + 2.0 / 15.0;
    p = p * z + 2.0 / 13.0;
    p = p * z + 2.0 / 11.0;
    p = p * z + 2.0 / 9.0;
    p = p * z + 2.0 / 7.0;
    p = p * z + 2.0 / 5.0;
    p = p * z + 2.0 / 3.0;
    // 2 s = f - s f, and f - f^2/2 + s (f^2/2 + z p) keeps the large part exact.
    const double half = 0.5 * f * f;
    return k * kLn2High - ((half - (s * (half + z * p) + k * kLn2Low)) - f);
}

struct SinCos {
    double sin = 0.0;
    double cos = 0.0;
};

/// Sine and cosine of 2 pi turns, absolute error below 2^-52. Precondition: 0 <= turns < 1.
[[nodiscard]] inline SinCos sincos_turns(double turns) noexcept {
    constexpr double kHalfPi = 0x1.921fb54442d18p0;
    constexpr double kShift = 0x1.8p52;
    const double shifted = 4.0 * turns + kShift;
    const double a = (4.0 * turns - (shifted - kShift)) * kHalfPi;  // |a| <= pi / 4
    const double z = a * a;
    // Taylor's series to a^15 and a^16.
    double s = -1.0 / 1307674368000.0;
    s = s * z + 1.0 / 6227020800.0;
    s = s * z - 1.0 / 39916800.0;
    s = s * z + 1.0 / 362880.0;
    s = s * z - 1.0 / 5040.0;
    s = s * z + 1.0 / 120.0;
    s = s * z - 1.0 / 6.0;
    const double sine = a + a * z * s;
    double c = 1.0 / 20922789888000.0;
    c = c * z - 1.0 / 87178291200.0;
    c = c * z + 1.0 / 479001600.0;
    c = c * z - 1.0 / 3628800.0;
    c = c * z + 1.0 / 40320.0;
    c = c * z - 1.0 / 720.0;
    c = c * z + 1.0 / 24.0;
    const double cosine = 1.0 - (0.5 * z - z * z * c);
    // Quadrant 1 and 3 exchange sine and cosine; signs by the quadrant's bits.
    const std::uint64_t quadrant = std::bit_cast<std::uint64_t>(shifted);
    const bool odd = (quadrant & 1) != 0;
    const double x = odd ? cosine : sine;
    const double y = odd ? sine : cosine;
    const std::uint64_t sin_sign = (quadrant & 2) << 62;
    const std::uint64_t cos_sign = ((quadrant + 1) & 2) << 62;
    return {std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) ^ sin_sign),
            std::bit_cast<double>(std::bit_cast<std::uint64_t>(y) ^ cos_sign)};
}

/// e^x of every element, in place.
void exp(std::span<double> values) noexcept;

/// 1 / (1 + e^-x).
[[nodiscard]] inline double logistic(double x) noexcept {
    return 1.0 / (1.0 + exp(-x));
}

/// The normal quantile: Wichura (1988), algorithm AS 241 (PPND16), relative error below 1e-15.
/// Precondition: 0 < p < 1.
[[nodiscard]] double inverse_normal(double p) noexcept;

}  // namespace kenesh::math
