#include "sim/report/sweep/sweep_range.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("W3: a parameter's range is from the least to the greatest of its values", "[report]") {
    const std::vector<std::vector<std::string>> points = {
        {"0.35", "a"}, {"0.20911", "c"}, {"0.491", "b"}, {"0.35", "b"}, {"1e-1", "a"}};
    CHECK(sweep_range(points, 0) == SweepRange{4, "1e-1", "0.491"});
    CHECK(sweep_range(points, 1) == SweepRange{3, "a", "b"});
}
