#include "sim/core/ids.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "sim/model/geography.hpp"

using namespace kenesh;

namespace {

// What must not compile: a region for a district, a number for an id, an id for a position.
template <class To, class From>
concept Takes = requires(To& to, From from) {
    to = from;
};
template <class Position>
concept IsPosition = requires(std::vector<int> values, Position at) {
    values[at];
};

static_assert(Takes<decltype(Unit::region), RegionId>);
static_assert(!Takes<decltype(Unit::region), DistrictId>);
static_assert(!Takes<decltype(Unit::region), std::size_t>);
static_assert(!Takes<decltype(Districting::district_of)::value_type, RegionId>);
static_assert(IsPosition<std::size_t>);
static_assert(!IsPosition<RegionId> && !IsPosition<DistrictId>);

}  // namespace

TEST_CASE("an id is made from a position and gives it back") {
    CHECK(index(id_at<DistrictId>(29)) == 29);
    CHECK(index(id_at<RegionId>(0)) == 0);
    CHECK(is_id("chui-2"));
    CHECK_FALSE(is_id("Chui"));
    CHECK_FALSE(is_id(""));
}
