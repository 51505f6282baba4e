#include "sim/fit/emulator.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/fit/minimise.hpp"

using namespace kenesh;

namespace {

/// Two measures of two keys: quadratic, so that the emulator is exact.
std::vector<double> truth(std::span<const double> x) {
    return {1.0 + 2.0 * x[0] - x[1] + x[0] * x[0] + 0.5 * x[0] * x[1], 3.0 * x[1] - x[1] * x[1]};
}

Emulator emulate(std::size_t points) {
    Grid<double> design(points, 2);
    Grid<double> means(points, 2);
    const auto sobol = sobol_points(points, 2);
    for (std::size_t p = 0; p < points; ++p) {
        for (std::size_t k = 0; k < 2; ++k)
            design(p, k) = sobol[p][k];
        const auto at = truth(sobol[p]);
        for (std::size_t m = 0; m < 2; ++m)
            means(p, m) = at[m];
    }
    return Emulator(design, means);
}

}  // namespace

TEST_CASE("a quadratic is emulated exactly, its slopes too", "[fit]") {
    const Emulator emulator = emulate(20);
    for (const auto& x : {std::vector<double>{0.2, 0.7}, {0.9, 0.1}, {0.5, 0.5}}) {
        std::vector<double> means(2);
        emulator.means_at(x, means);
        CHECK(means[0] == Approx(truth(x)[0]));
        CHECK(means[1] == Approx(truth(x)[1]));
        CHECK(emulator.slope(x, 0, 0) == Approx(2.0 + 2.0 * x[0] + 0.5 * x[1]));
        CHECK(emulator.slope(x, 0, 1) == Approx(-1.0 + 0.5 * x[0]));
        CHECK(emulator.slope(x, 1, 1) == Approx(3.0 - 2.0 * x[1]));
    }
}

TEST_CASE("the closest point is the one that made the targets, or on the bound", "[fit]") {
    const Emulator emulator = emulate(20);
    const std::vector<double> tolerances{0.1, 0.3}, low{0.0, 0.0}, high{1.0, 1.0};
    const std::vector<double> made{0.3, 0.8}, start{0.6, 0.2};
    const auto found = emulator.closest(truth(made), tolerances, low, high, start);
    CHECK(found[0] == Approx(0.3).margin(1e-6));
    CHECK(found[1] == Approx(0.8).margin(1e-6));
    const auto beyond =
        emulator.closest(std::vector<double>{-100.0, truth(made)[1]}, tolerances, low, high, start);
    CHECK(beyond[0] == 0.0);
    CHECK(beyond[1] == 1.0);
}

TEST_CASE("with few points the plane alone is fitted", "[fit]") {
    const Emulator emulator = emulate(4);
    std::vector<double> means(2);
    emulator.means_at(std::vector<double>{0.5, 0.5}, means);
    CHECK(std::abs(means[0] - truth(std::vector<double>{0.5, 0.5})[0]) < 0.5);
}

TEST_CASE("the weakest direction is the one without effect", "[fit]") {
    Grid<double> slopes(2, 2);
    slopes(0, 0) = slopes(0, 1) = 5.0;
    slopes(1, 0) = slopes(1, 1) = -3.0;
    const auto found = directions(slopes);
    REQUIRE(found.size() == 2);
    CHECK(found[0].effect == Approx(0.0).margin(1e-12));
    CHECK(found[0].change[0] == Approx(-found[0].change[1]));
    CHECK(found[1].effect == Approx(std::sqrt(2.0 * (25.0 + 9.0))));
}

TEST_CASE("more keys than targets leave a direction of no effect", "[fit]") {
    Grid<double> slopes(1, 2);
    slopes(0, 0) = 4.0;
    const auto found = directions(slopes);
    REQUIRE(found.size() == 2);
    CHECK(found[0].effect == 0.0);
    CHECK(std::abs(found[0].change[1]) == Approx(1.0));
}

// Rosenbrock's valley on the unit cube, its minimum at (0.75, 0.75 squared).
TEST_CASE("the minimum of a curved valley is found in one and two dimensions", "[fit]") {
    const auto valley = [](std::span<const double> x) {
        const double a = 0.75 - x[0];
        const double b = x.size() > 1 ? x[1] - x[0] * x[0] : 0.0;
        return a * a + 10.0 * b * b;
    };
    const Minimum two = minimise(valley, std::vector<double>{0.1, 0.9});
    CHECK(two.point[0] == Approx(0.75).margin(0.01));
    CHECK(two.point[1] == Approx(0.5625).margin(0.01));
    const Minimum one = minimise(valley, std::vector<double>{0.1});
    CHECK(one.point[0] == Approx(0.75).margin(0.01));
    const auto fails = [](std::span<const double>) -> double { throw std::runtime_error("no"); };
    CHECK_THROWS_WITH(minimise(fails, std::vector<double>{0.1, 0.9}), "no");
}

TEST_CASE("Sobol's points fill every quarter alike", "[fit]") {
    int quarters[4] = {};
    for (const auto& point : sobol_points(63, 2)) {
        for (const double x : point) {
            CHECK(x >= 0.0);
            CHECK(x < 1.0);
        }
        ++quarters[(point[0] < 0.5 ? 0 : 1) + (point[1] < 0.5 ? 0 : 2)];
    }
    for (const int count : quarters)
        CHECK(std::abs(count - 16) <= 1);
}
