#include "sim/rules/list_tier.hpp"

#include <catch2/catch.hpp>

namespace kenesh {
namespace {

using Seats = std::vector<int>;
using Flags = std::vector<std::uint8_t>;
using Votes = std::vector<std::int64_t>;
using List = std::vector<std::uint32_t>;

/// Lists of one region whose base is their votes, unless said otherwise.
struct Contest {
    Votes votes;
    std::vector<std::int64_t> base = {};
    Seats elsewhere = {};
    Seats members = {};
    std::size_t regions = 1;
};

ListCount count(const ListRule& rule, Contest contest) {
    const std::size_t lists = contest.votes.size() / contest.regions;
    const GridView<const std::int64_t> view(contest.votes.data(), contest.regions, lists);
    if (contest.base.empty()) {
        for (std::size_t r = 0; r < contest.regions; ++r) {
            contest.base.push_back(0);
            for (const std::int64_t v : view.row(r))
                contest.base.back() += v;
        }
    }
    ListWork work;
    ListCount out;
    count_list_tier(rule, {view, contest.base, contest.elsewhere, contest.members, {}}, work, out);
    return out;
}

ListRule hare(int seats, Threshold threshold = {}) {
    ListRule rule;
    rule.seats = seats;
    rule.threshold = std::move(threshold);
    return rule;
}

TEST_CASE("a list that just reaches the threshold passes, one vote less does not") {
    const ListRule rule = hare(10, {ppm(50'000), ppm(0), {}, {}, 0, {}});
    CHECK(count(rule, {{950, 50}}).passed == Flags{1, 1});
    CHECK(count(rule, {{951, 49}}).passed == Flags{1, 0});
    CHECK(count(rule, {{951, 49}}).seats == Seats{10, 0});
}

TEST_CASE("the base of the threshold is what is handed in, not the lists' votes") {
    const ListRule rule = hare(10, {ppm(50'000), ppm(0), {}, {}, 0, {}});
    CHECK(count(rule, {{950, 50}, {1001}}).passed == Flags{1, 0});
}

TEST_CASE("a list without votes does not pass, without any threshold either") {
    const ListCount result = count(hare(3), {{10, 0, 5}});
    CHECK(result.passed == Flags{1, 0, 1});
    CHECK(result.seats == Seats{2, 0, 1});
}

// Two regions of 1000 and 9000; a bar of 1 % is 10 and 90 votes, or 100 in each of the nation's.
TEST_CASE("the regional bar in its two readings") {
    Threshold threshold{ppm(0), ppm(10'000), {}, RegionalBase::region, 0, {}};
    const Contest contest{{10, 99, 891, 90, 4000, 4910}, {1000, 9000}, {}, {}, 2};
    CHECK(count(hare(5, threshold), contest).passed == Flags{1, 1, 1});
    threshold.regional_base = RegionalBase::nation;
    CHECK(count(hare(5, threshold), contest).passed == Flags{0, 0, 1});
    const Contest short_of_one{{9, 99, 891, 90, 4000, 4910}, {1000, 9000}, {}, {}, 2};
    threshold.regional_base = RegionalBase::region;
    CHECK(count(hare(5, threshold), short_of_one).passed == Flags{0, 1, 1});
}

TEST_CASE("the regional bar is not asked where a region's votes of a list are not known") {
    const ListRule rule = hare(5, {ppm(0), ppm(10'000), {}, RegionalBase::region, 0, {}});
    const Votes votes{5, 0, 9000, 4000};
    const std::vector<std::int64_t> base{1000, 14'000};
    const std::vector<std::uint8_t> known{1, 0, 0, 0};
    ListWork work;
    ListCount out;
    count_list_tier(rule, {{votes.data(), 2, 2}, base, {}, {}, {known.data(), 2, 2}}, work, out);
    CHECK(out.passed == Flags{0, 1});
}

TEST_CASE("coalitions have the threshold of their size, where it is higher") {
    const Threshold threshold{ppm(50'000), ppm(0), {},
                              {},          0,      {{2, ppm(70'000)}, {4, ppm(100'000)}}};
    CHECK(threshold_of(threshold, 1) == ppm(50'000));
    CHECK(threshold_of(threshold, 3) == ppm(70'000));
    CHECK(threshold_of(threshold, 9) == ppm(100'000));
    const ListCount result = count(hare(10, threshold), {{800, 60, 60, 80}, {}, {}, {1, 1, 2, 4}});
    CHECK(result.passed == Flags{1, 1, 0, 0});
}

TEST_CASE("a district seat passes in place of the votes") {
    const ListRule rule = hare(10, {ppm(50'000), ppm(0), {}, {}, 1, {}});
    CHECK(count(rule, {{960, 30, 10}, {}, {0, 1, 0}, {}}).passed == Flags{1, 1, 0});
}

TEST_CASE("who is over the cap leaves with it, and again") {
    ListRule rule = hare(10);
    rule.max_seats = 4;
    // 7, 2, 1 seats; then 6 among 20 and 10: 4 and 2; nobody over. With more, the second follows.
    const ListCount once = count(rule, {{70, 20, 10}});
    CHECK(once.seats == Seats{4, 4, 2});
    CHECK(once.capped == Flags{1, 0, 0});
    const ListCount twice = count(rule, {{60, 39, 1}});
    CHECK(twice.seats == Seats{4, 4, 2});
    CHECK(twice.capped == Flags{1, 1, 0});
}

TEST_CASE("seats that nobody may take stay unfilled") {
    ListRule rule = hare(10);
    rule.max_seats = 4;
    CHECK(count(rule, {{70, 30}}).unfilled == 2);
    CHECK(count(hare(10, {ppm(600'000), ppm(0), {}, {}, 0, {}}), {{50, 50}}).unfilled == 10);
    rule.max_seats = 0;
    CHECK(count(rule, {{70, 30}}).seats == Seats{0, 0});
    CHECK(count(rule, {{70, 30}}).unfilled == 10);
}

// D'Hondt, 4 seats: 59, 29.5, 23, 19.7 go to a, a, b, a; with b and c joined 59, 41, 29.5, 20.5,
// and inside the joined list 23 and 18 get one each.
TEST_CASE("joined lists are divided as one, then inside, and a failed one helps nobody") {
    ListRule rule = hare(4);
    rule.formula = HighestAverages{};
    const Contest contest{{59, 23, 18}};
    CHECK(count(rule, contest).seats == Seats{3, 1, 0});
    rule.joined = {{2, 1}};
    CHECK(count(rule, contest).seats == Seats{2, 1, 1});
    rule.threshold.national = ppm(200'000);
    CHECK(count(rule, contest).seats == Seats{3, 1, 0});
}

TEST_CASE("a tie inside a joined list is told") {
    ListRule rule = hare(3);
    rule.formula = HighestAverages{};
    rule.joined = {{0, 1}};
    const ListCount result = count(rule, {{25, 25, 90}});
    CHECK(result.seats == Seats{1, 0, 2});
    CHECK(result.tied == List{0, 1});
}

// House of 20: 10 in districts, 10 by lists. The division gives 10, 6, 4; the second holds 7.
TEST_CASE("compensation fills up to the division, and who holds more keeps it") {
    ListRule rule = hare(10);
    rule.compensatory = true;
    const ListCount result = count(rule, {{500, 300, 200}, {}, {2, 7, 1}, {}});
    CHECK(result.seats == Seats{8, 0, 3});
    CHECK(result.overhang == 1);
    CHECK(result.unfilled == 0);
}

// The last list fails: its 3 district seats are taken off the house of 20, which leaves 17.
TEST_CASE("seats of those outside the division are taken off the house first") {
    ListRule rule = hare(10, {ppm(50'000), ppm(0), {}, {}, 0, {}});
    rule.compensatory = true;
    const ListCount result = count(rule, {{600, 360, 40}, {}, {4, 3, 3}, {}});
    CHECK(result.seats == Seats{11 - 4, 6 - 3, 0});
    CHECK(result.overhang == 0);
}

TEST_CASE("women's seats are rounded up, or to the nearest with halves up") {
    ListRule rule = hare(0);
    rule.women_ppm = 300'000;
    CHECK(women_seats(rule, 15) == 5);
    CHECK(women_seats(rule, 10) == 3);
    CHECK(women_seats(rule, 1) == 1);
    rule.women_rounding = WomenRounding::nearest;
    CHECK(women_seats(rule, 15) == 5);
    CHECK(women_seats(rule, 14) == 4);
    CHECK(women_seats(rule, 1) == 0);
}

TEST_CASE("a count that was used before is as good as new") {
    ListRule rule = hare(10);
    rule.max_seats = 4;
    ListWork work;
    ListCount out;
    const Votes votes{60, 39, 1};
    const std::vector<std::int64_t> base{100};
    count_list_tier(rule, {{votes.data(), 1, 3}, base, {}, {}, {}}, work, out);
    const Votes fewer{3, 2};
    count_list_tier(hare(5), {{fewer.data(), 1, 2}, base, {}, {}, {}}, work, out);
    CHECK(out == count(hare(5), {{3, 2}}));
}

}  // namespace
}  // namespace kenesh
