#include "sim/engine/vector/vector_state.hpp"

#include <algorithm>

namespace kenesh {

namespace {

/// Arrays of `n` entries of `lanes` numbers.
struct Lanes {
    std::size_t lanes;
    [[nodiscard]] LaneArray<float> floats(std::size_t n) const {
        return LaneArray<float>(n * lanes);
    }
    [[nodiscard]] LaneArray<std::int32_t> ints(std::size_t n) const {
        return LaneArray<std::int32_t>(n * lanes);
    }
};

/// Random blocks that are drawn at one time, at most.
std::size_t most_blocks(const VectorPlan& plan) {
    std::size_t blocks = std::max(plan.head.size(), plan.slots() + 1);
    for (const VectorContest& contest : plan.contests) {
        for (std::size_t g = 0; g + 1 < contest.first_block.size(); ++g) {
            blocks =
                std::max<std::size_t>(blocks, contest.first_block[g + 1] - contest.first_block[g]);
        }
    }
    return blocks;
}

void make_electorate(const VectorPlan& plan, Lanes of, VectorState& s) {
    const std::size_t slots = plan.slots();
    const std::size_t twins = plan.twins;
    s.z = of.floats(4 * most_blocks(plan));
    s.noise = of.floats(plan.regions * slots);
    s.turnout = of.floats(plan.regions);
    s.votes = of.floats(plan.units * slots * twins);
    s.valid = of.floats(plan.units * twins);
    if (!plan.plan->poll.empty()) s.poll = of.floats(slots * twins);
    s.preference = of.floats(slots * twins);
    s.cast = of.floats(twins);
    s.list_votes = of.floats(plan.regions * slots * twins);
    s.list_valid = of.floats(plan.regions * twins);
    s.list_cast = of.floats(plan.regions * twins);
    if (!plan.wide_lists) return;
    s.wide_votes = LaneArray<double>(plan.regions * slots * twins * of.lanes);
    s.wide_valid = LaneArray<double>(plan.regions * twins * of.lanes);
    s.wide_cast = LaneArray<double>(plan.regions * twins * of.lanes);
}

/// Long: every array with its size.
void make_districts(const VectorPlan& plan, Lanes of, VectorState& s) {
    std::size_t candidates = 1;
    bool drawn = false;
    bool used = false;
    for (const VectorContest& contest : plan.contests) {
        drawn = drawn || contest.drawn;
        used = used || contest.used;
        for (const VectorDistrict& district : contest.districts)
            candidates = std::max<std::size_t>(candidates, district.candidates);
    }
    std::size_t magnitude = 1;
    for (const VectorDistrictTier& tier : plan.district_tiers) {
        for (const VectorSeats& seats : tier.seats)
            magnitude = std::max<std::size_t>(magnitude, seats.magnitude);
    }
    const std::size_t slots = plan.slots();
    const std::size_t twins = plan.twins;
    const std::size_t tiers = plan.district_tiers.size();
    s.choice_votes = of.floats(slots * twins);
    s.candidate_votes = of.floats(candidates * twins);
    s.keys = of.ints(candidates * twins);
    s.sorted = of.ints(4 * (magnitude + 2));
    s.sorted_wide = LaneArray<std::int64_t>(4 * (magnitude + 2) * of.lanes / 2);
    if (drawn) {
        s.words = of.ints(4 * most_blocks(plan));
        s.women = of.ints(candidates * twins);
    }
    for (auto* each :
         {&s.line_sums, &s.line_supporters, &s.line_rate, &s.line_spill, &s.line_unused})
        *each = of.floats(slots);
    if (used) s.used = of.floats(candidates * twins);
    s.winners = of.ints(std::max<std::size_t>(1, tiers) * twins * magnitude);
    s.winner_keys = of.ints(std::max<std::size_t>(1, tiers) * twins * magnitude);
    s.margins = of.ints(std::max<std::size_t>(1, tiers) * twins);
    s.contest_votes = of.ints(plan.contests.size() * slots * twins);
    s.independents_squared = of.floats(plan.contests.size() * twins);
    s.packed_seats = of.ints(tiers * slots);
    s.district_seats = of.ints(tiers * slots * twins);
    for (auto* each : {&s.district_women, &s.replaced, &s.unmet, &s.reruns, &s.district_ties,
                       &s.elected_votes}) {
        *each = of.ints(tiers * twins);
    }
}

void make_lists(const VectorPlan& plan, Lanes of, VectorState& s) {
    const std::size_t slots = plan.slots();
    const std::size_t twins = plan.twins;
    s.whole_list_votes = of.ints(plan.regions * slots * twins);
    s.national_list = of.ints(slots * twins);
    s.list_base = of.ints((plan.regions + 1) * twins);
    s.elsewhere = of.ints(slots * twins);
    s.division = LaneArray<double>(4 * slots * of.lanes);
    const std::size_t lists = plan.list_tiers.size();
    s.list_seats = of.ints(lists * slots * twins);
    for (auto* each : {&s.list_women, &s.overhang, &s.list_unfilled, &s.list_ties}) {
        *each = of.ints(lists * twins);
    }
    s.lane_votes = Grid<std::int64_t>(plan.regions, plan.plan->choices.size());
    s.lane_base.assign(plan.regions, 0);
    s.lane_elsewhere.assign(plan.plan->choices.size(), 0);
    for (const PlanChoice& choice : plan.plan->choices)
        s.lane_members.push_back(choice.members);
}

}  // namespace

VectorState vector_state(const VectorPlan& plan, std::size_t lanes, std::size_t sources) {
    VectorState s;
    s.lanes = lanes;
    const Lanes of{lanes};
    make_electorate(plan, of, s);
    make_districts(plan, of, s);
    make_lists(plan, of, s);
    s.values = of.ints(sources * plan.twins);
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
