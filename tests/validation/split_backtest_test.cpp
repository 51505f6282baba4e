#include "sim/validation/split_backtest.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/gamma.hpp"
#include "sim/validation/split_study.hpp"

using namespace kenesh;

namespace {

/// A list by its votes: votes do not say how they split.
SntvList of(std::size_t party, int candidates, std::int64_t votes, int women = 0, int won = 0) {
    return {party, candidates, women, votes, won};
}

SplitFit constant(double s, int tails = 0) {
    return {{false, false, false, tails, false}, {std::log(s), 0, 0, 0}, {}, 0.0};
}

SplitFit gamma_votes(double s) {
    return {{false, false, false, 0, true}, {std::log(s), 0, 0, 0}, {}, 0.0};
}

double error_of(double p, std::int64_t runs) {
    return std::sqrt(p * (1.0 - p) / static_cast<double>(runs));
}

}  // namespace

TEST_CASE("Two candidates against one: the chance of both is the chance of an even split") {
    // Two seats; the party of 9,000 wins both unless its lesser candidate has less than 4,000
    // votes: if the logs differ by less than log(5/4), their difference having a deviation of s
    // sqrt 2.
    constexpr std::int64_t kRuns = 40'000;
    const SntvLists election{{"independents", "a", "b"},
                             {{"d", 2, 0, {of(1, 2, 9000), of(2, 1, 4000)}}}};
    const double reach = std::log(5.0 / 4.0) / std::sqrt(2.0);
    for (const double s : {0.3, 0.6, 1.2}) {
        const auto normal = foretell_split(election, {constant(s), constant(s)}, 7, kRuns);
        const double expected = 2.0 * cdf(boost::math::normal(0.0, s), reach) - 1.0;
        CHECK(std::abs(normal[0].chance[2] - expected) < 4.0 * error_of(expected, kRuns));
        CHECK(normal[1].chance[1] == Approx(1.0 - normal[0].chance[2]));
        const auto heavy = foretell_split(election, {constant(s, 4), constant(s)}, 7, kRuns);
        const double scale = s * std::sqrt(2.0 / 4.0);
        const double of_t = 2.0 * cdf(boost::math::students_t(4), reach / scale) - 1.0;
        CHECK(std::abs(heavy[0].chance[2] - of_t) < 4.0 * error_of(of_t, kRuns));
    }
}

TEST_CASE("Of two candidates with gamma votes the lesser's share has a beta distribution") {
    // Two seats, 9,000 votes against 4,000: both are won where the first's share lies between 4/9
    // and 5/9, and it has Beta(a, a) (Devroye 1986, section IX.4.1).
    constexpr std::int64_t kRuns = 40'000;
    const SntvLists election{{"independents", "a", "b"},
                             {{"d", 2, 0, {of(1, 2, 9000), of(2, 1, 4000)}}}};
    for (const double s : {0.3, 1.1}) {
        const double a = math::shape_of_deviation(s);
        const boost::math::beta_distribution<double> beta(a, a);
        const double expected = cdf(beta, 5.0 / 9.0) - cdf(beta, 4.0 / 9.0);
        const auto forecast = foretell_split(election, {gamma_votes(s), gamma_votes(s)}, 7, kRuns);
        INFO(s << ": " << forecast[0].chance[2] << " for " << expected);
        CHECK(std::abs(forecast[0].chance[2] - expected) < 4.0 * error_of(expected, kRuns));
    }
}

TEST_CASE("A block of independents has a spread of its own") {
    // Of 600 votes one of two has more than 400: the logs differ by more than log 2.
    constexpr std::int64_t kRuns = 40'000;
    const SntvLists election{{"independents", "a"}, {{"d", 1, 0, {of(0, 2, 600), of(1, 1, 400)}}}};
    const auto block = foretell_split(election, {constant(0.1), constant(0.8)}, 1, kRuns);
    REQUIRE(block.size() == 2);
    const double reach = std::log(2.0) / std::sqrt(2.0);
    const double expected = 2.0 * cdf(boost::math::normal(0.0, 0.8), -reach);
    CHECK(std::abs(block[0].chance[1] - expected) < 4.0 * error_of(expected, kRuns));
}

TEST_CASE("The least number of women is kept in forecasts and in the even split") {
    const SntvLists election{{"independents", "a", "b"},
                             {{"d", 4, 1, {of(1, 3, 15000), of(2, 2, 4100, 1)}}}};
    const auto forecasts = foretell_split(election, {constant(0.01), constant(0.01)}, 1, 200);
    // Three of a, then b's man and woman at 2,050 each: the woman has the last seat.
    CHECK(forecasts[0].chance[3] == 1.0);
    CHECK(forecasts[1].chance[1] == 1.0);
    CHECK(forecasts[1].even == 1);
    // D'Hondt by party votes: 15,000 and 4,100 give 3 and 1; a has no fourth candidate.
    CHECK(forecasts[0].dhondt == 3);
    CHECK(forecasts[1].dhondt == 1);
}

TEST_CASE("D'Hondt gives no list more seats than candidates") {
    const SntvLists election{{"independents", "a", "b"},
                             {{"d", 2, 0, {of(1, 1, 9000), of(2, 2, 15)}}}};
    const auto forecasts = foretell_split(election, {constant(0.3), constant(0.3)}, 1, 50);
    CHECK(forecasts[0].dhondt == 1);
    CHECK(forecasts[1].dhondt == 1);
}

TEST_CASE("A forecast is a function of its seed") {
    const SntvLists election{{"independents", "a", "b"},
                             {{"d", 2, 0, {of(1, 2, 1000), of(2, 1, 300)}},
                              {"e", 3, 0, {of(1, 2, 900), of(2, 2, 750), of(0, 1, 350)}}}};
    const auto one = [&](std::uint64_t seed, const SntvLists& on) {
        std::vector<std::vector<double>> chances;
        for (const SplitForecast& f :
             foretell_split(on, {constant(0.5), gamma_votes(1.0)}, seed, 500))
            chances.push_back(f.chance);
        return chances;
    };
    CHECK(one(3, election) == one(3, election));
    CHECK(one(3, election) != one(4, election));
    // A district more changes nothing of those before.
    SntvLists longer = election;
    longer.districts.push_back(election.districts[0]);
    auto more = one(3, longer);
    more.resize(one(3, election).size());
    CHECK(more == one(3, election));
}

TEST_CASE("Scores of a sure forecast are distances") {
    std::vector<SplitForecast> forecasts(2);
    forecasts[0] = {0, 1, 3, 2, 3, 1, {0.0, 0.0, 1.0, 0.0}, 3, false};
    forecasts[1] = {1, 1, 2, 0, 1, 2, {0.5, 0.5, 0.0}, 2, true};
    const auto all = score_split(forecasts, forecasts, 10, SplitCases::all);
    REQUIRE(all);
    CHECK(all->score == Approx(0.125));
    CHECK(all->dhondt == Approx(1.0));
    CHECK(all->even == Approx(1.5));
    CHECK(all->gain_on_normal.mean == 0.0);
    // Cells of 10 and of 5 of 10 runs, of four and of three.
    CHECK(all->log_score == Approx(-0.5 * (std::log(10.5 / 12.0) + std::log(5.5 / 11.5))));
    CHECK(score_split(forecasts, forecasts, 10, SplitCases::open)->coverage.cases == 1);
    CHECK(score_split(forecasts, forecasts, 10, SplitCases::three)->coverage.cases == 1);
    CHECK_FALSE(score_split({}, {}, 10, SplitCases::all));
}

TEST_CASE("Forecasts compared are judged by the same open cases") {
    std::vector<std::vector<SplitForecast>> forecasts(2, std::vector<SplitForecast>(2));
    forecasts[0][0].chance = forecasts[1][0].chance = {0.0, 1.0};
    forecasts[0][1].chance = {0.0, 1.0};
    forecasts[1][1].chance = {0.1, 0.9};
    mark_open(forecasts);
    CHECK_FALSE(forecasts[1][0].open);
    CHECK(forecasts[0][1].open);
}
