#pragma once

#include <vector>

#include "sim/model/log_gamma.hpp"

namespace kenesh {

/// Gamma variates to a power as the kernels compute them: at a normal z,
/// (G / a)^p = (E(u) + v O(u))^8 with v = z / kMostNormal and u = 2 v^2 - 1, so that a run and its
/// twin, whose normal is -z, share the polynomials E and O.
struct GammaCurve {
    std::vector<float> even;  ///< of E: constant term first
    std::vector<float> odd;   ///< of O, as many
};

/// The polynomials that err by at most 5e-7 of (G / a)^p, or of a tenth where that is more, for
/// |z| <= 5; beyond, ten times as much per unit of z. Rounding in float32 comes on top.
/// Precondition: 0 <= p <= 1; a deviation of log G of at most kMostGammaDeviation.
[[nodiscard]] GammaCurve gamma_curve(const LogGamma& variate, double power);

}  // namespace kenesh
