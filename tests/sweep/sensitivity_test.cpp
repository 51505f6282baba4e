#include "sim/sweep/sensitivity.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

#include "sim/sweep/designs.hpp"

using namespace kenesh;

namespace {

std::vector<SobolIndices> indices_of(const std::vector<Axis>& axes, std::size_t base,
                                     double (*f)(const std::vector<double>&)) {
    std::vector<double> results;
    for (const DesignPoint& point : saltelli_design(axes, base).points) {
        std::vector<double> x;
        for (const std::string& value : point.values)
            x.push_back(std::atof(value.c_str()));
        results.push_back(f(x));
    }
    return sobol_indices(results, axes.size());
}

double ishigami(const std::vector<double>& x) {
    const double s = std::sin(x[1]);
    return std::sin(x[0]) + 7.0 * s * s + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

double linear(const std::vector<double>& x) {
    return 3.0 * x[0] + x[1];
}

}  // namespace

// Ishigami and Homma 1990, a = 7, b = 0.1: closed forms in Saltelli et al. 2008, page 179.
TEST_CASE("Sobol indices of the Ishigami function", "[sweep][slow]") {
    const double pi = std::acos(-1.0);
    const std::vector<Axis> axes = {{"x1", {"x1"}, {}, AxisRange{-pi, pi, false}},
                                    {"x2", {"x2"}, {}, AxisRange{-pi, pi, false}},
                                    {"x3", {"x3"}, {}, AxisRange{-pi, pi, false}}};
    const auto indices = indices_of(axes, 1 << 14, ishigami);
    const double first[] = {0.3139, 0.4424, 0.0};
    const double total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(indices[i].first.value - first[i]) < 0.02);
        CHECK(std::abs(indices[i].total.value - total[i]) < 0.02);
        CHECK(indices[i].first.low <= indices[i].first.value);
        CHECK(indices[i].first.value <= indices[i].first.high);
    }
}

TEST_CASE("a sum's variance divides as the squares of its slopes", "[sweep]") {
    const std::vector<Axis> axes = {{"a", {"a"}, {}, AxisRange{0.0, 1.0, false}},
                                    {"b", {"b"}, {}, AxisRange{0.0, 1.0, false}}};
    const auto indices = indices_of(axes, 1 << 10, linear);
    CHECK(std::abs(indices[0].first.value - 0.9) < 0.01);
    CHECK(std::abs(indices[1].first.value - 0.1) < 0.01);
    CHECK(std::abs(indices[0].total.value - 0.9) < 0.01);
    CHECK(std::abs(indices[1].total.value - 0.1) < 0.01);
}

TEST_CASE("what does not vary has no indices", "[sweep]") {
    const std::vector<double> same(4 * 16, 2.5);
    for (const SobolIndices& i : sobol_indices(same, 2)) {
        CHECK(i.first.value == 0.0);
        CHECK(i.total.value == 0.0);
    }
}

// Var(3a + b) = (9 + 1) / 12 over the unit square; with a variance of 5 / 6 in every election half
// of the whole is chance (law of total variance).
TEST_CASE("chance has what the parameters leave of the variance", "[sweep]") {
    const std::vector<Axis> axes = {{"a", {"a"}, {}, AxisRange{0.0, 1.0, false}},
                                    {"b", {"b"}, {}, AxisRange{0.0, 1.0, false}}};
    std::vector<double> means;
    for (const DesignPoint& point : saltelli_design(axes, 1 << 10).points)
        means.push_back(3.0 * std::atof(point.values[0].c_str()) +
                        std::atof(point.values[1].c_str()));
    const std::vector<double> variances(means.size(), 10.0 / 12.0);
    const SobolIndex half = chance_share(means, variances, 2);
    CHECK(std::abs(half.value - 0.5) < 0.005);
    CHECK(half.low < half.value);
    CHECK(half.value < half.high);
    CHECK(chance_share(means, std::vector<double>(means.size(), 0.0), 2).value == 0.0);
    const std::vector<double> same(means.size(), 1.0);
    CHECK(chance_share(same, variances, 2).value == 1.0);
}
