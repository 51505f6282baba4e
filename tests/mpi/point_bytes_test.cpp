#include "sim/mpi/point_bytes.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("a point's result comes back from its bytes", "[sweep]") {
    SweepPointResult result;
    CHECK(from_bytes(to_bytes(result)) == result);
    result.point = 17;
    result.runs = std::int64_t{1} << 40;
    result.values = {"0.20", "", "a \"b\""};
    result.measures = {{"new", "a", "seats", 35.25, 0.01},
                       {"new - old", "", "seats_moved", -0.0, -1.0}};
    result.histogram = {{"new", "a", 90, 12}, {"old", "b", 0, 0}};
    CHECK(from_bytes(to_bytes(result)) == result);
}
