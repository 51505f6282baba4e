#include "sim/model/log_gamma.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "sim/core/gamma.hpp"

using namespace kenesh;

namespace {

/// Means of the variate and moments of its logarithm over a normal z, by Simpson's rule.
struct Moments {
    double mean = 0.0, log_mean = 0.0, log_variance = 0.0;
};

Moments moments_of(const LogGamma& variate) {
    constexpr int kSteps = 16'000;
    constexpr double kStep = 16.0 / kSteps;
    Moments out;
    double squares = 0.0;
    for (int i = 0; i <= kSteps; ++i) {
        const double z = -8.0 + kStep * i;
        const double simpson = (i == 0 || i == kSteps) ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        const double weight =
            simpson * kStep / 3.0 * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
        const double y = variate(z);
        out.mean += weight * std::exp(y);
        out.log_mean += weight * y;
        squares += weight * y * y;
    }
    out.log_variance = squares - out.log_mean * out.log_mean;
    return out;
}

}  // namespace

TEST_CASE("between its points a table of log gamma variates errs by less than it says") {
    for (const double shape : {0.1, 0.25, 0.5, 0.567, 1.0, 2.67, 30.0, 240.5, 1e5}) {
        const LogGamma variate(shape);
        double worst = 0.0;
        for (int i = 0; i < 1400; ++i) {
            const double z = -7.0 + 0.01 * i + 0.003;
            const double exact = math::log_gamma_variate(shape, z) - std::log(shape);
            worst = std::max(worst, std::abs(variate(z) - exact));
        }
        INFO("shape " << shape << ", worst " << worst);
        // The shapes of personal votes begin at 0.566, those of polls at 0.5.
        CHECK(worst < (shape > 0.56 ? 1.4e-8 : (shape >= 0.5 ? 2e-8 : 2e-7)));
    }
}

TEST_CASE(
    "a gamma personal vote has mean 1 and the deviation that is asked for, skewed to the left") {
    for (const double deviation : {0.05, 0.3, 0.673, 1.0, 1.5, 2.0}) {
        const LogGamma variate(math::shape_of_deviation(deviation));
        const Moments m = moments_of(variate);
        INFO(deviation);
        CHECK(m.mean == Approx(1.0).epsilon(1e-7));
        CHECK(std::sqrt(m.log_variance) == Approx(deviation).epsilon(1e-6));
        CHECK(variate(-3.0) - m.log_mean < -(variate(3.0) - m.log_mean));
    }
}
