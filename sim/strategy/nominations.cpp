#include "sim/strategy/nominations.hpp"

#include <algorithm>
#include <cassert>

#include "sim/model/contests.hpp"
#include "sim/model/plan/candidates.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {
namespace {

/// All tiers of one contest have its candidates.
bool same_contest(const DistrictTier& a, const DistrictTier& b) {
    return &a == &b || (!a.contest.empty() && a.contest == b.contest);
}

bool may_stand(const Choice& choice) {
    return choice.kind != ChoiceKind::against_all;
}

/// Adds candidates of a choice after the `listed` first: women come last in the district, as many
/// as the choice's share says (women_among).
void add_nominees(const Scenario& scenario, const std::string& contest, std::size_t k,
                  std::size_t d, const std::string& district, int listed, int women, int n,
                  std::vector<TableCandidate>& rows) {
    const Choice& choice = scenario.choices[k];
    const double share = role_in_contest(scenario, contest, choice).women;
    const int wanted = static_cast<int>(women_among(n, share, k, d));
    for (int c = listed; c < n; ++c) {
        const bool woman = n - c <= wanted - women;
        women += woman ? 1 : 0;
        rows.push_back({district, choice.id + " " + std::to_string(c + 1), choice.id,
                        woman ? Gender::woman : Gender::man, std::nullopt});
    }
}

}  // namespace

std::string game_fault(const Scenario& scenario, std::size_t system, std::size_t tier) {
    const auto& tiers = scenario.systems[system].tiers;
    if (tier >= tiers.size() || !std::holds_alternative<DistrictTier>(tiers[tier]))
        return "tier " + std::to_string(tier) + " of '" + scenario.systems[system].id +
               "' is no tier of districts";
    const auto& played = std::get<DistrictTier>(tiers[tier]);
    const auto shares = contest_strengths(scenario, contest_name(scenario.systems[system], tier));
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const Choice& choice = scenario.choices[k];
        if (played.candidates.empty() && may_stand(choice) && shares[k] > 0.0 &&
            choice.women_pattern == WomenPattern::drawn)
            return "'" + choice.id +
                   "' draws the genders of its candidates in each run (women_pattern), which "
                   "numbers of nominees per district cannot be";
    }
    return {};
}

NominationGame nomination_game(const Scenario& scenario, std::size_t system, std::size_t tier) {
    assert(game_fault(scenario, system, tier).empty() && "there is a game");
    NominationGame game;
    game.scenario = scenario;
    System one = scenario.systems[system];
    // Names by number of a tier stay those of the whole system.
    for (std::size_t t = 0; t < one.tiers.size(); ++t) {
        if (auto* played = std::get_if<DistrictTier>(&one.tiers[t]))
            played->contest = contest_name(one, t);
    }
    std::erase_if(one.tiers, [](const Tier& t) { return std::holds_alternative<ListTier>(t); });
    const auto& tiers = scenario.systems[system].tiers;
    game.tier = static_cast<std::size_t>(
        std::count_if(tiers.begin(), tiers.begin() + static_cast<std::ptrdiff_t>(tier),
                      [](const Tier& t) { return std::holds_alternative<DistrictTier>(t); }));
    game.scenario.systems = {std::move(one)};
    const Plan plan = make_plan(game.scenario);
    const auto& planned = std::get<DistrictTierPlan>(plan.systems.front().tiers[game.tier]);
    const ContestPlan& contest = plan.contests[planned.contest];
    game.districts = contest.districts;
    game.magnitude.assign(planned.magnitude.begin(), planned.magnitude.end());
    game.present = Grid<int>(contest.districts.size(), scenario.choices.size());
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        for (std::size_t k = 0; k < scenario.choices.size(); ++k)
            game.present(d, k) = contest.fielded(d, k);
    }
    return game;
}

std::vector<TableCandidate> nominees(const NominationGame& game, const Grid<int>& numbers) {
    const DistrictTier& tier = game.played();
    const std::vector<double> shares = contest_strengths(game.scenario, tier.contest);
    std::vector<TableCandidate> rows;
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        for (std::size_t k = 0; k < game.scenario.choices.size(); ++k) {
            if (!(shares[k] > 0.0) || !may_stand(game.scenario.choices[k])) continue;
            int listed = 0;
            int women = 0;
            for (const TableCandidate& row : tier.candidates) {
                if (row.district != game.districts[d] || row.choice != game.scenario.choices[k].id)
                    continue;
                if (listed == numbers(d, k)) break;
                ++listed;
                women += row.gender == Gender::woman ? 1 : 0;
                rows.push_back(row);
            }
            add_nominees(game.scenario, tier.contest, k, d, game.districts[d], listed, women,
                         numbers(d, k), rows);
        }
    }
    return rows;
}

Scenario with_nominees(const NominationGame& game, const Grid<int>& numbers) {
    Scenario scenario = game.scenario;
    const std::vector<TableCandidate> rows = nominees(game, numbers);
    const DistrictTier& played = game.played();
    for (std::size_t t = 0; t < scenario.systems.front().tiers.size(); ++t) {
        const auto& before = std::get<DistrictTier>(game.scenario.systems.front().tiers[t]);
        if (!same_contest(before, played)) continue;
        std::get<DistrictTier>(scenario.systems.front().tiers[t]).candidates = rows;
    }
    return scenario;
}

}  // namespace kenesh
