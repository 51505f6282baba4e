#include "sim/model/national.hpp"

#include <catch2/catch.hpp>

#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

std::vector<Choice> three() {
    const Geography g = made::geography(1, 1);
    std::vector<Choice> choices = {made::party("a", 0.5, g), made::party("b", 0.3, g),
                                   made::party("c", 0.2, g)};
    choices[0].uncertainty.national = 2.0;
    choices[1].uncertainty.national = 3.0;
    choices[2].uncertainty.national = 1.0;
    return choices;
}

}  // namespace

TEST_CASE("the factor times its transpose is the covariance") {
    const auto choices = three();
    const std::vector<Correlation> correlations = {{0, 1, -0.3}, {2, 1, 0.5}};
    const Grid<double> l = national_factor(choices, correlations);
    const double expected[3][3] = {{4.0, -1.8, 0.0}, {-1.8, 9.0, 1.5}, {0.0, 1.5, 1.0}};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            double sum = 0.0;
            for (std::size_t c = 0; c < 3; ++c)
                sum += l(i, c) * l(j, c);
            CHECK(sum == Approx(expected[i][j]).margin(1e-12));
            if (j > i) CHECK(l(i, j) == 0.0);
        }
    }
}

TEST_CASE("a singular matrix drops its zero pivot") {
    const auto choices = three();
    const std::vector<Correlation> correlations = {{0, 1, -1.0}};
    CHECK(national_fault(choices, correlations).empty());
    const Grid<double> l = national_factor(choices, correlations);
    CHECK(l(0, 0) == 2.0);
    CHECK(l(1, 0) == -3.0);
    CHECK(l(1, 1) == 0.0);
    CHECK(l(2, 2) == 1.0);
}

TEST_CASE("correlations that cannot hold together name the pairs") {
    const auto choices = three();
    // a and b move together, b and c too, yet a and c apart.
    const std::vector<Correlation> correlations = {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}};
    const std::string fault = national_fault(choices, correlations);
    CHECK_THAT(fault, Catch::Contains("a and b (0.9)") && Catch::Contains("b and c (0.9)") &&
                          Catch::Contains("a and c (-0.9)") && Catch::Contains("-0.8"));
    CHECK(national_fault(choices, std::vector<Correlation>{{0, 1, 0.6}, {1, 2, 0.6}}).empty());
}
