#include "sim/rules/two_round.hpp"

#include <catch2/catch.hpp>

namespace kenesh {
namespace {

using List = std::vector<std::uint32_t>;

FirstRound count(const std::vector<std::int64_t>& votes, std::int64_t valid) {
    return count_first_round(votes, valid);
}

TEST_CASE("more than half of the valid votes elect at once; half does not") {
    CHECK(count({40, 51, 9}, 100).elected == 1U);
    CHECK(count({40, 50, 10}, 100).second_round == List{1, 0});
}

TEST_CASE("votes against all count for the majority") {
    CHECK(count({40, 51}, 102).second_round == List{1, 0});
}

TEST_CASE("equal votes for the second place are told") {
    const FirstRound round = count({40, 20, 20, 20}, 100);
    CHECK_FALSE(round.elected);
    CHECK(round.second_round == List{0, 1});
    CHECK(round.tied == List{1, 2, 3});
}

TEST_CASE("a first round of one or none") {
    CHECK(count({40}, 100).second_round == List{0});
    CHECK(count({}, 0) == FirstRound{});
}

}  // namespace
}  // namespace kenesh
