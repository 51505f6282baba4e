#include "sim/model/faults/choice_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/model/faults/contest_settings_faults.hpp"
#include "sim/model/limits.hpp"
#include "sim/model/national.hpp"

namespace kenesh {
namespace {

// Shares that were rescaled sum to 1 but for rounding.
constexpr double kRounding = 1e-6;

void check_id(const Choice& choice, const std::string& where, FaultList& faults) {
    const bool kept = choice.id == "independents" || choice.id == "against-all";
    switch (choice.kind) {
        case ChoiceKind::party:
            if (!is_id(choice.id) || kept)
                faults.add(where, fmt::format("a party's id cannot be '{}'", choice.id));
            break;
        case ChoiceKind::independents:
            if (choice.id != "independents")
                faults.add(where,
                           fmt::format("the id must be 'independents', not '{}'", choice.id));
            break;
        case ChoiceKind::against_all:
            if (choice.id != "against-all")
                faults.add(where, fmt::format("the id must be 'against-all', not '{}'", choice.id));
            break;
    }
}

void check_uncertainty(const Uncertainty& u, const std::string& where, FaultList& faults) {
    faults.number(where + ".uncertainty.national", u.national, kDeviation);
    faults.number(where + ".uncertainty.region", u.region, kDeviation);
    faults.number(where + ".uncertainty.unit", u.unit, kDeviation);
    faults.number(where + ".uncertainty.candidate", u.candidate,
                  u.personal_votes == PersonalVotes::gamma ? kGammaDeviation : kDeviation);
}

void check_leans(const Choice& choice, const Geography& geography, const std::string& where,
                 FaultList& faults) {
    const auto check = [&](const std::vector<double>& leans, const std::string& path) {
        const auto wrong = std::find_if(leans.begin(), leans.end(), [](double lean) {
            return !range_fault(lean, kLean).empty();
        });
        if (wrong != leans.end()) faults.number(path, *wrong, kLean);
    };
    const std::size_t regions = geography.regions.size(), units = geography.units.size();
    if (choice.lean.size() != regions)
        faults.add(where + ".lean",
                   fmt::format("must have {} regions, not {}", regions, choice.lean.size()));
    check(choice.lean, where + ".lean");
    if (!choice.unit_lean.empty() && choice.unit_lean.size() != units)
        faults.add(where + ".unit_lean",
                   fmt::format("must have {} units, not {}", units, choice.unit_lean.size()));
    check(choice.unit_lean, where + ".unit_lean");
}

void check_choice(const Choice& choice, const Geography& geography, FaultList& faults) {
    const std::string where = path_of(choice);
    check_id(choice, where, faults);
    faults.number(where + ".strength", choice.strength, kShare);
    check_nominees(choice.candidates, where + ".candidates", faults);
    check_nominees(choice.candidates_single, where + ".candidates_single", faults);
    faults.number(where + ".women", choice.women, kShare);
    faults.number(where + ".vote_management", choice.vote_management, kShare);
    faults.number(where + ".personal_pull", choice.personal_pull, kShare);
    faults.number(where + ".votes_used", choice.votes_used, kVotesUsed);
    faults.whole(where + ".front_runners", choice.front_runners, 0, kMostNominees);
    faults.number(where + ".front_runner_effect", choice.front_runner_effect, kEffect);
    faults.whole(where + ".members", choice.members, 1, kMostMembers);
    check_uncertainty(choice.uncertainty, where, faults);
    if (choice.list && choice.kind != ChoiceKind::party)
        faults.add(where + ".list", "only parties run lists");
    check_leans(choice, geography, where, faults);
}

void check_all(const Scenario& scenario, FaultList& faults) {
    std::set<std::string> ids;
    double sum = 0.0;
    ChoiceKind before = ChoiceKind::party;
    for (const Choice& choice : scenario.choices) {
        const std::string where = path_of(choice);
        if (!ids.insert(choice.id).second)
            faults.add(where, fmt::format("a second choice '{}'", choice.id));
        if (choice.kind < before)
            faults.add(where, "must stand before: parties, then independents, then against all");
        before = choice.kind;
        check_choice(choice, scenario.geography, faults);
        sum += choice.strength;
    }
    if (!(std::abs(sum - 1.0) <= kRounding))
        faults.add("party", fmt::format("the strengths sum to {:.6g}, not to 1", sum));
}

void check_turnout(const Turnout& t, FaultList& faults) {
    faults.number("turnout.mean", t.mean, kTurnoutMean);
    faults.number("turnout.national", t.national, kDeviation);
    faults.number("turnout.region", t.region, kDeviation);
    faults.number("turnout.unit", t.unit, kDeviation);
    faults.number("turnout.invalid", t.invalid, kInvalidShare);
}

void check_correlations(const Scenario& scenario, FaultList& faults) {
    const std::string where = "uncertainty.correlations";
    const std::size_t choices = scenario.choices.size();
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    bool sound = true;
    for (const Correlation& c : scenario.correlations) {
        const bool two = c.first < choices && c.second < choices && c.first != c.second;
        if (!two) faults.add(where, "a correlation is of two different choices");
        const std::string fault = range_fault(c.value, {-1.0, 1.0});
        if (!fault.empty()) faults.add(where, "a value " + fault);
        const bool is_new = pairs.insert(std::minmax(c.first, c.second)).second;
        if (!is_new) faults.add(where, "the two choices have a correlation already");
        sound = sound && two && fault.empty() && is_new;
    }
    if (!sound) return;
    if (std::string fault = national_fault(scenario.choices, scenario.correlations); !fault.empty())
        faults.add(where, std::move(fault));
}

void check_poll(const Poll& poll, std::size_t choices, FaultList& faults) {
    faults.whole("poll.sample", poll.sample, 1, kMostAsked);
    faults.number("poll.design_effect", poll.design_effect, kDesignEffect);
    if (poll.design_effect > static_cast<double>(poll.sample))
        faults.add("poll.design_effect", "is beyond the sample");
    if (poll.share.size() != choices)
        faults.add("poll.shares",
                   fmt::format("must be of {} choices, not {}", choices, poll.share.size()));
    double sum = 0.0;
    for (const double share : poll.share) {
        if (!(share <= 1.0)) faults.add("poll.shares", fmt::format("{} is no share", share));
        sum += std::max(share, 0.0);
    }
    if (!(sum <= 1.0 + kRounding))
        faults.add("poll.shares", fmt::format("sum to {:.6g}, more than 1", sum));
}

void check_transfer(const Scenario& scenario, FaultList& faults) {
    faults.number("list_abstain", scenario.list_abstain, kShare);
    const std::vector<double>& transfer = scenario.list_transfer;
    if (transfer.empty()) return;
    const std::string where = "list_transfer";
    if (transfer.size() != scenario.choices.size()) {
        faults.add(where, fmt::format("must be of {} choices, not {}", scenario.choices.size(),
                                      transfer.size()));
        return;
    }
    for (std::size_t k = 0; k < transfer.size(); ++k) {
        faults.number(where, transfer[k], kShare);
        if (transfer[k] > 0.0 && !scenario.choices[k].list)
            faults.add(where, fmt::format("'{}' runs no list", scenario.choices[k].id));
    }
}

void check_bloc(const Scenario& scenario, const Bloc& bloc, FaultList& faults) {
    const std::string where = "bloc." + bloc.id;
    if (!is_id(bloc.id) || bloc.id == "independents" || bloc.id == "against-all")
        faults.add(where, fmt::format("a bloc's id cannot be '{}'", bloc.id));
    if (std::ranges::find(scenario.choices, bloc.id, &Choice::id) != scenario.choices.end())
        faults.add(where, fmt::format("the id '{}' is a choice's already", bloc.id));
    if (bloc.members.empty()) faults.add(where + ".members", "a bloc has at least one member");
    std::set<std::size_t> members;
    for (const std::size_t k : bloc.members) {
        if (k >= scenario.choices.size()) {
            faults.add(where + ".members", fmt::format("there is no choice {}", k));
        } else if (scenario.choices[k].kind == ChoiceKind::against_all) {
            faults.add(where + ".members", "'against-all' has no seats to bring into a bloc");
        } else if (!members.insert(k).second) {
            faults.add(where + ".members",
                       fmt::format("'{}' is a member already", scenario.choices[k].id));
        }
    }
}

void check_blocs(const Scenario& scenario, FaultList& faults) {
    if (scenario.blocs.size() > kMostBlocs)
        faults.add("bloc", fmt::format("more than {} blocs", kMostBlocs));
    std::set<std::string> ids;
    for (const Bloc& bloc : scenario.blocs) {
        if (!ids.insert(bloc.id).second)
            faults.add("bloc." + bloc.id, fmt::format("a second bloc '{}'", bloc.id));
        check_bloc(scenario, bloc, faults);
    }
}

}  // namespace

void check_choices(const Scenario& scenario, FaultList& faults) {
    if (scenario.choices.empty() || scenario.choices.size() > kMostParties) {
        faults.add("party", fmt::format("there must be from 1 to {} choices, not {}", kMostParties,
                                        scenario.choices.size()));
        return;
    }
    check_all(scenario, faults);
    check_blocs(scenario, faults);
    check_turnout(scenario.turnout, faults);
    faults.whole("uncertainty.tails", scenario.tails, 0, kMostTails);
    if (scenario.tails == 1 || scenario.tails == 2)
        faults.add("uncertainty.tails",
                   fmt::format("must be 0 (normal) or at least 3, not {}", scenario.tails));
    faults.number("uncertainty.women_effect", scenario.women_effect, kEffect);
    check_correlations(scenario, faults);
    if (scenario.poll) check_poll(*scenario.poll, scenario.choices.size(), faults);
    check_transfer(scenario, faults);
    if (scenario.runs < 1) faults.add("runs", "must be at least 1");
}

}  // namespace kenesh
