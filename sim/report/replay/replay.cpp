#include "sim/report/replay/replay.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace kenesh {
namespace {

std::string candidate_name(const Plan& plan, const ContestPlan& contest, std::uint32_t c) {
    if (!contest.names.empty()) return contest.names[c];
    const PlanCandidate& candidate = contest.candidates[c];
    return plan.choices[candidate.choice].id + " " + std::to_string(candidate.ordinal + 1);
}

/// Marks who is elected and who was passed over; positions are those of the ballot.
void mark(const DistrictCount& count, std::vector<ReplayCandidate>& ballot) {
    for (const Elected& elected : count.elected) {
        ballot[elected.candidate].elected = true;
        ballot[elected.candidate].how = elected.how;
    }
    for (const std::uint32_t c : count.skipped)
        ballot[c].passed_over = !ballot[c].elected;
}

ReplayDistrict district_of(const Plan& plan, const DistrictTierPlan& tier, std::size_t d,
                           const ContestVotes& votes, const DistrictCount& count) {
    const ContestPlan& contest = plan.contests[tier.contest];
    ReplayDistrict out;
    out.id = contest.districts[d];
    out.magnitude = tier.magnitude[d];
    std::int64_t most = 0;
    for (std::uint32_t c = contest.first_candidate[d]; c < contest.first_candidate[d + 1]; ++c) {
        ReplayCandidate candidate;
        candidate.name = candidate_name(plan, contest, c);
        candidate.choice = contest.candidates[c].choice;
        candidate.gender = votes.gender[c];
        candidate.votes = votes.candidate[c];
        most = std::max(most, candidate.votes);
        out.candidates.push_back(std::move(candidate));
    }
    mark(count, out.candidates);
    std::ranges::stable_sort(out.candidates, std::greater<>(), &ReplayCandidate::votes);
    for (std::size_t i = 0; i < out.candidates.size(); ++i)
        out.candidates[i].place = static_cast<int>(i) + 1;
    if (contest.against_all_on_ballot) out.against_all = votes.against_all[d];
    out.against_all_leads = tier.against_all == AgainstAll::rerun && out.against_all > most;
    out.unfilled = count.unfilled;
    out.gender_quota_unmet = count.gender_quota_unmet;
    out.tied = !count.tied.empty();
    return out;
}

ReplayTier tier_of(const Plan& plan, const DistrictTierPlan& tier, const Election& election,
                   const DistrictTierResult& result) {
    ReplayTier out;
    for (std::size_t d = 0; d < result.districts.size(); ++d) {
        out.districts.push_back(
            district_of(plan, tier, d, election.contests[tier.contest], result.districts[d]));
        out.unfilled += out.districts.back().unfilled;
    }
    return out;
}

const std::vector<std::int64_t>& base_of(ThresholdBase base, const ListBallots& ballots) {
    return base == ThresholdBase::valid        ? ballots.valid
           : base == ThresholdBase::votes_cast ? ballots.cast
                                               : ballots.registered;
}

std::vector<ReplayList> lists_of(const Plan& plan, const ListCount& count) {
    std::vector<ReplayList> out;
    const auto all = std::accumulate(count.votes.begin(), count.votes.end(), std::int64_t{0});
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        if (!plan.choices[k].list) continue;
        const double share =
            all > 0 ? static_cast<double>(count.votes[k]) / static_cast<double>(all) : 0.0;
        out.push_back(
            {k, count.votes[k], share, count.passed[k] != 0, count.seats[k], count.women[k]});
    }
    std::ranges::stable_sort(out, std::greater<>(), &ReplayList::votes);
    return out;
}

ReplayTier tier_of(const Plan& plan, const ListTierPlan& tier, const Election& election,
                   const ListCount& count) {
    ReplayTier out;
    const Threshold& bar = tier.rule.threshold;
    out.threshold = bar.national;
    const auto& base = base_of(bar.base, ballots_of(election, tier));
    out.threshold_base = std::accumulate(base.begin(), base.end(), std::int64_t{0});
    out.unfilled = count.unfilled;
    out.lists = lists_of(plan, count);
    return out;
}

ReplayTier tier_of(const Plan& plan, const ListTierPlan& tier, const Election& election,
                   const ListDistrictsResult& result) {
    ReplayTier out = tier_of(plan, tier, election, result.nation);
    out.district_threshold = tier.rule.threshold.district;
    const std::size_t by = tier.districts->districting;
    const auto& base = base_of(tier.rule.threshold.base, district_ballots_of(election, tier));
    for (std::size_t d = 0; d < result.districts.size(); ++d) {
        const ListCount& count = result.districts[d];
        out.list_districts.push_back({plan.list_districtings[by].districts[d], result.seats[d],
                                      lists_of(plan, count), base[d], count.unfilled,
                                      !count.tied.empty()});
    }
    return out;
}

ReplayTier tier_of(const Plan& plan, const TierPlan& tier, const Election& election,
                   const TierResult& result) {
    if (const auto* district = std::get_if<DistrictTierPlan>(&tier))
        return tier_of(plan, *district, election, std::get<DistrictTierResult>(result));
    const auto& lists = std::get<ListTierPlan>(tier);
    if (lists.districts)
        return tier_of(plan, lists, election, std::get<ListDistrictsResult>(result));
    return tier_of(plan, lists, election, std::get<ListCount>(result));
}

ReplaySystem system_of(const Plan& plan, const SystemPlan& system, const Election& election,
                       const SystemResult& result) {
    ReplaySystem out;
    out.id = system.id;
    out.name = system.name;
    out.house = system.house + result.overhang;
    out.women = result.women;
    out.unfilled = result.unfilled;
    for (std::size_t t = 0; t < system.tiers.size(); ++t)
        out.tiers.push_back(tier_of(plan, system.tiers[t], election, result.tiers[t]));
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        if (plan.choices[k].present && plan.choices[k].kind != ChoiceKind::against_all)
            out.totals.push_back({k, result.district_seats[k], result.list_seats[k]});
    return out;
}

}  // namespace

Replay replay_of(const Scenario& scenario, const Plan& plan, std::int64_t run,
                 const Election& election) {
    assert(scenario.choices.size() == plan.choices.size() && "a plan of another scenario");
    Replay out;
    out.scenario = scenario.id;
    out.title = scenario.title;
    out.seed = plan.seed;
    out.run = run;
    out.turnout = election.turnout;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const Choice& choice = scenario.choices[k];
        out.choices.push_back({choice.id, choice.name.empty() ? choice.id : choice.name,
                               choice.kind == ChoiceKind::party ? choice.color : std::string(),
                               election.preference[k]});
    }
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        out.systems.push_back(system_of(plan, plan.systems[s], election, election.systems[s]));
    return out;
}

}  // namespace kenesh
