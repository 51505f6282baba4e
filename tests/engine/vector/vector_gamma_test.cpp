#include "sim/engine/vector/vector_gamma.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/gamma.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/vector/kernels/kernels_pieces.hpp"
#include "sim/engine/vector/vector_memory.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

/// What a curve may err by at z where the variate to its power is `value`.
double allowed(double value, double z) {
    return 5e-7 * std::pow(10.0, std::max(0.0, std::abs(z) - 5.0)) * std::max(value, 0.1);
}

double power_at(const GammaCurve& curve, double z) {
    const double v = z / kMostNormal;
    const double u = 2.0 * v * v - 1.0;
    double even = 0.0, odd = 0.0;
    for (std::size_t i = curve.even.size(); i-- > 0;) {
        even = even * u + static_cast<double>(curve.even[i]);
        odd = odd * u + static_cast<double>(curve.odd[i]);
    }
    return std::pow(std::max(0.0, even + v * odd), 8.0);
}

}  // namespace

TEST_CASE("curves of gamma variates are as close as they say") {
    for (const double deviation : {0.001, 0.05, 0.3, 0.673, 1.0, 1.5, 2.0}) {
        const double shape = math::shape_of_deviation(deviation);
        const LogGamma variate(shape);
        for (const double power : {1.0, 0.6, 0.1, 0.0}) {
            const GammaCurve curve = gamma_curve(variate, power);
            REQUIRE(curve.even.size() == curve.odd.size());
            double worst = 0.0;
            for (int i = 0; i <= 1360; ++i) {
                const double z = -6.8 + 0.01 * i;
                const double value =
                    std::exp(power * (math::log_gamma_variate(shape, z) - std::log(shape)));
                worst = std::max(worst, std::abs(power_at(curve, z) - value) / allowed(value, z));
            }
            INFO("deviation " << deviation << ", power " << power << ", terms " << curve.even.size()
                              << ", worst " << worst);
            // The coefficients are float32: eight times a few halves of 2^-24 on top of the
            // fit's 1.
            CHECK(worst < 3.0);
        }
    }
}

TEST_CASE("kernels compute gamma variates of a run and its twin as their curve has them") {
    for (const SimdTarget target : test::tested_targets()) {
        const PieceKernels kernels = piece_kernels(target);
        LaneArray<float> z(1 << 13), up(1 << 13), down(1 << 13);
        for (std::size_t i = 0; i < z.size(); ++i)
            z[i] = -6.78f + 13.56f * static_cast<float>(i) / static_cast<float>(z.size() - 1);
        for (const double deviation : {0.05, 0.673, 1.0, 2.0}) {
            const LogGamma variate(math::shape_of_deviation(deviation));
            const GammaCurve curve = gamma_curve(variate, 1.0);
            kernels.gamma(curve, z.data(), z.size(), up.data(), down.data());
            double worst = 0.0;
            for (std::size_t i = 0; i < z.size(); ++i) {
                const double value = std::exp(variate(z[i]));
                const double twin = std::exp(variate(-z[i]));
                worst = std::max({worst, std::abs(up[i] - value) / allowed(value, z[i]),
                                  std::abs(down[i] - twin) / allowed(twin, z[i])});
            }
            INFO(name_of(target) << ", deviation " << deviation << ", worst " << worst);
            // Eight times the roundings of a polynomial in float32, at most 2^-21 in all, on top.
            CHECK(worst < 5.0);
        }
    }
}
