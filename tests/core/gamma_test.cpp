#include "sim/core/gamma.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace kenesh;

TEST_CASE("log Gamma agrees with another library") {
    for (const double a : {0.01, 0.1, 0.5, 1.0, 1.5, 2.0, 3.7, 11.9, 12.0, 50.5, 1000.0, 1e6}) {
        const double expected = std::lgamma(a);
        INFO(a);
        CHECK(std::abs(math::log_gamma(a) - expected) < 1e-13 * std::max(1.0, std::abs(expected)));
    }
}

TEST_CASE("The tails of the gamma distribution agree with another library") {
    for (const double a : {0.05, 0.5, 1.0, 3.5, 20.0, 240.5, 5000.0})
        for (const double z : {-5.0, -2.0, -0.5, 0.0, 0.5, 2.0, 5.0}) {
            const double x = std::max(1e-8, a + z * std::sqrt(a));
            const math::GammaTails tails = math::gamma_tails(a, x);
            INFO("shape " << a << ", x " << x);
            CHECK(tails.below == Approx(boost::math::gamma_p(a, x)).epsilon(1e-11));
            CHECK(tails.above == Approx(boost::math::gamma_q(a, x)).epsilon(1e-11).margin(1e-15));
        }
    const boost::math::normal normal;
    for (const double z : {0.0, 0.1, 1.0, 3.0, 6.7})
        CHECK(math::normal_tail(z) == Approx(cdf(normal, -z)).epsilon(1e-12));
}

TEST_CASE("A gamma variate lies where its normal variate lies") {
    const boost::math::normal normal;
    for (const double a : {0.5, 1.0, 2.5, 30.0, 240.5, 5000.0})
        for (double z = -6.75; z <= 6.75; z += 0.75) {
            const double expected = z <= 0.0 ? boost::math::gamma_p_inv(a, cdf(normal, z))
                                             : boost::math::gamma_q_inv(a, cdf(normal, -z));
            INFO("shape " << a << ", z " << z);
            CHECK(std::abs(math::log_gamma_variate(a, z) - std::log(expected)) < 1e-10);
        }
}

TEST_CASE("trigamma agrees with another library, and its inverse with itself") {
    for (const double a : {0.01, 0.1, 0.5, 1.0, 2.7, 11.9, 12.0, 50.5, 1e4, 1e7})
        CHECK(math::trigamma(a) == Approx(boost::math::trigamma(a)).epsilon(1e-13));
    for (const double s : {1e-3, 0.05, 0.3, 0.673, 1.0, 2.0, 10.0, 100.0}) {
        INFO(s);
        CHECK(boost::math::trigamma(math::shape_of_deviation(s)) == Approx(s * s).epsilon(1e-12));
    }
    // trigamma(1) = pi^2 / 6 (Abramowitz and Stegun 1964, 6.4.2).
    CHECK(math::shape_of_deviation(std::sqrt(1.6449340668482264)) == Approx(1.0).epsilon(1e-14));
}

TEST_CASE("digamma and tetragamma agree with another library") {
    for (const double a : {0.01, 0.1, 0.5, 1.0, 2.7, 11.9, 12.0, 50.5, 1e4, 1e6}) {
        INFO(a);
        CHECK(math::digamma(a) == Approx(boost::math::digamma(a)).epsilon(1e-12).margin(1e-12));
        CHECK(math::tetragamma(a) == Approx(boost::math::polygamma(2, a)).epsilon(1e-12));
    }
}
