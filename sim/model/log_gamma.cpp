#include "sim/model/log_gamma.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "sim/core/gamma.hpp"
#include "sim/core/math.hpp"

namespace kenesh {
namespace {

constexpr double kLast = 8.0;  // beyond all normals that are drawn
constexpr double kStep = 0.0625;

/// d log G / d z at G = e^y: phi(z) over the density of log G there.
double slope_at(double shape, double z, double y) {
    const double log_phi = -0.5 * z * z - 0.5 * math::log(2.0 * std::numbers::pi);
    return math::exp(log_phi - (shape * y - math::exp(y) - math::log_gamma(shape)));
}

}  // namespace

LogGamma::LogGamma(double shape) {
    const double mean = math::log(shape);
    const int knots = static_cast<int>(2.0 * kLast / kStep) + 1;
    for (int i = 0; i < knots; ++i) {
        const double z = -kLast + kStep * i;
        const double y = math::log_gamma_variate(shape, z);
        knots_.push_back({y - mean, kStep * slope_at(shape, z, y)});
    }
}

double LogGamma::operator()(double z) const noexcept {
    const double at = std::clamp((z + kLast) / kStep, 0.0, 2.0 * kLast / kStep);
    const auto i = std::min(static_cast<std::size_t>(at), knots_.size() - 2);
    const double t = at - static_cast<double>(i);
    const Knot& a = knots_[i];
    const Knot& b = knots_[i + 1];
    // Hermite's cubic between a and b.
    const double rise = b.value - a.value;
    const double bend = a.slope - rise;
    const double other = rise - b.slope;
    return a.value + t * (rise + (1.0 - t) * (bend * (1.0 - t) + other * t));
}

}  // namespace kenesh
