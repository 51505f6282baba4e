#include "sim/sweep/point_bytes.hpp"

#include <catch2/catch.hpp>

#include "sim/engine/random/philox.hpp"

using namespace kenesh;

namespace {

SweepPointResult some_result() {
    SweepPointResult result;
    result.point = 17;
    result.runs = std::int64_t{1} << 40;
    result.values = {"0.20", "", "a \"b\""};
    result.measures = {{"new", "a", "seats", 35.25, 0.01},
                       {"new - old", "", "seats_moved", -0.0, std::nullopt}};
    result.histogram = {{"new", "a", 90, 12}, {"old", "b", 0, 0}};
    return result;
}

}  // namespace

TEST_CASE("a point's result comes back from its bytes", "[sweep]") {
    CHECK(from_bytes(to_bytes(SweepPointResult{})) == SweepPointResult{});
    CHECK(from_bytes(to_bytes(some_result())) == some_result());
}

TEST_CASE("fuzz-artifacts: point-bytes: no length is believed", "[sweep]") {
    const std::vector<char> good = to_bytes(some_result());
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_FALSE(from_bytes(std::span(good).first(size)));
    std::vector<char> longer = good;
    longer.push_back(0);
    CHECK_FALSE(from_bytes(longer));
    // Every eight bytes as a huge length, and 2,000 random changes: something or nothing, but no
    // read beyond the end and no memory without bound (asan sees both).
    for (std::size_t at = 0; at + 8 <= good.size(); ++at) {
        std::vector<char> bytes = good;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 8, '\x7f');
        static_cast<void>(from_bytes(bytes));
    }
    for (std::uint32_t i = 0; i < 2000; ++i) {
        std::vector<char> bytes = good;
        const auto words = philox({i, 0, 0, 0}, {23, 0});
        for (const std::uint32_t word : words)
            bytes[word % bytes.size()] = static_cast<char>(word >> 24);
        if (const auto read = from_bytes(bytes)) CHECK(to_bytes(*read) == bytes);
    }
}

TEST_CASE("a number behind nothing is not exactly a point's bytes", "[sweep]") {
    SweepPointResult result;
    result.measures = {{"", "", "", 0.0, std::nullopt}};
    std::vector<char> bytes = to_bytes(result);
    REQUIRE(from_bytes(bytes) == result);
    // Before the empty histogram's length stands the last number that is not there: its sign.
    bytes[bytes.size() - 9] = static_cast<char>(0x80);
    CHECK_FALSE(from_bytes(bytes));
}
