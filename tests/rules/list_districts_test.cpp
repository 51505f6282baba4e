#include "sim/rules/list_districts.hpp"

#include <catch2/catch.hpp>
#include <numeric>

namespace kenesh {
namespace {

using Seats = std::vector<int>;
using Votes = std::vector<std::int64_t>;

struct Counted {
    ListCount nation;
    std::vector<ListCount> districts;
};

/// Two lists in districts whose bases are their votes.
Counted count(const ListRule& rule, const Votes& votes, const Seats& seats,
              std::span<const std::vector<int>> caps = {}) {
    const GridView<const std::int64_t> grid(votes.data(), seats.size(), 2);
    Votes base;
    for (std::size_t d = 0; d < seats.size(); ++d)
        base.push_back(grid.row(d)[0] + grid.row(d)[1]);
    Counted out;
    ListWork work;
    count_list_districts(rule, {grid, base, {}, {}, {}}, {grid, base, seats, caps}, work,
                         out.nation, out.districts);
    return out;
}

ListRule dhondt() {
    ListRule rule;
    rule.formula = HighestAverages{};
    return rule;
}

TEST_CASE("each district is divided by itself and the nation is their sum") {
    // 60:40 on 5 is 3:2, 10:90 on 3 is 0:3.
    const Counted out = count(dhondt(), {60, 40, 10, 90}, {5, 3});
    CHECK(out.districts[0].seats == Seats{3, 2});
    CHECK(out.districts[1].seats == Seats{0, 3});
    CHECK(out.nation.seats == Seats{3, 5});
    CHECK(out.nation.votes == Votes{70, 130});
}

TEST_CASE("a list below the nation's threshold has no seat in its stronghold, an exempt one has") {
    ListRule rule = dhondt();
    rule.threshold.national = ppm(300'000);
    const Votes votes{50, 10, 0, 140};  // 50 of 200: a quarter
    CHECK(count(rule, votes, {5, 3}).nation.seats == Seats{0, 8});
    rule.exempt = {0};
    CHECK(count(rule, votes, {5, 3}).districts[0].seats == Seats{5, 0});
}

TEST_CASE("a district's threshold is asked in the district alone") {
    ListRule rule = dhondt();
    rule.threshold.district = ppm(250'000);
    const Counted out = count(rule, {75, 25, 76, 24}, {9, 9});
    CHECK(out.districts[0].seats == Seats{7, 2});
    CHECK(out.districts[1].seats == Seats{9, 0});
    CHECK(out.nation.passed == std::vector<std::uint8_t>{1, 1});
}

TEST_CASE("a list that ends in one district leaves its seats there to the other") {
    const std::vector<std::vector<int>> caps{{1, 9}, {}};
    const Counted out = count(dhondt(), {60, 40, 60, 40}, {5, 5}, caps);
    CHECK(out.districts[0].seats == Seats{1, 4});
    CHECK(out.districts[1].seats == Seats{3, 2});
}

TEST_CASE("seats of districts: one number, a table, a house apportioned") {
    const std::vector<std::string> names{"north", "south"};
    ListDistricts tier;
    tier.seats = 4;
    CHECK(fixed_seats(tier, names) == std::vector<std::optional<int>>{4, 4});
    tier.magnitudes = {{"south", 7, {}}};
    CHECK(fixed_seats(tier, names) == std::vector<std::optional<int>>{std::nullopt, 7});
    ListWork work;
    SeatsOfDistricts rule;
    rule.house = 10;
    // Hare quotas of 333 and 667 in 1000: 3.33 and 6.67, the larger remainder has the tenth seat.
    CHECK(apportioned_seats(rule, Votes{333, 667}, work) == Seats{3, 7});
    rule.min_seats = 4;
    CHECK(apportioned_seats(rule, Votes{333, 667}, work) == Seats{4, 6});
}

}  // namespace
}  // namespace kenesh
