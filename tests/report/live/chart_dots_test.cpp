#include "sim/report/live/chart_dots.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("Dots stand at the quantiles: each is one election in so many", "[report]") {
    // A hundred elections, one at each number of seats: the dots of fifty are 1 %, 3 %, ... 99 %.
    const Histogram even{0.0, 1.0, std::vector<std::int64_t>(100, 1)};
    const auto fifty = quantile_dots(even, 50);
    REQUIRE(fifty.size() == 50);
    for (std::size_t i = 0; i < 50; ++i)
        CHECK(fifty[i] == 2.0 * static_cast<double>(i));
    const auto twenty = quantile_dots(even, 20);
    REQUIRE(twenty.size() == 20);
    CHECK(twenty.front() == 2.0);
    CHECK(twenty.back() == 97.0);
    // All in one place, and nothing at all.
    CHECK((quantile_dots({7.0, 1.0, {3}}, 20) == std::vector<double>(20, 7.0)));
    CHECK(quantile_dots({0.0, 1.0, {0, 0}}, 20).empty());
}
