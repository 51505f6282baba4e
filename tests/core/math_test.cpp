#include "sim/core/math.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace kenesh;

namespace {

/// Error of `got` in units of the last place of the exact value.
long double ulps(double got, long double exact) {
    const double rounded = static_cast<double>(exact);
    const double ulp = std::nextafter(std::abs(rounded), std::numeric_limits<double>::infinity()) -
                       std::abs(rounded);
    return std::abs(static_cast<long double>(got) - exact) / static_cast<long double>(ulp);
}

/// A fixed sequence that fills [0, 1) evenly (Weyl 1916).
double weyl(int i) {
    return std::fmod(0.6180339887498949 * (i + 0.5), 1.0);
}

constexpr int kPoints = 200'000;

}  // namespace

TEST_CASE("exp is within one ulp of long double") {
    long double worst = 0.0L;
    for (int i = 0; i < kPoints; ++i) {
        const double wide = -700.0 + 1400.0 * weyl(i);
        const double narrow = -5.0 + 10.0 * weyl(i);
        for (const double x : {wide, narrow, 1e-3 * narrow}) {
            worst = std::max(worst, ulps(math::exp(x), std::exp(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 1.0L);
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::exp(-1e9) == math::exp(-708.0));
    CHECK(math::exp(1e9) == math::exp(709.0));
}

TEST_CASE("exp of a span is exp of its elements") {
    std::vector<double> values;
    for (int i = 0; i < 1001; ++i)
        values.push_back(-30.0 + 60.0 * weyl(i));
    auto all = values;
    math::exp(all);
    for (std::size_t i = 0; i < values.size(); ++i)
        CHECK(all[i] == math::exp(values[i]));
}

TEST_CASE("log is within one ulp of long double") {
    long double worst = 0.0L;
    for (int i = 0; i < kPoints; ++i) {
        const double u = weyl(i) + 1e-12;
        for (const double x : {u, 1.0 + 0.01 * (u - 0.5), 2.0 * u, std::ldexp(1.0 + u, 300),
                               std::ldexp(1.0 + u, -300), std::ldexp(u, -30)}) {
            worst = std::max(worst, ulps(math::log(x), std::log(static_cast<long double>(x))));
        }
    }
    CHECK(worst < 1.0L);
    CHECK(math::log(1.0) == 0.0);
}

TEST_CASE("sine and cosine of turns") {
    const long double pi = 3.141592653589793238462643383279502884L;
    long double worst = 0.0L;
    for (int i = 0; i < kPoints; ++i) {
        const double u = std::floor(weyl(i) * 0x1p32) * 0x1p-32;
        const auto got = math::sincos_turns(u);
        const long double angle = 2.0L * pi * static_cast<long double>(u);
        worst = std::max({worst, std::abs(static_cast<long double>(got.sin) - std::sin(angle)),
                          std::abs(static_cast<long double>(got.cos) - std::cos(angle))});
    }
    CHECK(worst < 0x1p-52L);
    CHECK(math::sincos_turns(0.25).sin == 1.0);
    CHECK(math::sincos_turns(0.5).cos == -1.0);
    CHECK(math::sincos_turns(0.75).sin == -1.0);
    CHECK(math::sincos_turns(0.0).cos == 1.0);
}

TEST_CASE("the normal quantile agrees with Boost.Math") {
    // Boost.Math in long double is the independent computation.
    const boost::math::normal_distribution<long double> normal;
    long double worst = 0.0L;
    for (int i = 0; i < 100'000; ++i) {
        const double u = weyl(i);
        for (const double p : {u, u * 1e-6, u * 1e-300, 1.0 - u * 1e-9}) {
            if (!(p > 0.0 && p < 1.0)) continue;
            const long double exact = boost::math::quantile(normal, static_cast<long double>(p));
            // Near one half the quantile's own size vanishes: absolute error there.
            const long double scale = std::max(1e-3L, std::abs(exact));
            worst = std::max(worst, std::abs(math::inverse_normal(p) - exact) / scale);
        }
    }
    CHECK(worst < 1e-15L);
    CHECK(math::inverse_normal(0.5) == 0.0);
    CHECK(math::inverse_normal(0.25) == -math::inverse_normal(0.75));
}
