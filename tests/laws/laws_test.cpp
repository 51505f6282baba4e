#include <catch2/catch.hpp>

#include "sim/rules/two_round.hpp"
#include "tests/laws/district_laws.hpp"
#include "tests/laws/list_laws.hpp"

namespace kenesh::laws {
namespace {

constexpr std::uint64_t kFast = 4'000;
constexpr std::uint64_t kSlow = 1'000'000;

/// Contests that a law was asked of, and those left out for a tie.
struct Asked {
    std::uint64_t asked = 0;
    std::uint64_t left_out = 0;
};

/// The laws of one formula on contests with seeds 0, 1, ...; fails at the first that breaks.
Asked try_formula(const NamedRule& rule, std::uint64_t contests) {
    Asked result;
    ListTrial trial;
    trial.formula = std::get<Formula>(rule.rule);
    for (std::uint64_t seed = 0; seed < contests; ++seed) {
        Draw draw(seed);
        trial.contest = draw_lists(draw);
        apportion(trial.formula, trial.contest.votes, trial.contest.seats, trial.counted);
        if (!trial.counted.tied.empty()) {
            ++result.left_out;
            continue;
        }
        for (const ListLaw& law : kListLaws) {
            if (!rule.laws.has(law.law)) continue;
            const Verdict verdict = law.check(trial, draw);
            if (verdict == Verdict::broken) {
                FAIL(rule.name << " breaks " << law.name << " at seed " << seed);
            }
            ++(verdict == Verdict::kept ? result.asked : result.left_out);
        }
    }
    return result;
}

/// The gender rule that a row of the table stands for, with a bound drawn where it has one.
GenderRule drawn_rule(const NamedRule& rule, Draw& draw) {
    const auto* gender = std::get_if<GenderRule>(&rule.rule);
    if (gender == nullptr) return NoGenderRule{};
    const int bound = static_cast<int>(1 + draw() % 3);
    if (std::holds_alternative<MaxSameGender>(*gender)) return MaxSameGender{bound};
    return MinWomen{bound};
}

Asked try_ranking(const NamedRule& rule, std::uint64_t contests) {
    Asked result;
    DistrictTrial trial;
    for (std::uint64_t seed = 0; seed < contests; ++seed) {
        Draw draw(seed);
        trial.rule = drawn_rule(rule, draw);
        trial.contest = draw_district(draw);
        if (rule.name == "plurality") trial.contest.seats = 1;
        fill_seats(trial.contest.votes, trial.contest.genders, trial.contest.seats, trial.rule,
                   trial.counted);
        if (!trial.counted.tied.empty()) {
            ++result.left_out;
            continue;
        }
        for (const DistrictLaw& law : kDistrictLaws) {
            if (!rule.laws.has(law.law)) continue;
            const Verdict verdict = law.check(trial, draw);
            if (verdict == Verdict::broken) {
                FAIL(rule.name << " breaks " << law.name << " at seed " << seed);
            }
            ++(verdict == Verdict::kept ? result.asked : result.left_out);
        }
    }
    return result;
}

/// Listing order and scale do not decide who is elected or meets again.
Asked try_two_round(std::uint64_t contests) {
    Asked result;
    for (std::uint64_t seed = 0; seed < contests; ++seed) {
        Draw draw(seed);
        const DistrictContest contest = draw_district(draw);
        const std::int64_t valid =
            std::accumulate(contest.votes.begin(), contest.votes.end(), below(draw, 100));
        const FirstRound round = count_first_round(contest.votes, valid);
        if (!round.tied.empty() || contest.votes.size() < 2) {
            ++result.left_out;
            continue;
        }
        std::vector<std::int64_t> reversed(contest.votes.rbegin(), contest.votes.rend());
        for (std::int64_t& v : reversed)
            v *= 3;
        FirstRound other = count_first_round(reversed, 3 * valid);
        const auto last = static_cast<std::uint32_t>(contest.votes.size() - 1);
        if (other.elected) other.elected = last - *other.elected;
        for (std::uint32_t& c : other.second_round)
            c = last - c;
        const bool equal_leaders = !round.elected && contest.votes[round.second_round[0]] ==
                                                         contest.votes[round.second_round[1]];
        if (equal_leaders) std::sort(other.second_round.begin(), other.second_round.end());
        other.valid = round.valid;
        if (!(other == round)) FAIL("two-round breaks its laws at seed " << seed);
        ++result.asked;
    }
    return result;
}

void try_family(bool formulas, std::uint64_t contests) {
    for (const NamedRule& rule : named_rules()) {
        const bool formula = std::holds_alternative<Formula>(rule.rule);
        if (formula != formulas) continue;
        const Asked result = formula                    ? try_formula(rule, contests)
                             : rule.name == "two-round" ? try_two_round(contests)
                                                        : try_ranking(rule, contests);
        INFO(rule.name << ": asked " << result.asked << " times, left out for ties "
                       << result.left_out);
        CHECK(result.asked > result.left_out);
        CHECK(result.asked > contests / 2);
        if (contests == kSlow) {
            WARN(rule.name << ": " << contests << " contests, laws asked " << result.asked
                           << " times, left out for ties " << result.left_out);
        }
    }
}

TEST_CASE("divisions of seats keep the laws of their row in the table") {
    try_family(true, kFast);
}
TEST_CASE("district rules keep the laws of their row in the table") {
    try_family(false, kFast);
}
TEST_CASE("a million divisions each keep their laws", "[slow]") {
    try_family(true, kSlow);
}
TEST_CASE("a million districts each keep their laws", "[slow]") {
    try_family(false, kSlow);
}

}  // namespace
}  // namespace kenesh::laws
