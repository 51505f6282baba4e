#include "sim/strategy/equilibrium.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace kenesh;

namespace {

const std::array<std::size_t, 2> kBoth{0, 1};

}  // namespace

TEST_CASE("players stop where nobody moves", "[strategy]") {
    // Each wants one more than the other has, at most 3: (1, 1) -> (2, 1) -> (2, 3) -> (3, 3).
    const RespondTo respond = [](std::size_t player, const Grid<int>& numbers) {
        return std::vector<int>{std::min(numbers(0, 1 - player) + 1, 3)};
    };
    const auto path = iterate_best_responses(Grid<int>(1, 2, 1), kBoth, respond, 50);
    CHECK(path.settled);
    CHECK(path.rounds == 3);  // the last one without a move
    CHECK(path.numbers(0, 0) == 3);
    CHECK(path.numbers(0, 1) == 3);
    CHECK(path.cycles.empty());
}

TEST_CASE("an equilibrium is recognised in one round", "[strategy]") {
    const RespondTo stay = [](std::size_t player, const Grid<int>& numbers) {
        return std::vector<int>{numbers(0, player)};
    };
    const auto path = iterate_best_responses(Grid<int>(1, 2, 4), kBoth, stay, 50);
    CHECK(path.settled);
    CHECK(path.rounds == 1);
}

TEST_CASE("matching pennies go in a circle, and the other district settles", "[strategy]") {
    // District 0: player 0 wants to match, player 1 to differ. District 1: both want 2.
    const RespondTo respond = [](std::size_t player, const Grid<int>& numbers) {
        const int other = numbers(0, 1 - player);
        return std::vector<int>{player == 0 ? other : 3 - other, 2};
    };
    const auto path = iterate_best_responses(Grid<int>(2, 2, 1), kBoth, respond, 50);
    CHECK_FALSE(path.settled);
    // (1, 1) -> 0 stays, 1 differs: (1, 2) -> (2, 1) -> (1, 2).
    REQUIRE(path.cycles.size() == 1);
    CHECK(path.cycles[0].district == 0);
    CHECK(path.cycles[0].states == std::vector<std::vector<int>>{{1, 2}, {2, 1}});
    CHECK(path.numbers(1, 0) == 2);
    CHECK(path.numbers(1, 1) == 2);
    CHECK(path.rounds < 50);
}

TEST_CASE("a move and its return within one round are a circle of one round", "[strategy]") {
    // Player 0 flips a coin of its own each time it is asked; asked twice a round, it is back.
    const std::array<std::size_t, 2> twice{0, 0};
    const RespondTo flip = [](std::size_t, const Grid<int>& numbers) {
        return std::vector<int>{3 - numbers(0, 0)};
    };
    const auto path = iterate_best_responses(Grid<int>(1, 1, 1), twice, flip, 50);
    REQUIRE(path.cycles.size() == 1);
    CHECK(path.cycles[0].states.size() == 1);
}

TEST_CASE("what does not settle in time says so", "[strategy]") {
    const RespondTo more = [](std::size_t player, const Grid<int>& numbers) {
        return std::vector<int>{numbers(0, player) + 1};
    };
    const auto path = iterate_best_responses(Grid<int>(1, 2, 0), kBoth, more, 7);
    CHECK_FALSE(path.settled);
    CHECK(path.rounds == 7);
    CHECK(path.cycles.empty());
}
