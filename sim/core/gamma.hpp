#pragma once

namespace kenesh::math {

/// log Gamma(a), relative error below 1e-13 of max(1, |value|). Precondition: a > 0.
[[nodiscard]] double log_gamma(double a) noexcept;

/// The variance of the log of a gamma variate, second derivative of log Gamma, relative error below
/// 1e-13. Precondition: a > 0.
[[nodiscard]] double trigamma(double a) noexcept;

/// First derivative of log Gamma and its third, relative errors below 1e-12 of max(1, |value|).
/// Precondition: a > 0.
[[nodiscard]] double digamma(double a) noexcept;
[[nodiscard]] double tetragamma(double a) noexcept;

/// The shape of the gamma distribution whose logarithm has this standard deviation.
/// Precondition: 1e-3 <= deviation <= 100.
[[nodiscard]] double shape_of_deviation(double deviation) noexcept;

/// The two tails of the gamma distribution with this shape and scale 1 at x: regularised incomplete
/// gamma functions, each accurate where it is the smaller (Abramowitz and Stegun 1964, 6.5.29 and
/// 6.5.31). Precondition: shape > 0, x > 0.
struct GammaTails {
    double below = 0.0;
    double above = 0.0;
};
[[nodiscard]] GammaTails gamma_tails(double shape, double x) noexcept;

/// The normal distribution's smaller tail at |z|, from gamma_tails(1/2, z z / 2).
[[nodiscard]] double normal_tail(double z) noexcept;

/// log of the gamma variate that lies where the normal variate z lies: F(x) = Phi(z). The twin of a
/// draw has -z. Precondition: shape >= 0.01; |z| <= 8.
[[nodiscard]] double log_gamma_variate(double shape, double z) noexcept;

}  // namespace kenesh::math
