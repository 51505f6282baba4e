#include <catch2/catch.hpp>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/table.hpp"

/// The laws that rules are famous for breaking. Where no source is named, the votes were found by
/// search and the seats follow by hand.
namespace kenesh {
namespace {

using Seats = std::vector<int>;
using Votes = std::vector<std::int64_t>;

Seats divide(std::string_view name, const Votes& votes, int seats) {
    for (const RuleFamily family : {RuleFamily::largest_remainder, RuleFamily::highest_averages}) {
        if (const NamedRule* rule = find_rule(family, name)) {
            Apportionment out;
            apportion(std::get<Formula>(rule->rule), votes, seats, out);
            CHECK(out.tied.empty());
            return out.seats;
        }
    }
    FAIL("no formula named " << name);
    return {};
}

bool promises(std::string_view name, Law law) {
    const NamedRule* rule = find_rule(RuleFamily::largest_remainder, name);
    if (rule == nullptr) rule = find_rule(RuleFamily::highest_averages, name);
    return rule->laws.has(law);
}

// Votes 6, 6, 2 (Balinski & Young 2001, chapter 5): quotas 4.29, 4.29, 1.43, then 4.71, 4.71, 1.57.
TEST_CASE("Alabama: with one seat more the smallest loses one by largest remainders") {
    CHECK(divide("hare", {6, 6, 2}, 10) == Seats{4, 4, 2});
    CHECK(divide("hare", {6, 6, 2}, 11) == Seats{5, 5, 1});
    CHECK_FALSE(promises("hare", Law::house_monotonicity));
}

TEST_CASE("population paradox: a list gains on another and loses a seat to it") {
    // 30, 28, 244 of 302 are quotas of 0.70, 0.65, 5.66; 32, 28, 247 of 307 are 0.73, 0.64, 5.63:
    // the third grew by 1.2 %, the second not at all.
    CHECK(divide("hare", {30, 28, 244}, 7) == Seats{1, 0, 6});
    CHECK(divide("hare", {32, 28, 247}, 7) == Seats{1, 1, 5});
    CHECK_FALSE(promises("hare", Law::vote_monotonicity));
}

TEST_CASE("a whole Droop quota depends on the scale of the votes") {
    CHECK(divide("droop", {10, 3}, 3) == Seats{2, 1});    // floor(13/4) + 1 = 4: 2 rest 2, 0 rest 3
    CHECK(divide("droop", {100, 30}, 3) == Seats{3, 0});  // floor(130/4) + 1 = 33: 3 rest 1, 0
    CHECK_FALSE(promises("droop", Law::homogeneity));
}

TEST_CASE("a whole Droop quota can take a seat from a list that gains a vote") {
    CHECK(divide("droop", {100, 9}, 10) == Seats{10, 0});  // floor(109/11) + 1 = 10
    CHECK(divide("droop", {101, 9}, 10) == Seats{9, 1});   // floor(110/11) + 1 = 11
    CHECK_FALSE(promises("droop", Law::monotonicity));
}

// Balinski & Young 1975, The quota method of apportionment, example 1: quotas 51.17, 44.00, 1.62,
// 1.61, 1.60 of 100 seats.
TEST_CASE("divisor methods leave the quota: D'Hondt above it, the others below") {
    const Votes votes{5117, 4400, 162, 161, 160};
    CHECK(divide("dhondt", votes, 100)[1] == 45);
    CHECK_FALSE(promises("dhondt", Law::upper_quota));
    for (const std::string_view name :
         {"sainte-lague", "modified-sainte-lague", "adams", "huntington-hill", "danish"}) {
        INFO(name);
        CHECK(divide(name, votes, 100)[1] == 43);
        CHECK_FALSE(promises(name, Law::lower_quota));
    }
}

TEST_CASE("quotas smaller than Hare's leave the quota too") {
    // Quotas 2.99, 0.58, 0.42 and 3.99, 1.01.
    CHECK(divide("hagenbach-bischoff", {946, 185, 134}, 4) == Seats{4, 0, 0});
    CHECK(divide("droop", {689, 121, 111}, 4) == Seats{4, 0, 0});
    CHECK(divide("imperiali", {609, 155}, 5) == Seats{5, 0});
    CHECK_FALSE(promises("hagenbach-bischoff", Law::upper_quota));
    CHECK_FALSE(promises("droop", Law::upper_quota));
    CHECK_FALSE(promises("imperiali", Law::lower_quota));
}

TEST_CASE("only where seats come first does every list get one") {
    for (const NamedRule& rule : named_rules()) {
        if (!std::holds_alternative<Formula>(rule.rule)) continue;
        INFO(rule.name);
        CHECK((divide(rule.name, {1'000'000, 1}, 2) == Seats{1, 1}) ==
              rule.laws.has(Law::seat_for_each));
    }
}

}  // namespace
}  // namespace kenesh
