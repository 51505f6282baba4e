#include "sim/report/run/headline.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

namespace {

Spread spread(double mean, double error, Quantiles q) {
    Spread s;
    s.mean = mean;
    s.standard_error = error;
    s.quantiles = q;
    return s;
}

SummaryChoice choice(const std::string& name, ChoiceKind kind) {
    SummaryChoice c;
    c.id = c.name = name;
    c.kind = kind;
    c.present = true;
    return c;
}

ChoiceSummary seats(double mean, double p_majority) {
    ChoiceSummary c;
    c.seats = spread(mean, 0.01, {mean - 5, mean - 2, mean, mean + 2, mean + 5});
    c.majority = Probability{p_majority, 0.001, p_majority, p_majority};
    return c;
}

DifferenceSummary difference(double mean, Quantiles q) {
    DifferenceSummary d;
    d.all = spread(mean, 0.01, q);
    return d;
}

/// Two systems of 90 seats: a party loses what independents gain.
Summary made() {
    Summary s;
    s.runs = 1000;
    s.choices = {choice("Mekenchil", ChoiceKind::party),
                 choice("Independents", ChoiceKind::independents)};
    SystemSummary now, then;
    now.id = "new";
    then.id = "old";
    now.house = then.house = 90;
    now.choices = {seats(32.2, 0.08), seats(20.0, 0.0)};
    then.choices = {seats(43.4, 0.61), seats(8.8, 0.0)};
    now.choices[1].majority = then.choices[1].majority = std::nullopt;
    now.measures[HouseMeasure::women] = spread(30.0, 0.01, {29, 30, 30, 30, 31});
    then.measures[HouseMeasure::women] = spread(19.6, 0.01, {15, 18, 19, 21, 24});
    now.measures[HouseMeasure::gallagher_pref] = spread(11.0, 0.01, {});
    then.measures[HouseMeasure::gallagher_pref] = spread(14.2, 0.01, {});
    now.measures[HouseMeasure::gender_replacement] = spread(21.3, 0.01, {18, 20, 21, 23, 25});
    s.systems = {now, then};
    ComparisonSummary c;
    c.other = 1;
    c.choices = {difference(-11.2, {-19, -14, -11, -8, -4}), difference(11.2, {-3, 7, 11, 15, 19})};
    s.comparisons = {c};
    return s;
}

}  // namespace

TEST_CASE("The headline says who loses and who gains, and the majority", "[report]") {
    const auto lines = headline(made());
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] ==
          "Mekenchil loses 11 seats (90 %: 4 to 19), 32.2 in place of 43.4, and its majority, 61 % "
          "to 8 %.");
    CHECK(lines[1] ==
          "Independents gain 11 seats (90 %: 3 fewer to 19 more), 20.0 in place of 8.8.");
    CHECK(lines[2] ==
          "Women take 30.0 (90 %: 29 to 31) of 90 seats, in place of 19.6 (90 %: 15 to 24) of 90.");
    CHECK(lines[3] ==
          "Seats follow first preferences more closely: Gallagher index 11.0 in place of 14.2 "
          "points.");
}

TEST_CASE("A chance of a majority that stays on its side falls or rises", "[report]") {
    Summary s = made();
    s.systems[1].choices[0].majority->p = 0.22;
    CHECK(
        headline(s)[0] ==
        "Mekenchil loses 11 seats (90 %: 4 to 19), 32.2 in place of 43.4; its chance of a majority "
        "falls from 22 % to 8 %.");
}

TEST_CASE("Women of lists are the least that the law asks for", "[report]") {
    Summary s = made();
    s.systems[1].list_seats = 54;
    CHECK(
        headline(s)[2] ==
        "Women take 30.0 (90 %: 29 to 31) of 90 seats, in place of at least 19.6 (90 %: 15 to 24) "
        "of 90.");
}

TEST_CASE("What is within its error is not told as a change", "[report]") {
    Summary s = made();
    for (DifferenceSummary& d : s.comparisons[0].choices)
        d.all.standard_error = 10.0;
    CHECK(headline(s)[0] ==
          "No choice's mean number of seats differs measurably between new and old.");
}

TEST_CASE("One system is told by its largest party", "[report]") {
    Summary s = made();
    s.systems.resize(1);
    s.comparisons.clear();
    CHECK(headline(s) ==
          std::vector<std::string>{
              "Mekenchil takes 32.2 (90 %: 27 to 37) of 90 seats; chance of a majority 8.0 %."});
}

TEST_CASE("The gender rule is told where a system without it is compared", "[report]") {
    Summary s = made();
    s.comparisons[0].gender_rule_only = true;
    s.comparisons[0].moved = spread(2.4, 0.01, {0, 1, 2, 3, 5});
    CHECK(
        headline(s).back() ==
        "The gender rule gives 21.3 (90 %: 18 to 25) of 90 seats to someone else than votes alone "
        "would; 2.4 (90 %: 0 to 5) of them change between choices.");
}

TEST_CASE("Without runs there is nothing to say", "[report]") {
    Summary s = made();
    s.runs = 0;
    CHECK(headline(s).empty());
}
