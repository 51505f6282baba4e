#include "sim/validation/split_backtest.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/validation/split_study.hpp"

using namespace kenesh;

namespace {

SntvCandidate of(std::size_t party, std::int64_t votes, Gender gender = Gender::man,
                 bool elected = false) {
    return {party, gender, votes, elected};
}

SplitFit constant(double s, int tails = 0) {
    return {{false, false, false, tails}, {std::log(s), 0, 0, 0}, {}, 0.0};
}

double error_of(double p, std::int64_t runs) {
    return std::sqrt(p * (1.0 - p) / static_cast<double>(runs));
}

}  // namespace

TEST_CASE("Two candidates against one: the chance of both is the chance of an even split") {
    // Two seats; the party of 10,000 wins both if its lesser candidate has more than 3,000 votes:
    // if the logs differ by less than log(7/3), their difference having a deviation of s sqrt 2.
    constexpr std::int64_t kRuns = 40'000;
    const SntvElection election{{"independents", "a", "b"},
                                {{"d", 2, 0, {of(1, 6000), of(2, 3000), of(1, 4000)}}}};
    const double reach = std::log(7.0 / 3.0) / std::sqrt(2.0);
    for (const double s : {0.3, 0.6, 1.2}) {
        const auto normal =
            foretell_split(election, {constant(s), constant(s)}, IndependentsSplit::each, 7, kRuns);
        const double expected = 2.0 * cdf(boost::math::normal(0.0, s), reach) - 1.0;
        CHECK(std::abs(normal[0].chance[2] - expected) < 4.0 * error_of(expected, kRuns));
        CHECK(normal[1].chance[1] == Approx(1.0 - normal[0].chance[2]));
        const auto heavy = foretell_split(election, {constant(s, 4), constant(s)},
                                          IndependentsSplit::each, 7, kRuns);
        const double scale = s * std::sqrt(2.0 / 4.0);
        const double of_t = 2.0 * cdf(boost::math::students_t(4), reach / scale) - 1.0;
        CHECK(std::abs(heavy[0].chance[2] - of_t) < 4.0 * error_of(of_t, kRuns));
    }
}

TEST_CASE("Independents are lists of one, or a block with a spread of its own") {
    const SntvElection election{{"independents", "a"},
                                {{"d", 1, 0, {of(0, 500), of(1, 400), of(0, 100)}}}};
    const auto each =
        foretell_split(election, {constant(0.5), constant(0.5)}, IndependentsSplit::each, 1, 100);
    REQUIRE(each.size() == 3);
    CHECK(each[0].decided());
    CHECK(each[0].chance[1] == 1.0);
    // Of 600 votes one of two has more than 400: the logs differ by more than log 2.
    constexpr std::int64_t kRuns = 40'000;
    const auto block = foretell_split(election, {constant(0.1), constant(0.8)},
                                      IndependentsSplit::block, 1, kRuns);
    REQUIRE(block.size() == 2);
    const double reach = std::log(2.0) / std::sqrt(2.0);
    const double expected = 2.0 * cdf(boost::math::normal(0.0, 0.8), -reach);
    CHECK(std::abs(block[0].chance[1] - expected) < 4.0 * error_of(expected, kRuns));
}

TEST_CASE("The least number of women is kept in forecasts and in the even split") {
    const SntvElection election{
        {"independents", "a", "b"},
        {{"d",
          4,
          1,
          {of(1, 5000), of(1, 5000), of(1, 5000), of(2, 4000), of(2, 100, Gender::woman)}}}};
    const auto forecasts =
        foretell_split(election, {constant(0.01), constant(0.01)}, IndependentsSplit::each, 1, 200);
    // Three of a, then b's man and woman at 2,050 each: the woman has the last seat.
    CHECK(forecasts[0].chance[3] == 1.0);
    CHECK(forecasts[1].chance[1] == 1.0);
    CHECK(forecasts[1].even == 1);
    // D'Hondt by party votes: 15,000 and 4,100 give 3 and 1; a has no fourth candidate.
    CHECK(forecasts[0].dhondt == 3);
    CHECK(forecasts[1].dhondt == 1);
}

TEST_CASE("D'Hondt gives no list more seats than candidates") {
    const SntvElection election{{"independents", "a", "b"},
                                {{"d", 2, 0, {of(1, 9000), of(2, 10), of(2, 5)}}}};
    const auto forecasts =
        foretell_split(election, {constant(0.3), constant(0.3)}, IndependentsSplit::each, 1, 50);
    CHECK(forecasts[0].dhondt == 1);
    CHECK(forecasts[1].dhondt == 1);
}

TEST_CASE("A forecast is a function of its seed") {
    const SntvElection election{
        {"independents", "a", "b"},
        {{"d", 2, 0, {of(1, 600), of(2, 300), of(1, 400)}},
         {"e", 3, 0, {of(1, 500), of(2, 450), of(1, 400), of(2, 300), of(0, 350)}}}};
    const auto one = [&](std::uint64_t seed, const SntvElection& on) {
        std::vector<std::vector<double>> chances;
        for (const SplitForecast& f :
             foretell_split(on, {constant(0.5), constant(1.0)}, IndependentsSplit::each, seed, 500))
            chances.push_back(f.chance);
        return chances;
    };
    CHECK(one(3, election) == one(3, election));
    CHECK(one(3, election) != one(4, election));
    // A district more changes nothing of those before.
    SntvElection longer = election;
    longer.districts.push_back(election.districts[0]);
    auto more = one(3, longer);
    more.resize(one(3, election).size());
    CHECK(more == one(3, election));
}

TEST_CASE("Scores of a sure forecast are distances") {
    std::vector<SplitForecast> forecasts(2);
    forecasts[0] = {0, 1, 3, 2, 3, 1, {0.0, 0.0, 1.0, 0.0}};
    forecasts[1] = {1, 1, 2, 0, 1, 2, {0.5, 0.5, 0.0}};
    const SplitScore all = score_split(forecasts, SplitCases::all);
    CHECK(all.score == Approx(0.125));
    CHECK(all.dhondt == Approx(1.0));
    CHECK(all.even == Approx(1.5));
    CHECK(score_split(forecasts, SplitCases::open).coverage.cases == 1);
}
