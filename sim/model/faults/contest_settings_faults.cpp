#include "sim/model/faults/contest_settings_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/model/contests.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr double kRounding = 1e-9;  // shares that were rescaled sum to 1 but for rounding

/// Checks a value that is there.
template <class Value, class Check>
void if_given(const std::optional<Value>& value, Check check) {
    if (value) check(*value);
}

void check_values(const ContestValues& v, const std::string& where, FaultList& faults) {
    const auto number = [&](const char* key, NumberRange range) {
        return [&faults, where = where + key, range](double value) {
            faults.number(where, value, range);
        };
    };
    if_given(v.candidates,
             [&](const Nominees& n) { check_nominees(n, where + ".candidates", faults); });
    if_given(v.women, number(".women", kShare));
    if_given(v.women_effect, number(".women_effect", kEffect));
    if_given(v.front_runners,
             [&](int n) { faults.whole(where + ".front_runners", n, 0, kMostNominees); });
    if_given(v.front_runner_effect, number(".front_runner_effect", kEffect));
    if_given(v.vote_management, number(".vote_management", kShare));
    if_given(v.personal_pull, number(".personal_pull", kShare));
    if_given(v.votes_used, number(".votes_used", kVotesUsed));
    if_given(v.spill, number(".spill", kShare));
    if_given(v.candidate, number(".uncertainty.candidate", kDeviation));
}

/// The deviation of gamma personal votes, wherever law and deviation come from.
void check_laws(const Scenario& scenario, const std::string& contest, FaultList& faults) {
    for (const Choice& choice : scenario.choices) {
        const ContestRole role = role_in_contest(scenario, contest, choice);
        if (role.personal_votes != PersonalVotes::gamma) continue;
        const std::string fault = range_fault(role.candidate, kGammaDeviation);
        if (fault.empty()) continue;
        const bool own = choice.contests.contains(contest);
        faults.add(
            (own ? path_of(choice) + "." : std::string()) + "contest." + contest + ".uncertainty",
            fmt::format("the deviation 'candidate' of gamma personal votes of '{}' {}", choice.id,
                        fault));
    }
}

void check_strengths(const Scenario& scenario, const std::string& contest,
                     const std::map<std::string, double>& strengths, FaultList& faults) {
    if (strengths.empty()) return;
    const std::string where = "contest." + contest + ".strength";
    double sum = 0.0;
    for (const auto& [id, share] : strengths) {
        const auto known = std::ranges::find(scenario.choices, id, &Choice::id);
        if (known == scenario.choices.end())
            faults.add(where, fmt::format("unknown choice '{}'", id));
        faults.number(fmt::format("{}.{}", where, id), share, kShare);
        sum += share;
    }
    double giving = 0.0;
    for (const Choice& choice : scenario.choices)
        if (!strengths.contains(choice.id)) giving += choice.strength;
    if (sum > 1.0 + kRounding) {
        faults.add(where,
                   fmt::format("the strengths of the contest sum to {:.6g}, more than 1", sum));
    } else if (!(giving > 0.0) && std::abs(sum - 1.0) > 0.001) {
        faults.add(where,
                   fmt::format("the strengths of the contest sum to {:.6g}, not to 1, and no other "
                               "choice is left",
                               sum));
    }
}

}  // namespace

void check_nominees(const Nominees& nominees, const std::string& where, FaultList& faults) {
    faults.whole(where, nominees.number, 0, kMostNominees);
    for (const auto& [seats, number] : nominees.by_seats) {
        faults.whole(where, seats, 1, kMostDistrictSeats);
        faults.whole(where + "." + std::to_string(seats), number, 0, kMostNominees);
    }
}

void check_contest_settings(const Scenario& scenario, FaultList& faults) {
    const std::vector<std::string> known = contest_names(scenario);
    const auto is_known = [&](const std::string& name, const std::string& where) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            faults.add_doubt(where, fmt::format("no tier has the contest '{}'", name));
    };
    for (const auto& [name, contest] : scenario.contests) {
        const std::string where = "contest." + name;
        is_known(name, where);
        check_values(contest.values, where, faults);
        check_strengths(scenario, name, contest.strength, faults);
    }
    for (const Choice& choice : scenario.choices) {
        for (const auto& [name, values] : choice.contests) {
            const std::string where = path_of(choice) + ".contest." + name;
            is_known(name, where);
            check_values(values, where, faults);
        }
    }
    for (const std::string& name : known)
        if (scenario.contests.contains(name) ||
            std::any_of(scenario.choices.begin(), scenario.choices.end(),
                        [&](const Choice& c) { return c.contests.contains(name); }))
            check_laws(scenario, name, faults);
}

}  // namespace kenesh
