#include "sim/model/plan/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "sim/core/math.hpp"
#include "sim/model/contests.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

struct Fielded {
    PlanCandidate candidate;
    std::string name;
};

/// What the candidates of a contest are made from.
struct Field {
    const Scenario& scenario;
    std::span<const double> shares;  ///< per choice, in this contest
    std::vector<ContestRole> roles;  ///< per choice
    [[nodiscard]] bool stands(std::size_t k) const {
        return shares[k] > 0.0 && scenario.choices[k].kind != ChoiceKind::against_all;
    }
};

/// Raises the front-runners of a choice above its other candidates and lowers all of them alike, so
/// that their factors' mean stays what it was: front-runners divide the choice's votes unevenly,
/// and do not add to them.
void raise_front_runners(std::span<const ContestRole> roles, std::vector<Fielded>& list) {
    for (std::size_t k = 0; k < roles.size(); ++k) {
        const ContestRole& role = roles[k];
        if (role.front_runners == 0 || role.front_runner_effect == 0.0) continue;
        const auto n = std::count_if(list.begin(), list.end(),
                                     [k](const Fielded& one) { return one.candidate.choice == k; });
        const auto fronts = std::min<std::ptrdiff_t>(role.front_runners, n);
        if (fronts == 0) continue;
        const double effect = role.front_runner_effect;
        const auto share = static_cast<double>(fronts) / static_cast<double>(n);
        const double mean = math::log(share * math::exp(effect) + (1.0 - share));
        for (Fielded& one : list) {
            if (one.candidate.choice != k) continue;
            const bool front = one.candidate.ordinal < static_cast<std::uint32_t>(fronts);
            one.candidate.mean_effect += (front ? effect : 0.0) - mean;
        }
    }
}

double mean_effect(const ContestRole& role, double mu) noexcept {
    if (role.personal_votes == PersonalVotes::gamma) return mu;
    const double s = role.candidate;
    return mu - s * s / 2.0;  // so that the lognormal factor too has mean exp(mu)
}

/// The generated candidates of one district: scenario order, women last within a choice.
std::vector<Fielded> generate(const Field& field, std::size_t district, int seats) {
    std::vector<Fielded> list;
    for (std::size_t k = 0; k < field.roles.size(); ++k) {
        if (!field.stands(k)) continue;
        const ContestRole& role = field.roles[k];
        const int n = role.nominees(seats).value_or(0);
        const bool drawn = field.scenario.choices[k].women_pattern == WomenPattern::drawn;
        const std::int64_t women = drawn ? 0 : women_among(n, role.women, k, district);
        for (int c = 0; c < n; ++c) {
            const Gender gender = drawn           ? Gender::unknown
                                  : c < n - women ? Gender::man
                                                  : Gender::woman;
            // A drawn woman's effect is added where the gender is drawn.
            const double mu = gender == Gender::woman ? role.women_effect : 0.0;
            list.push_back({{static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(c), gender,
                             mean_effect(role, mu)},
                            {}});
        }
    }
    return list;
}

/// The candidates of a tier's table, district by district.
std::vector<std::vector<Fielded>> from_table(const Field& field, const DistrictTier& tier,
                                             std::span<const std::string> districts) {
    std::unordered_map<std::string_view, std::size_t> position, choice_of;
    for (std::size_t d = 0; d < districts.size(); ++d)
        position.emplace(districts[d], d);
    for (std::size_t k = 0; k < field.roles.size(); ++k)
        choice_of.emplace(field.scenario.choices[k].id, k);
    std::vector<std::vector<Fielded>> lists(districts.size());
    Grid<std::uint32_t> ordinal(districts.size(), field.roles.size());
    for (const TableCandidate& row : tier.candidates) {
        const std::size_t k = choice_of.at(row.choice);
        const std::size_t d = position.at(row.district);
        const ContestRole& role = field.roles[k];
        if (!(field.shares[k] > 0.0)) continue;
        const double mu = row.gender == Gender::woman ? role.women_effect : 0.0;
        lists[d].push_back({{static_cast<std::uint32_t>(k), ordinal(d, k)++, row.gender,
                             mean_effect(role, row.effect.value_or(mu))},
                            row.name});
    }
    return lists;
}

/// Groups candidates by the block of random words that they share.
std::vector<CandidateBlock> blocks_of(const ContestPlan& contest) {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, CandidateBlock> blocks;
    for (std::size_t d = 0; d + 1 < contest.first_candidate.size(); ++d) {
        for (std::uint32_t c = contest.first_candidate[d]; c < contest.first_candidate[d + 1];
             ++c) {
            const PlanCandidate& one = contest.candidates[c];
            const auto block = static_cast<std::uint32_t>(d / 4);
            auto [place, is_new] = blocks.try_emplace({one.choice, one.ordinal, block});
            if (is_new) {
                place->second = {one.choice, one.ordinal, block, {}};
                place->second.position.fill(CandidateBlock::kNobody);
            }
            place->second.position[d % 4] = c;
        }
    }
    std::vector<CandidateBlock> list;
    list.reserve(blocks.size());
    for (const auto& [key, block] : blocks)
        list.push_back(block);
    return list;
}

}  // namespace

std::int64_t women_among(std::int64_t n, double women, std::size_t choice,
                         std::size_t district) noexcept {
    const auto share = static_cast<std::int64_t>(std::nearbyint(1e6 * women));
    const auto phase = static_cast<std::int64_t>(618034 * choice) % kMillion;
    const auto d = static_cast<std::int64_t>(district);
    return (share * n * (d + 1) + phase) / kMillion - (share * n * d + phase) / kMillion;
}

void field_candidates(const Scenario& scenario, const DistrictTier& tier,
                      std::span<const double> shares, std::span<const int> seats,
                      ContestPlan& contest) {
    const std::size_t districts = contest.districts.size();
    Field field{scenario, shares, {}};
    for (const Choice& choice : scenario.choices)
        field.roles.push_back(role_in_contest(scenario, contest.name, choice));
    contest.fielded = Grid<std::uint16_t>(districts, scenario.choices.size());
    contest.first_candidate.assign(1, 0);
    const bool named = !tier.candidates.empty();
    auto tables =
        named ? from_table(field, tier, contest.districts) : std::vector<std::vector<Fielded>>();
    for (std::size_t d = 0; d < districts; ++d) {
        auto list = named ? std::move(tables[d]) : generate(field, d, seats[d]);
        raise_front_runners(field.roles, list);
        for (const Fielded& one : list) {
            const std::size_t k = one.candidate.choice;
            contest.candidates.push_back(one.candidate);
            if (named) contest.names.push_back(one.name);
            ++contest.fielded(d, k);
            const bool drawn = scenario.choices[k].women_pattern == WomenPattern::drawn;
            contest.genders_drawn = contest.genders_drawn || (!named && drawn);
        }
        contest.first_candidate.push_back(static_cast<std::uint32_t>(contest.candidates.size()));
    }
    contest.blocks = blocks_of(contest);
}

}  // namespace kenesh
