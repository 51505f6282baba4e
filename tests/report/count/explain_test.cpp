#include "sim/report/count/explain.hpp"

#include <catch2/catch.hpp>

#include "sim/report/count/count_table.hpp"
#include "sim/report/count/count_words.hpp"

/// What `--explain` says is what a reader can follow by hand: whole texts of small elections.
namespace kenesh {
namespace {

constexpr Gender m = Gender::man;
constexpr Gender f = Gender::woman;
const TextStyle kStyle{100, false, false};

using Catch::Contains;

std::string explained(const Tier& tier, Returns returns, const TieOrder& ties = {}) {
    System system{"s", "S", {tier}};
    SystemOutcome outcome = count_returns(system, returns, ties);
    return explain({std::move(returns), {{std::move(system), std::move(outcome)}}, ties}, kStyle);
}

Returns lists(std::vector<std::string> names, std::vector<std::int64_t> votes) {
    ListReturns returns;
    returns.regions = {""};
    returns.lists = std::move(names);
    returns.votes = Grid<std::int64_t>(1, votes.size());
    returns.known = Grid<std::uint8_t>(1, votes.size(), 0);
    std::copy(votes.begin(), votes.end(), returns.votes.row(0).begin());
    returns.against_all = returns.unlisted = returns.invalid = {0};
    return {{}, returns, {}};
}

TEST_CASE("a district with a bound, step by step") {
    DistrictTier tier;
    tier.seats = 3;
    tier.rule = Sntv{};
    tier.gender = MaxSameGender{2};
    const DistrictReturn district{"8",
                                  {{"E", "", f, 3145},
                                   {"B", "", m, 11009},
                                   {"A", "", m, 13856},
                                   {"C", "", m, 6000},
                                   {"F", "", f, 900}},
                                  250,
                                  0};
    CHECK(explained(tier, {{district}, {}, {}}) ==
          "s, tier 0: sntv, 3 seats per district, at most 2 of one gender\n"
          "\n"
          "District 8: sntv, 3 seats, at most 2 of one gender\n"
          "place   votes  candidate  choice  gender\n"
          "    1  13,856  A                  m       seat 1\n"
          "    2  11,009  B                  m       seat 2\n"
          "    3   6,000  C                  m       passed over: 2 men have seats\n"
          "    4   3,145  E                  f       seat 3, by gender\n"
          "    5     900  F                  f\n"
          "Against all: 250 votes.\n"
          "The last seat went to E with 3,145 votes; without that candidate it would have gone to "
          "one with 900.\n"
          "\n");
}

TEST_CASE("a minimum of women, a bound that cannot be met, a tie") {
    DistrictTier tier;
    tier.seats = 2;
    tier.rule = Sntv{};
    tier.gender = MinWomen{1};
    const DistrictReturn district{
        "d", {{"A", "x", m, 90}, {"B", "x", m, 80}, {"C", "y", f, 20}}, 0, 0};
    CHECK_THAT(explained(tier, {{district}, {}, {}}), Contains("gives way to C"));
    tier.gender = MaxSameGender{1};
    const DistrictReturn men{"d", {{"A", "x", m, 90}, {"B", "x", m, 80}, {"C", "y", m, 80}}, 0, 0};
    const std::string unmet = explained(tier, {{men}, {}, {}});
    CHECK_THAT(unmet, Contains("seat 2, as nobody else is left"));
    CHECK_THAT(unmet, Contains("Too few candidates to meet the bound: at most 1 of one gender."));
    CHECK_THAT(unmet, Contains("Equal votes: B and C have 80 votes each; decided in listing order "
                               "for B."));
    CHECK_THAT(explained(tier, {{men}, {}, {}}, {5}), Contains("decided by lot (seed 5) for "));
}

TEST_CASE("a first round names who meets again") {
    DistrictTier tier;
    tier.rule = TwoRound{};
    const DistrictReturn district{
        "d", {{"A", "x", m, 40}, {"B", "x", m, 30}, {"C", "y", f, 20}}, 11, 0};
    const std::string text = explained(tier, {{district}, {}, {}});
    CHECK_THAT(text, Contains("101 valid votes: 51 are more than half."));
    CHECK_THAT(text, Contains("A          x       m       second round"));
    CHECK_THAT(text, Contains("B          x       m       second round"));
    CHECK_THAT(text, !Contains("The last seat"));
}

// The textbook example of docs/rules.md; a threshold of 5 % keeps the last list out.
TEST_CASE("largest remainders with a threshold, step by step") {
    ListTier tier;
    tier.rule.seats = 10;
    tier.rule.threshold.national = ppm(50'000);
    CHECK(explained(tier, lists({"A", "B", "C", "D", "E", "F"},
                                {47000, 16000, 15800, 12000, 6100, 3100})) ==
          "s, tier 0: 10 seats by lists, largest remainders, quota hare\n"
          "\n"
          "Threshold: 5 % of 100,000 valid votes: 5,000 votes\n"
          "list   votes    share  threshold\n"
          "A     47,000  47.00 %  passes\n"
          "B     16,000  16.00 %  passes\n"
          "C     15,800  15.80 %  passes\n"
          "D     12,000  12.00 %  passes\n"
          "E      6,100   6.10 %  passes\n"
          "F      3,100   3.10 %  fails: 3,100 < 5,000\n"
          "\n"
          "10 seats among 96,900 votes of 5 lists\n"
          "Quota: 9,690 votes (96,900 / 10)\n"
          "list   votes  whole quotas  remainder  by remainder  seats\n"
          "A     47,000             4      8,240            +1      5\n"
          "B     16,000             1      6,310            +1      2\n"
          "C     15,800             1      6,110            +1      2\n"
          "D     12,000             1      2,310                    1\n"
          "E      6,100             0      6,100                    0\n"
          "\n");
}

TEST_CASE("Imperiali's seat too many is shown where it is taken back") {
    ListTier tier;
    tier.rule.seats = 10;
    tier.rule.formula = LargestRemainder{Quota::imperiali, QuotaRounding::exact};
    const std::string text =
        explained(tier, lists({"ANO", "PirSTAN", "Spolu", "SPD"}, {73556, 38628, 78163, 25673}));
    CHECK_THAT(text, Contains("Quota: 18,001.66 votes (216,020 / 12)"));
    CHECK_THAT(text, Contains("ANO      73,556             4   1,549.33            -1      3"));
    CHECK_THAT(text, Contains("The whole quotas are 1 more than the seats: taken back where the "
                              "remainder is least."));
}

TEST_CASE("highest averages name the quotient of every seat and of the next") {
    ListTier tier;
    tier.rule.seats = 4;
    tier.rule.formula = HighestAverages{Divisor::modified_sainte_lague, 1'400'000};
    CHECK_THAT(explained(tier, lists({"A", "B"}, {6, 1})),
               Contains("seat  list  votes  divisor  quotient\n"
                        "   1  A         6      1.4      4.28\n"
                        "   2  A         6        3         2\n"
                        "   3  A         6        5      1.20\n"
                        "   4  A         6        7      0.85\n"
                        "next  B         1      1.4      0.71\n"));
    tier.rule.formula = HighestAverages{Divisor::huntington_hill, 1'400'000};
    CHECK_THAT(explained(tier, lists({"A", "B"}, {600, 100})),
               Contains("   3  A       600  sqrt(1 x 2)      424.26\n"
                        "   4  A       600  sqrt(2 x 3)      244.94\n"
                        "next  A       600  sqrt(3 x 4)      173.20\n"));
}

TEST_CASE("cap, joined lists and overhang are told where they act") {
    ListTier tier;
    tier.rule.seats = 10;
    tier.rule.max_seats = 4;
    CHECK_THAT(explained(tier, lists({"A", "B", "C"}, {70, 20, 10})),
               Contains("A is over the cap and leaves with 4 seats"));
    tier.rule.max_seats.reset();
    tier.joined = {{"B", "C"}};
    const std::string joined = explained(tier, lists({"A", "B", "C"}, {70, 20, 10}));
    CHECK_THAT(joined, Contains("Division 1: 10 seats among 100 votes of 2 lists"));
    CHECK_THAT(joined, Contains("B and C     30"));
    CHECK_THAT(joined, Contains("Division 2, inside a joined list: 3 seats among 30 votes"));
}

TEST_CASE("shares are cut to the nearest hundredth of a per cent without floating point") {
    CHECK(exact_percent(1, 3) == "33.33 %");
    CHECK(exact_percent(2, 3) == "66.67 %");
    CHECK(exact_percent(1, 20'000) == "0.01 %");
    CHECK(exact_percent(1, 20'001) == "0.00 %");
    CHECK(exact_percent(0, 0) == "-");
    CHECK(share_text(ppm(50'000)) == "5 %");
    CHECK(share_text(ppm(5'000)) == "0.5 %");
    CHECK(share_text(ppm(32'500)) == "3.25 %");
}

}  // namespace
}  // namespace kenesh
