#include "sim/engine/vector/vector_state.hpp"

#include <algorithm>

namespace kenesh {

VectorState vector_state(const VectorPlan& plan, std::size_t lanes, std::size_t sources) {
    const std::size_t slots = plan.slots();
    std::size_t blocks = std::max(plan.head.size(), slots + 1);
    std::size_t candidates = 1;
    for (const VectorContest& contest : plan.contests) {
        for (std::size_t g = 0; g + 1 < contest.first_block.size(); ++g) {
            blocks =
                std::max<std::size_t>(blocks, contest.first_block[g + 1] - contest.first_block[g]);
        }
        for (const VectorDistrict& district : contest.districts) {
            candidates = std::max<std::size_t>(candidates, district.candidates);
        }
    }
    std::size_t magnitude = 1;
    for (const VectorDistrictTier& tier : plan.district_tiers) {
        for (const VectorSeats& seats : tier.seats) {
            magnitude = std::max<std::size_t>(magnitude, seats.magnitude);
        }
    }
    const std::size_t twins = plan.twins;
    const auto floats = [&](std::size_t n) { return LaneArray<float>(n * lanes); };
    const auto ints = [&](std::size_t n) { return LaneArray<std::int32_t>(n * lanes); };
    VectorState s;
    s.lanes = lanes;
    s.z = floats(4 * blocks);
    s.noise = floats(plan.regions * slots);
    s.turnout = floats(plan.regions);
    s.votes = floats(plan.units * slots * twins);
    s.valid = floats(plan.units * twins);
    if (!plan.plan->poll.empty()) s.poll = floats(slots * twins);
    s.preference = floats(slots * twins);
    s.cast = floats(twins);
    s.list_votes = floats(plan.regions * slots * twins);
    s.list_valid = floats(plan.regions * twins);
    s.list_cast = floats(plan.regions * twins);
    s.choice_votes = floats(slots * twins);
    s.candidate_votes = floats(candidates * twins);
    s.keys = ints(candidates * twins);
    s.sorted = ints(4 * (magnitude + 2));
    s.winners = ints(std::max<std::size_t>(1, plan.district_tiers.size()) * twins * magnitude);
    s.winner_keys = ints(s.winners.size() / lanes);
    s.margins = ints(std::max<std::size_t>(1, plan.district_tiers.size()) * twins);
    s.contest_votes = ints(plan.contests.size() * slots * twins);
    s.independents_squared = floats(plan.contests.size() * twins);
    const std::size_t tiers = plan.district_tiers.size();
    s.packed_seats = ints(tiers * slots);
    s.district_seats = ints(tiers * slots * twins);
    for (auto* each :
         {&s.district_women, &s.replaced, &s.reruns, &s.district_ties, &s.elected_votes}) {
        *each = ints(tiers * twins);
    }
    s.whole_list_votes = ints(plan.regions * slots * twins);
    s.national_list = ints(slots * twins);
    s.list_base = ints((plan.regions + 1) * twins);
    s.elsewhere = ints(slots * twins);
    s.division = LaneArray<double>(4 * slots * lanes);
    const std::size_t lists = plan.list_tiers.size();
    s.list_seats = ints(lists * slots * twins);
    for (auto* each : {&s.list_women, &s.overhang, &s.list_unfilled, &s.list_ties}) {
        *each = ints(lists * twins);
    }
    s.values = ints(sources * twins);
    s.lane_votes = Grid<std::int64_t>(plan.regions, plan.plan->choices.size());
    s.lane_base.assign(plan.regions, 0);
    s.lane_elsewhere.assign(plan.plan->choices.size(), 0);
    for (const PlanChoice& choice : plan.plan->choices)
        s.lane_members.push_back(choice.members);
    return s;
}

void count_list_lane(const VectorPlan& plan, std::size_t tier, std::size_t twin, std::size_t lane,
                     VectorState& s) {
    const std::size_t slots = plan.slots();
    const std::size_t twins = plan.twins;
    const auto place = [&](std::size_t entry) { return (entry * twins + twin) * s.lanes + lane; };
    for (std::size_t slot = 0; slot < slots; ++slot) {
        for (std::size_t r = 0; r < plan.regions; ++r) {
            s.lane_votes(r, plan.choice[slot]) = s.whole_list_votes[place(r * slots + slot)];
        }
        s.lane_elsewhere[plan.choice[slot]] = s.elsewhere[place(slot)];
    }
    for (std::size_t r = 0; r < plan.regions; ++r)
        s.lane_base[r] = s.list_base[place(r)];
    const VectorListTier& one = plan.list_tiers[tier];
    const auto& rule = std::get<ListTierPlan>(plan.plan->systems[one.system].tiers[one.tier]).rule;
    const Grid<std::int64_t>& votes = s.lane_votes;
    count_list_tier(rule, {votes.view(), s.lane_base, s.lane_elsewhere, s.lane_members},
                    s.lane_work, s.lane_count);
    int women = 0;
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const std::size_t k = plan.choice[slot];
        s.list_seats[place(tier * slots + slot)] = s.lane_count.seats[k];
        women += s.lane_count.women[k];
    }
    s.list_women[place(tier)] = women;
    s.overhang[place(tier)] = s.lane_count.overhang;
    s.list_unfilled[place(tier)] = s.lane_count.unfilled;
    s.list_ties[place(tier)] = s.lane_count.tied.empty() ? 0 : 1;
}

}  // namespace kenesh
