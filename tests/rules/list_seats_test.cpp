#include <catch2/catch.hpp>
#include <numeric>

#include "sim/rules/list_tier.hpp"
#include "sim/rules/system.hpp"

/// Seats of lists beside the formula: caps of single lists, least, prior and bonus seats, groups
/// inside groups, overhang, and districts.
namespace kenesh {
namespace {

using Seats = std::vector<int>;
using Votes = std::vector<std::int64_t>;
using List = std::vector<std::uint32_t>;

ListRule dhondt(int seats) {
    ListRule rule;
    rule.seats = seats;
    rule.formula = HighestAverages{};
    return rule;
}

ListCount count(const ListRule& rule, const Votes& votes, const Seats& elsewhere = {},
                ListSteps* steps = nullptr) {
    const Votes base{std::accumulate(votes.begin(), votes.end(), std::int64_t{0})};
    ListWork work;
    ListCount out;
    count_list_tier(rule, {{votes.data(), 1, votes.size()}, base, elsewhere, {}, {}}, work, out,
                    steps);
    return out;
}

TEST_CASE("a list that runs out of names leaves its seats to the next quotients") {
    ListRule rule = dhondt(10);
    CHECK(count(rule, {500, 300, 200}).seats == Seats{5, 3, 2});
    rule.caps = {3, 100, 100};
    // 300/4 = 75 and 200/3 = 66.7 are the next.
    CHECK(count(rule, {500, 300, 200}).seats == Seats{3, 4, 3});
    CHECK(count(rule, {500, 300, 200}).capped == std::vector<std::uint8_t>{1, 0, 0});
}

TEST_CASE("least seats are a floor, and the rest is divided again") {
    ListRule rule = dhondt(10);
    rule.min_seats = 1;
    CHECK(count(rule, {900, 60, 40}).seats == Seats{8, 1, 1});
    rule.min_seats = 4;
    // Seats for two lists' least: the third has none.
    CHECK(count(rule, {900, 60, 40}).seats == Seats{6, 4, 0});
    ListSteps steps;
    rule.min_seats = 1;
    static_cast<void>(count(rule, {900, 60, 40}, {}, &steps));
    REQUIRE(steps.divisions.size() == 2);
    CHECK(steps.divisions[0].raised == std::vector<FixedSeats>{{1, 1}, {2, 1}});
}

// France's departments until 1986, Spain's provinces: so many first, the rest by population.
TEST_CASE("prior seats go first, the rest as if they were not") {
    ListRule rule = dhondt(10);
    rule.prior_seats = 2;
    CHECK(count(rule, {900, 60, 40}).seats == Seats{6, 2, 2});
    ListSteps steps;
    static_cast<void>(count(rule, {900, 60, 40}, {}, &steps));
    CHECK(steps.before == std::vector<FixedSeats>{{0, 2}, {1, 2}, {2, 2}});
    rule.prior_seats = 4;
    CHECK(count(rule, {900, 60, 40}).seats == Seats{4, 4, 2});
}

// Greece 2007: 40 of 300 to the first.
TEST_CASE("a bonus goes to the largest, and a tie for it is told") {
    ListRule rule = dhondt(20);
    rule.bonus_seats = 10;
    CHECK(count(rule, {500, 300, 200}).seats == Seats{15, 3, 2});
    const ListCount tied = count(rule, {400, 400, 200});
    CHECK(tied.seats == Seats{14, 4, 2});
    CHECK(std::find(tied.tied.begin(), tied.tied.end(), 0U) != tied.tied.end());
}

// Switzerland: lists joined, and some of them joined closer. D'Hondt, 6 seats: 40, 25 + 20 + 15.
// Together 60 against 40: 60, 40, 30, 20, 20, 15: four and two. Inside {25, 20 + 15}: 35, 25, 17.5,
// 12.5: two each. Inside {20, 15}: 20, 15.
TEST_CASE("a group inside a joined list is one list there") {
    ListRule rule = dhondt(6);
    rule.joined = {{1, 2, 3}};
    CHECK(count(rule, {41, 25, 20, 15}).seats == Seats{2, 2, 1, 1});
    rule.joined_inside = {{2, 3}};
    ListSteps steps;
    CHECK(count(rule, {41, 25, 20, 15}, {}, &steps).seats == Seats{2, 2, 1, 1});
    REQUIRE(steps.divisions.size() == 3);
    CHECK(steps.divisions[1].votes == Votes{0, 25, 35, 0});
    CHECK(steps.divisions[2].votes == Votes{0, 0, 20, 15});
    // Alone 13 and 13 have nothing beside 27 in a house of two, together one of them has a seat.
    rule = dhondt(2);
    rule.joined = {{0, 1, 2}};
    rule.joined_inside = {{1, 2}};
    CHECK(count(rule, {27, 13, 13}).seats == Seats{1, 1, 0});
    rule.joined_inside.clear();
    CHECK(count(rule, {27, 13, 13}).seats == Seats{2, 0, 0});
}

// House of 20, ten of districts: parts 10, 6, 4; the second holds 7.
TEST_CASE("overhang is kept, compensated, absorbed or dropped") {
    ListRule rule;
    rule.seats = 10;
    rule.compensatory = true;
    const Votes votes{500, 300, 200};
    const Seats elsewhere{2, 7, 1};
    CHECK(count(rule, votes, elsewhere).seats == Seats{8, 0, 3});
    CHECK(count(rule, votes, elsewhere).overhang == 1);

    // Hare: 7 of the second's are a part of 22 (6.6): 11, 7, 4.
    rule.overhang = Overhang::compensated;
    const ListCount grown = count(rule, votes, elsewhere);
    CHECK(grown.overhang == 2);
    CHECK(grown.seats == Seats{9, 0, 3});

    // 13 seats among 500 and 200: 9.3 and 3.7.
    rule.overhang = Overhang::absorbed;
    const ListCount absorbed = count(rule, votes, elsewhere);
    CHECK(absorbed.overhang == 0);
    CHECK(absorbed.seats == Seats{7, 0, 3});

    rule.overhang = Overhang::dropped;
    const ListCount dropped = count(rule, votes, elsewhere);
    CHECK(dropped.overhang == 0);
    CHECK(dropped.seats == Seats{8, 0, 3});
    CHECK(dropped.dropped == Seats{0, 1, 0});
}

TEST_CASE("exact fractions and numbers of votes are bars, and an exempt list has none") {
    ListRule rule = dhondt(10);
    rule.threshold.national = Share(1, 150);
    CHECK(count(rule, {149, 1}).passed == std::vector<std::uint8_t>{1, 1});
    CHECK(count(rule, {150, 1}).passed == std::vector<std::uint8_t>{1, 0});
    rule.exempt = {1};
    CHECK(count(rule, {150, 1}).passed == std::vector<std::uint8_t>{1, 1});
    rule = dhondt(10);
    rule.threshold.votes = 60;
    CHECK(count(rule, {900, 60, 59}).passed == std::vector<std::uint8_t>{1, 1, 0});
    CHECK(least_votes(Share(1, 3), 10) == 4);
    CHECK(least_votes(ppm(0), 10) == 0);
    CHECK(Share(1, 2) == ppm(500'000));
    CHECK(Share(1, 3) < ppm(333'334));
}

TEST_CASE("a district divides its seats among those whom the nation let in") {
    const ListRule rule = [] {
        ListRule one = dhondt(0);
        one.threshold.district = ppm(100'000);
        return one;
    }();
    const Votes votes{500, 300, 150, 50};
    const std::vector<std::uint8_t> nation{1, 0, 1, 1};
    ListWork work;
    ListCount out;
    ListSteps steps;
    count_list_district(rule, {5, votes, 1000, nation}, work, out, &steps);
    CHECK(out.seats == Seats{4, 0, 1, 0});
    CHECK(steps.threshold.entry ==
          std::vector<Entry>{Entry::passes, Entry::fails_nation, Entry::passes, Entry::fails});
    const Seats caps{2, 9, 9, 9};
    count_list_district(rule, {5, votes, 1000, nation, caps}, work, out);
    CHECK(out.seats == Seats{2, 0, 3, 0});
    count_list_district(rule, {0, votes, 1000, nation}, work, out);
    CHECK(out.seats == Seats{0, 0, 0, 0});
}

TEST_CASE("the reasons of a count change none of its seats") {
    ListRule rule = dhondt(9);
    rule.max_seats = 4;
    rule.joined = {{0, 2}};
    ListSteps steps;
    const Votes votes{510, 300, 111, 79};
    CHECK(count(rule, votes) == count(rule, votes, {}, &steps));
    CHECK_FALSE(steps.divisions.empty());
}

TEST_CASE("names of lists become positions") {
    ListTier tier;
    tier.joined = {{"b", "c", "x"}};
    tier.joined_inside = {{"c", "b"}};
    tier.exempt = {"c", "y"};
    tier.caps = {{"", "a", 3}, {"North", "b", 1}};
    const ListRule rule = rule_of_lists(tier, {"a", "b", "c"});
    CHECK(rule.joined == std::vector<List>{{1, 2}});
    CHECK(rule.joined_inside == std::vector<List>{{2, 1}});
    CHECK(rule.exempt == List{2});
    CHECK(rule.caps[0] == 3);
    CHECK(rule.caps[1] > 1'000'000);
}

}  // namespace
}  // namespace kenesh
