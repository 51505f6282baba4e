#include "sim/model/contests.hpp"

#include <algorithm>
#include <variant>

namespace kenesh {
namespace {

/// What a contest's values say replaces what a role has so far.
void apply(const ContestValues& values, ContestRole& role) {
    if (values.candidates) role.candidates = role.candidates_single = *values.candidates;
    role.women = values.women.value_or(role.women);
    role.women_effect = values.women_effect.value_or(role.women_effect);
    role.front_runners = values.front_runners.value_or(role.front_runners);
    role.front_runner_effect = values.front_runner_effect.value_or(role.front_runner_effect);
    role.vote_management = values.vote_management.value_or(role.vote_management);
    role.personal_pull = values.personal_pull.value_or(role.personal_pull);
    role.votes_used = values.votes_used.value_or(role.votes_used);
    if (values.spill) role.spill = values.spill;
    role.candidate = values.candidate.value_or(role.candidate);
    role.personal_votes = values.personal_votes.value_or(role.personal_votes);
    if (values.transfer) role.transfer = values.transfer;
}

}  // namespace

std::string contest_name(const System& system, std::size_t tier) {
    const std::string& own = std::visit(
        [](const auto& t) -> const std::string& { return t.contest; }, system.tiers[tier]);
    return own.empty() ? system.id + "-tier-" + std::to_string(tier) : own;
}

std::vector<std::string> contest_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            std::string name = contest_name(system, t);
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        }
    }
    return names;
}

ContestRole role_in_contest(const Scenario& scenario, const std::string& contest,
                            const Choice& choice) {
    ContestRole role;
    role.candidates = choice.candidates;
    role.candidates_single = choice.candidates_single;
    role.women = choice.women;
    role.women_effect = scenario.women_effect;
    role.front_runners = choice.front_runners;
    role.front_runner_effect = choice.front_runner_effect;
    role.vote_management = choice.vote_management;
    role.personal_pull = choice.personal_pull;
    role.votes_used = choice.votes_used;
    role.transfer = choice.transfer;
    role.candidate = choice.uncertainty.candidate;
    role.personal_votes = choice.uncertainty.personal_votes;
    if (choice.kind == ChoiceKind::against_all) return role;  // a line of the ballot, not a person
    const auto of_all = scenario.contests.find(contest);
    if (of_all != scenario.contests.end()) apply(of_all->second.values, role);
    const auto own = choice.contests.find(contest);
    if (own != choice.contests.end()) apply(own->second, role);
    return role;
}

bool has_own_strengths(const Scenario& scenario, const std::string& contest) {
    const auto found = scenario.contests.find(contest);
    return found != scenario.contests.end() && !found->second.strength.empty();
}

bool has_own_transfers(const Scenario& scenario, const std::string& contest) {
    const auto found = scenario.contests.find(contest);
    if (found != scenario.contests.end() && found->second.values.transfer) return true;
    return std::any_of(scenario.choices.begin(), scenario.choices.end(), [&](const Choice& choice) {
        const auto own = choice.contests.find(contest);
        return own != choice.contests.end() && own->second.transfer.has_value();
    });
}

std::vector<double> contest_strengths(const Scenario& scenario, const std::string& contest) {
    std::vector<double> shares;
    for (const Choice& choice : scenario.choices)
        shares.push_back(choice.strength);
    if (!has_own_strengths(scenario, contest)) return shares;
    const auto& own = scenario.contests.at(contest).strength;
    double named = 0.0;
    double giving = 0.0;
    for (const Choice& choice : scenario.choices) {
        const auto found = own.find(choice.id);
        if (found != own.end())
            named += found->second;
        else
            giving += choice.strength;
    }
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const auto found = own.find(scenario.choices[k].id);
        if (found != own.end())
            shares[k] = giving > 0.0 ? found->second : found->second / named;
        else
            shares[k] *= giving > 0.0 ? std::max(1.0 - named, 0.0) / giving : 0.0;
    }
    return shares;
}

}  // namespace kenesh
