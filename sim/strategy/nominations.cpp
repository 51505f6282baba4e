#include "sim/strategy/nominations.hpp"

#include <algorithm>
#include <cassert>

#include "sim/model/plan/candidates.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {
namespace {

/// All tiers of one contest have its candidates.
bool same_contest(const DistrictTier& a, const DistrictTier& b) {
    return &a == &b || (!a.contest.empty() && a.contest == b.contest);
}

bool stands(const Choice& choice) {
    return choice.kind != ChoiceKind::against_all && choice.strength > 0.0;
}

/// Adds candidates of a choice after the `listed` first: women come last in the district, as many
/// as the choice's share says (women_among).
void add_nominees(const Scenario& scenario, std::size_t k, std::size_t d,
                  const std::string& district, int listed, int women, int n,
                  std::vector<TableCandidate>& rows) {
    const Choice& choice = scenario.choices[k];
    const int wanted = static_cast<int>(women_among(n, choice.women, k, d));
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
    for (const Choice& choice : scenario.choices) {
        if (played.candidates.empty() && stands(choice) &&
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
    std::vector<TableCandidate> rows;
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        for (std::size_t k = 0; k < game.scenario.choices.size(); ++k) {
            if (!stands(game.scenario.choices[k])) continue;
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
            add_nominees(game.scenario, k, d, game.districts[d], listed, women, numbers(d, k),
                         rows);
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
