#include "sim/rules/ranking.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "tests/rules/naive.hpp"

namespace kenesh {
namespace {

constexpr Gender m = Gender::man;
constexpr Gender f = Gender::woman;
constexpr Gender x = Gender::unknown;

DistrictCount count(const naive::Votes& votes, const naive::Genders& genders, int magnitude,
                    const GenderRule& rule) {
    DistrictCount out;
    fill_seats(votes, genders, magnitude, rule, out);
    return out;
}

std::vector<std::uint32_t> names(const DistrictCount& count) {
    std::vector<std::uint32_t> list;
    for (const Elected& e : count.elected)
        list.push_back(e.candidate);
    return list;
}

using List = std::vector<std::uint32_t>;

TEST_CASE("the M candidates with most votes are elected, the one listed first at equality") {
    const DistrictCount result = count({10, 30, 20, 20}, {m, m, m, m}, 2, NoGenderRule{});
    CHECK(names(result) == List{1, 2});
    CHECK(result.tied == List{2, 3});
    CHECK(result.margin == 0);
    CHECK(result.skipped.empty());
}

TEST_CASE("equal votes on one side of the cut decide nothing") {
    CHECK(count({20, 20, 10}, {m, m, m}, 2, NoGenderRule{}).tied.empty());
    CHECK(count({30, 10, 10}, {m, m, m}, 1, NoGenderRule{}).tied.empty());
}

TEST_CASE("seats beyond the candidates stay unfilled and the last margin is all votes") {
    const DistrictCount result = count({5, 7}, {m, f}, 3, NoGenderRule{});
    CHECK(names(result) == List{1, 0});
    CHECK(result.unfilled == 1);
    CHECK(result.margin == 5);
}

TEST_CASE("a third man gives way to the woman with most votes") {
    const DistrictCount result =
        count({500, 400, 300, 20, 29, 250}, {m, m, m, f, f, m}, 3, MaxSameGender{2});
    CHECK(names(result) == List{0, 1, 4});
    CHECK(result.elected.back().how == How::gender);
    CHECK(result.skipped == List{2, 5});
    CHECK(result.gender_replacement == 1);
    CHECK_FALSE(result.gender_quota_unmet);
    CHECK(result.margin == 9);
}

TEST_CASE("and a third woman to a man: the bound is for either gender") {
    const DistrictCount result = count({50, 40, 30, 20}, {f, f, f, m}, 3, MaxSameGender{2});
    CHECK(names(result) == List{0, 1, 3});
    CHECK(result.margin == 20 - 30);  // without him the third woman would be seated
}

TEST_CASE("one gender alone fills the seats and the bound is reported unmet") {
    const DistrictCount result = count({50, 40, 30, 20}, {m, m, m, m}, 3, MaxSameGender{2});
    CHECK(names(result) == List{0, 1, 2});
    CHECK(result.gender_quota_unmet);
    CHECK(result.gender_replacement == 0);
    CHECK(result.skipped.empty());
    CHECK(result.margin == 10);
}

TEST_CASE("passed over for good are those before somebody elected, when the ballot runs out") {
    const DistrictCount result = count({50, 40, 30, 20, 10}, {m, m, m, f, m}, 3, MaxSameGender{1});
    CHECK(names(result) == List{0, 3, 1});
    CHECK(result.skipped == List{2});
    CHECK(result.gender_quota_unmet);
}

TEST_CASE("a bound of all seats is no bound") {
    CHECK(names(count({3, 2, 1}, {m, m, f}, 2, MaxSameGender{2})) == List{0, 1});
}

TEST_CASE("candidates of unknown gender count for no gender") {
    CHECK(names(count({9, 8, 7, 6}, {x, x, x, f}, 3, MaxSameGender{2})) == List{0, 1, 2});
}

TEST_CASE("the lowest-placed men give way to the best-placed women left") {
    const DistrictCount result =
        count({90, 80, 70, 60, 50, 40, 30}, {m, f, m, m, m, f, f}, 4, MinWomen{2});
    CHECK(names(result) == List{0, 1, 2, 5});
    CHECK(result.skipped == List{3});
    CHECK(result.elected.back().how == How::gender);
    CHECK(result.margin == 10);
}

TEST_CASE("too few women: all are elected") {
    const DistrictCount result = count({90, 80, 70, 10}, {m, m, m, f}, 3, MinWomen{2});
    CHECK(names(result) == List{0, 1, 3});
    CHECK(result.gender_quota_unmet);
    CHECK(result.margin == 10 - 70);
}

TEST_CASE("without the last woman of the minimum the next woman would be seated, not the next") {
    const DistrictCount result = count({90, 80, 70, 60, 50}, {m, m, f, m, f}, 3, MinWomen{1});
    CHECK(names(result) == List{0, 1, 2});
    CHECK(result.margin == 20);
}

TEST_CASE("a tie between a man who is full anyway and a woman decides nothing") {
    const DistrictCount result = count({50, 40, 30, 30}, {m, m, m, f}, 3, MaxSameGender{2});
    CHECK(names(result) == List{0, 1, 3});
    CHECK(result.tied.empty());
}

GenderRule random_rule(std::mt19937_64& draw) {
    switch (draw() % 3) {
        case 0:
            return NoGenderRule{};
        case 1:
            return MaxSameGender{static_cast<int>(1 + draw() % 3)};
        default:
            return MinWomen{static_cast<int>(1 + draw() % 3)};
    }
}

TEST_CASE("random districts elect whom the plain rule elects, and tie where some order would not") {
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        std::mt19937_64 draw(seed);
        const std::size_t n = 1 + draw() % 6;
        naive::Votes votes(n);
        naive::Genders genders(n);
        for (std::int64_t& v : votes)
            v = static_cast<std::int64_t>(draw() % 5);
        for (Gender& g : genders)
            g = draw() % 5 < 2 ? f : m;
        const int magnitude = static_cast<int>(1 + draw() % 5);
        const GenderRule rule = random_rule(draw);
        const DistrictCount result = count(votes, genders, magnitude, rule);
        const auto seats = static_cast<std::size_t>(magnitude);
        const List elected = names(result);
        const bool bound = !(std::get_if<MaxSameGender>(&rule) != nullptr &&
                             std::get<MaxSameGender>(rule).seats >= magnitude);
        const GenderRule applied = bound ? rule : GenderRule{NoGenderRule{}};
        INFO("seed " << seed);
        REQUIRE(std::set<std::uint32_t>(elected.begin(), elected.end()) ==
                naive::elect(naive::ranking(votes), genders, seats, applied));
        REQUIRE(std::set<std::uint32_t>(result.tied.begin(), result.tied.end()) ==
                naive::tied(votes, genders, seats, applied));
    }
}

TEST_CASE("the margin is against whoever is seated when the last one elected had not stood") {
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        std::mt19937_64 draw(seed);
        const std::size_t n = 1 + draw() % 9;
        naive::Votes votes(n);
        naive::Genders genders(n);
        for (std::int64_t& v : votes)
            v = static_cast<std::int64_t>(draw() % 1000);
        for (Gender& g : genders)
            g = draw() % 5 < 2 ? f : m;
        const int magnitude = static_cast<int>(1 + draw() % 5);
        const GenderRule rule = random_rule(draw);
        const DistrictCount result = count(votes, genders, magnitude, rule);
        const std::uint32_t last = result.elected.back().candidate;
        naive::Votes others = votes;
        naive::Genders others_genders = genders;
        others.erase(others.begin() + last);
        others_genders.erase(others_genders.begin() + last);
        std::int64_t expected = votes[last];
        for (std::uint32_t c : names(count(others, others_genders, magnitude, rule))) {
            c += c >= last ? 1 : 0;
            const List before = names(result);
            if (std::find(before.begin(), before.end(), c) == before.end()) expected -= votes[c];
        }
        INFO("seed " << seed);
        REQUIRE(result.margin == expected);
    }
}

TEST_CASE("what is left of one district does not reach the next") {
    DistrictCount out;
    fill_seats(naive::Votes{50, 40, 30, 30}, naive::Genders{m, m, m, m}, 3, MaxSameGender{2}, out);
    fill_seats(naive::Votes{3, 2, 1}, naive::Genders{f, m, m}, 2, NoGenderRule{}, out);
    CHECK(out == count({3, 2, 1}, {f, m, m}, 2, NoGenderRule{}));
}

}  // namespace
}  // namespace kenesh
