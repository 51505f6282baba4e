#include "sim/engine/reference/count_systems.hpp"

#include <algorithm>

#include "sim/rules/list_districts.hpp"

namespace kenesh {
namespace {

bool compensatory(const TierPlan& tier) {
    const auto* list = std::get_if<ListTierPlan>(&tier);
    return list != nullptr && list->rule.compensatory;
}

void count_tier(const Plan& plan, const DistrictTierPlan& tier, const Election& election,
                DistrictTierResult& out, SystemResult& system) {
    const ContestPlan& contest = plan.contests[tier.contest];
    const ContestVotes& votes = election.contests[tier.contest];
    out.districts.resize(contest.districts.size());
    out.reruns = 0;
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        const std::size_t first = contest.first_candidate[d];
        const std::size_t count = contest.first_candidate[d + 1] - first;
        const auto candidates = std::span(votes.candidate).subspan(first, count);
        DistrictCount& district = out.districts[d];
        fill_seats(candidates, std::span(votes.gender).subspan(first, count), tier.magnitude[d],
                   tier.gender[d], district);
        if (tier.against_all == AgainstAll::rerun && count > 0 &&
            votes.against_all[d] > *std::max_element(candidates.begin(), candidates.end())) {
            ++out.reruns;
        }
        for (const Elected& elected : district.elected) {
            const std::size_t c = first + elected.candidate;
            ++system.district_seats[contest.candidates[c].choice];
            if (votes.gender[c] == Gender::woman) ++system.women;
        }
        system.unfilled += district.unfilled;
    }
}

std::span<const std::int64_t> base_of(const ListBallots& list, ThresholdBase base) {
    switch (base) {
        case ThresholdBase::votes_cast:
            return list.cast;
        case ThresholdBase::registered:
            return list.registered;
        case ThresholdBase::valid:
            break;
    }
    return list.valid;
}

template <class Result>
Result& result_of(TierResult& tier) {
    if (!std::holds_alternative<Result>(tier)) tier = Result{};
    return std::get<Result>(tier);
}

/// What the thresholds of the nation are asked of. Small and short-lived: a few dozen choices.
struct ListsOfNation {
    std::vector<int> elsewhere, members;
    ListsOfNation(const Plan& plan, const SystemResult& system)
        : elsewhere(plan.choices.size()), members(plan.choices.size()) {
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            elsewhere[k] = system.district_seats[k] + system.list_seats[k];
            members[k] = plan.choices[k].members;
        }
    }
    [[nodiscard]] ListVotes votes(const ListBallots& ballots, ThresholdBase base) const {
        return {ballots.votes.view(), base_of(ballots, base), elsewhere, members, {}};
    }
};

const ListCount& count_by_district(const ListTierPlan& tier, const Election& election,
                                   const ListVotes& nation, ListWork& work,
                                   ListDistrictsResult& out) {
    const ListDistrictsPlan& districts = *tier.districts;
    const ListBallots& ballots = district_ballots_of(election, tier);
    out.seats = districts.by_votes ? apportioned_seats(*districts.by_votes, ballots.valid, work)
                                   : districts.seats;
    count_list_districts(tier.rule, nation,
                         {ballots.votes.view(), base_of(ballots, tier.rule.threshold.base),
                          out.seats, districts.caps},
                         work, out.nation, out.districts);
    return out.nation;
}

void count_tier(const Plan& plan, const ListTierPlan& tier, const Election& election,
                ListWork& work, TierResult& result, SystemResult& system) {
    const ListsOfNation lists(plan, system);
    const ListVotes nation = lists.votes(ballots_of(election, tier), tier.rule.threshold.base);
    if (!tier.districts) count_list_tier(tier.rule, nation, work, result_of<ListCount>(result));
    const ListCount& out = tier.districts
                               ? count_by_district(tier, election, nation, work,
                                                   result_of<ListDistrictsResult>(result))
                               : std::get<ListCount>(result);
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        system.list_seats[k] += out.seats[k];
        system.women += out.women[k];
    }
    system.overhang += out.overhang;
    system.unfilled += out.unfilled;
}

void count_system(const Plan& plan, const SystemPlan& system, const Election& election,
                  ListWork& work, SystemResult& out) {
    out.tiers.resize(system.tiers.size());
    out.list_seats.assign(plan.choices.size(), 0);
    out.district_seats.assign(plan.choices.size(), 0);
    out.women = out.overhang = out.unfilled = 0;
    for (const bool last : {false, true}) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            if (compensatory(system.tiers[t]) != last) continue;
            if (const auto* tier = std::get_if<DistrictTierPlan>(&system.tiers[t])) {
                count_tier(plan, *tier, election, result_of<DistrictTierResult>(out.tiers[t]), out);
            } else {
                count_tier(plan, std::get<ListTierPlan>(system.tiers[t]), election, work,
                           out.tiers[t], out);
            }
        }
    }
}

}  // namespace

void count_systems(const Plan& plan, Election& election, ListWork& work) {
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        count_system(plan, plan.systems[s], election, work, election.systems[s]);
    }
}

}  // namespace kenesh
