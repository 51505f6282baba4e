#include "sim/strategy/strategy.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/highest_averages.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Parties of these strengths in one district; nothing is uncertain.
Scenario certain(const std::vector<double>& strengths, int seats) {
    Scenario s;
    s.geography = made::geography(1, 1);
    s.geography.units[0].registered = 10'000'000;
    for (std::size_t k = 0; k < strengths.size(); ++k)
        s.choices.push_back(
            made::party(std::string(1, static_cast<char>('a' + k)), strengths[k], s.geography));
    s.systems = {made::districts("s", "whole", seats, Sntv{})};
    return s;
}

PayoffSettings few(int most) {
    PayoffSettings settings;
    settings.runs = 64;
    settings.most = most;
    return settings;
}

/// Everything of the plan that votes depend on.
void check_same_candidates(const Plan& a, const Plan& b) {
    REQUIRE(a.contests.size() == b.contests.size());
    for (std::size_t c = 0; c < a.contests.size(); ++c) {
        CHECK(a.contests[c].candidates == b.contests[c].candidates);
        CHECK(a.contests[c].first_candidate == b.contests[c].first_candidate);
        CHECK(a.contests[c].blocks == b.contests[c].blocks);
        CHECK(a.contests[c].fielded == b.contests[c].fielded);
    }
}

}  // namespace

TEST_CASE("the table of the present numbers gives the generated candidates", "[strategy]") {
    Scenario s = made::lively();
    s.choices[1].front_runners = 1;
    s.choices[1].front_runner_effect = 0.7;
    s.women_effect = -0.3;
    const NominationGame game = nomination_game(s, 0, 0);
    CHECK(game.districts.size() == 3);
    CHECK(game.present(0, 4) == 5);
    CHECK(game.present(2, 0) == 2);
    const Scenario again = with_nominees(game, game.present);
    check_same_candidates(make_plan(game.scenario), make_plan(again));
    // Twice through a table: rows of a table are kept as they are.
    const NominationGame second = nomination_game(again, 0, 0);
    CHECK(second.present == game.present);
    CHECK(nominees(second, second.present) == nominees(game, game.present));
}

TEST_CASE("other numbers of nominees are those that the scenario would generate", "[strategy]") {
    const Scenario s = made::lively();
    const NominationGame game = nomination_game(s, 0, 0);
    for (const int n : {1, 3, 4}) {
        Grid<int> numbers = game.present;
        for (std::size_t d = 0; d < numbers.rows(); ++d)
            numbers(d, 1) = n;
        Scenario generated = game.scenario;
        generated.choices[1].candidates = n;
        check_same_candidates(make_plan(generated), make_plan(with_nominees(game, numbers)));
    }
}

TEST_CASE("two parties in three seats, worked out by hand", "[strategy]") {
    // a has 62 % and divides it among its nominees, b 38 %.
    const Scenario s = certain({0.62, 0.38}, 3);
    const int expected[4][2] = {{1, 1}, {2, 2}, {2, 3}, {2, 1}};  // a's 1..4; b with 1, 2
    NominationGame game = nomination_game(s, 0, 0);
    for (int b = 1; b <= 2; ++b) {
        Grid<int> numbers = game.present;
        numbers(0, 1) = b;
        Payoffs payoffs(game, few(4));
        const auto seats = payoffs.of(0, numbers);
        for (int a = 1; a <= 4; ++a) {
            INFO("a fields " << a << ", b " << b);
            CHECK(mean_of(seats[static_cast<std::size_t>(a) - 1].row(0)).mean ==
                  expected[a - 1][b - 1]);
        }
    }
    const Strategy found = study_strategy(game, 0, few(4), 0);
    CHECK(found.districts[0].best == 2);
    CHECK(found.districts[0].clear());
    CHECK(found.nation.present == Estimate{1.0, 0.0});
    CHECK(found.nation.gain == Estimate{1.0, 0.0});
    CHECK(found.numbers(0, 0) == 2);
    CHECK(found.uniform[1].difference == Estimate{1.0, 0.0});
}

TEST_CASE("in equilibrium without uncertainty SNTV gives D'Hondt's seats", "[strategy]") {
    // Cox (1991): if votes are divided evenly and nominations answer one another.
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0.1, 1.0);
    int settled = 0;
    for (int trial = 0; trial < 12; ++trial) {
        std::vector<double> strengths(2 + static_cast<std::size_t>(trial % 3));
        double sum = 0.0;
        for (double& one : strengths)
            sum += one = share(random);
        for (double& one : strengths)
            one /= sum;
        const int seats = 3 + trial % 4;
        const NominationGame game = nomination_game(certain(strengths, seats), 0, 0);
        const Strategy found = study_strategy(game, 0, few(seats + 1), 50);
        REQUIRE(found.equilibrium);
        if (!found.equilibrium->path.settled) continue;
        ++settled;
        std::vector<std::int64_t> votes;
        for (const double one : strengths)
            votes.push_back(std::llround(one * 1e9));
        Apportionment dhondt;
        dhondt.seats.assign(votes.size(), 0);
        divide_by_averages(HighestAverages{}, votes, 1'000'000'000, seats, dhondt, nullptr);
        for (std::size_t k = 0; k < votes.size(); ++k) {
            INFO("trial " << trial << ", party " << k);
            CHECK(found.equilibrium->parties[k].after.mean == dhondt.seats[k]);
        }
    }
    CHECK(settled >= 10);
}

TEST_CASE("the errors of differences are those that seeds show", "[strategy]") {
    // 24 seeds: the spread of the difference over its mean stated error; the spread of 24 values is
    // known within 15 %, so four standard errors are 60 %.
    Scenario s = made::lively();
    std::vector<double> differences;
    double error = 0.0;
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        s.seed = seed;
        PayoffSettings settings = few(3);
        settings.runs = 2048;
        const Strategy found = study_strategy(nomination_game(s, 0, 0), 0, settings, 0);
        differences.push_back(found.uniform[0].difference.mean);
        error += found.uniform[0].difference.standard_error / 24.0;
    }
    double mean = 0.0, squares = 0.0;
    for (const double d : differences) {
        mean += d / 24.0;
        squares += d * d / 23.0;
    }
    const double spread = std::sqrt(squares - mean * mean * 24.0 / 23.0);
    INFO("spread " << spread << " stated " << error);
    CHECK(spread / error > 0.4);
    CHECK(spread / error < 1.6);
}

TEST_CASE("the same answers for any number of threads", "[strategy][threads]") {
    const NominationGame game = nomination_game(made::lively(), 0, 0);
    PayoffSettings settings = few(3);
    settings.runs = 1000;
    const Strategy one = study_strategy(game, 0, settings, 5);
    for (const int threads : {2, 3}) {
        settings.threads = threads;
        const Strategy other = study_strategy(game, 0, settings, 5);
        CHECK(other.uniform == one.uniform);
        CHECK(other.districts == one.districts);
        CHECK(other.numbers == one.numbers);
        CHECK(other.equilibrium->parties == one.equilibrium->parties);
    }
}

TEST_CASE("what is no game is told", "[strategy]") {
    Scenario s = made::lively();
    CHECK(game_fault(s, 0, 0).empty());
    CHECK_THAT(game_fault(s, 1, 0), Catch::Contains("is no tier of districts"));
    CHECK_THAT(game_fault(s, 0, 7), Catch::Contains("is no tier of districts"));
    s.choices[2].women_pattern = WomenPattern::drawn;
    CHECK_THAT(game_fault(s, 0, 0), Catch::Contains("'c' draws the genders"));
}
