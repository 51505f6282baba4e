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

TEST_CASE("W10: the headline's whole seats add up, and the majority is a sentence", "[report]") {
    const auto lines = headline(made());
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == "Mekenchil loses 11 seats (90 %: 4 to 19): 32, not 43.");
    CHECK(lines[1] == "Independents gain 11 seats (90 %: 3 fewer to 19 more): 20, not 9.");
    CHECK(lines[2] == "Mekenchil has a majority in 8 in 100 elections, in place of 61 in 100.");
    CHECK(lines[3] == "Women take 30 of 90 seats, in place of 20.");
    CHECK(lines[4] ==
          "Seats follow first preferences more closely: Gallagher index 11.0 in place of 14.2 "
          "points.");
}

TEST_CASE("Votes that elect nobody are told where their share moved", "[report]") {
    Summary s = made();
    s.systems[0].measures[HouseMeasure::wasted] = spread(0.455, 0.001, {});
    s.systems[1].measures[HouseMeasure::wasted] = spread(0.081, 0.001, {});
    CHECK(headline(s)[3] == "46 % of the votes elect nobody, in place of 8 %.");
}

TEST_CASE("Women of lists are the least that the law asks for", "[report]") {
    Summary s = made();
    s.systems[1].list_seats = 54;
    CHECK(headline(s)[3] == "Women take 30 of 90 seats, in place of at least 20.");
}

TEST_CASE("W8: nothing is told of women where nobody spoke of gender", "[report]") {
    Summary s = made();
    s.gender_told = false;
    for (const std::string& line : headline(s))
        CHECK(line.find("Women") == line.npos);
}

TEST_CASE("What is within its error, or less than half a seat, is not told as a change",
          "[report]") {
    Summary noisy = made();
    for (DifferenceSummary& d : noisy.comparisons[0].choices)
        d.all.standard_error = 10.0;
    Summary small = made();
    small.systems[1].choices[0].seats.mean = 32.6;
    small.systems[1].choices[1].seats.mean = 19.6;
    small.comparisons[0].choices[0].all.mean = -0.4;
    small.comparisons[0].choices[1].all.mean = 0.4;
    for (const Summary& s : {noisy, small})
        CHECK(headline(s)[0] == "No choice measurably gains or loses a seat between new and old.");
}

TEST_CASE("One seat is one seat", "[report]") {
    Summary s = made();
    s.systems[1].choices[0].seats.mean = 33.4;
    s.comparisons[0].choices[0].all = spread(-1.2, 0.01, {-3, -2, -1, 0, 1});
    CHECK(headline(s)[0] == "Mekenchil loses 1 seat (90 %: 3 fewer to 1 more): 32, not 33.");
}

TEST_CASE("Houses of two sizes are both told", "[report]") {
    Summary s = made();
    s.systems[1].house = 120;
    CHECK(headline(s)[0] == "Mekenchil loses 11 seats (90 %: 4 to 19): 32 of 90, not 43 of 120.");
}

TEST_CASE("One system is told by its largest party", "[report]") {
    Summary s = made();
    s.systems.resize(1);
    s.comparisons.clear();
    CHECK(headline(s) ==
          std::vector<std::string>{"Mekenchil takes 32 (90 %: 27 to 37) of 90 seats; it has a "
                                   "majority in 8 in 100 elections."});
}

TEST_CASE("W7: where nothing varies that is said first", "[report]") {
    Summary s = made();
    s.uncertain = false;
    CHECK(headline(s)[0].starts_with("No uncertainty is given, so every run is the same"));
}

TEST_CASE("The gender rule is told where a system without it is compared", "[report]") {
    Summary s = made();
    s.comparisons[0].gender_rule_only = true;
    s.comparisons[0].moved = spread(2.4, 0.01, {0, 1, 2, 3, 5});
    CHECK(headline(s).back() ==
          "The gender rule gives 21 (90 %: 18 to 25) of 90 seats to someone else than votes alone "
          "would; 2 (90 %: 0 to 5) of them change between choices.");
}

TEST_CASE("Without runs there is nothing to say", "[report]") {
    Summary s = made();
    s.runs = 0;
    CHECK(headline(s).empty());
}
