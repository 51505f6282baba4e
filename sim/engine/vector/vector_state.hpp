#pragma once

#include <cstdint>

#include "sim/core/grid.hpp"
#include "sim/engine/tally/settings.hpp"
#include "sim/engine/vector/vector_memory.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "sim/rules/list_tier.hpp"

namespace kenesh {

/// One batch of pairs: a vector of `lanes` pairs of runs. Every entry is `lanes` numbers; where
/// twins differ, the twin's entry follows the first run's (index T below).
struct VectorState {
    std::size_t lanes = 0;
    std::size_t live = 0;  ///< lanes that count; the others are runs of another batch
    SimdTarget ran_on = SimdTarget::automatic;  ///< what the last batch ran on, by its own account

    LaneArray<float> z;           ///< normals of what is being drawn
    LaneArray<float> noise;       ///< regions x slots: of preferences but for the unit's
    LaneArray<float> turnout;     ///< regions: noise of turnout but for the unit's
    LaneArray<float> votes;       ///< units x slots x T: x_uk
    LaneArray<float> valid;       ///< units x T
    LaneArray<float> poll;        ///< slots x T: what the poll multiplies votes by, if there is one
    LaneArray<float> preference;  ///< slots x T: sum of x_uk
    LaneArray<float> cast;        ///< T: all voters
    LaneArray<float> list_votes;  ///< regions x slots x T
    LaneArray<float> list_valid;  ///< regions x T
    LaneArray<float> list_cast;   ///< regions x T
    LaneArray<double> wide_votes, wide_valid, wide_cast;  ///< the same, if VectorPlan::wide_lists

    LaneArray<float> choice_votes;        ///< slots x T: X of a district
    LaneArray<float> candidate_votes;     ///< nominees of a district x T: effects, then votes
    LaneArray<std::int32_t> keys;         ///< candidates of a district x T
    LaneArray<std::int32_t> sorted;       ///< scratch of long networks
    LaneArray<std::int64_t> sorted_wide;  ///< the same of wide keys, half of the lanes
    LaneArray<std::int32_t> words;        ///< of genders drawn, as z
    LaneArray<std::int32_t> women;        ///< candidates of a district x T: all bits, if drawn
    /// Lines of a district: their candidates' votes, supporters, what others' candidates receive
    /// from them and theirs from others, each per vote. Where voters have several votes.
    LaneArray<float> line_sums, line_supporters, line_rate, line_spill;
    LaneArray<float> line_unused;  ///< votes of a supporter that its line's candidates do not get
    LaneArray<float> used;         ///< candidates of a district x T: r, then votes per supporter
    LaneArray<std::int32_t> winners;      ///< tiers of a contest x T x seats: slots of the elected
    LaneArray<std::int32_t> winner_keys;  ///< the same: keys, where candidates have names
    LaneArray<std::int32_t> margins;      ///< tiers of a contest x T
    LaneArray<std::int32_t> contest_votes;  ///< contests x slots x T
    LaneArray<float> independents_squared;  ///< contests x T

    LaneArray<std::int32_t> packed_seats;    ///< district tiers x slots: twins in 16 bits each
    LaneArray<std::int32_t> district_seats;  ///< district tiers x slots x T
    LaneArray<std::int32_t> district_women;  ///< district tiers x T, and so on
    LaneArray<std::int32_t> replaced;
    LaneArray<std::int32_t> unmet;  ///< of drawn genders
    LaneArray<std::int32_t> reruns;
    LaneArray<std::int32_t> district_ties;
    LaneArray<std::int32_t> elected_votes;

    LaneArray<std::int32_t> whole_list_votes;  ///< regions x slots x T
    LaneArray<std::int32_t> national_list;     ///< slots x T
    LaneArray<std::int32_t> list_base;         ///< regions and the nation x T
    LaneArray<std::int32_t> elsewhere;         ///< slots x T: seats of a system's tiers before
    LaneArray<double> division;                ///< slots x 4: votes, seats, remainders, caps met
    LaneArray<std::int32_t> list_seats;        ///< list tiers x slots x T
    LaneArray<std::int32_t> list_women;        ///< list tiers x T, and so on
    LaneArray<std::int32_t> overhang;
    LaneArray<std::int32_t> list_unfilled;
    LaneArray<std::int32_t> list_ties;

    LaneArray<std::int32_t> values;  ///< sources of vector_tallies.hpp x T

    /// Where to keep the keys of all candidates (contests' candidates one after the other, x T),
    /// for tests; or nowhere.
    std::int32_t* trace = nullptr;

    /// Of tiers that the scalar rule counts.
    Grid<std::int64_t> lane_votes;
    std::vector<std::int64_t> lane_base;
    std::vector<int> lane_elsewhere, lane_members;
    ListWork lane_work;
    ListCount lane_count;
};

[[nodiscard]] VectorState vector_state(const VectorPlan& plan, std::size_t lanes,
                                       std::size_t sources);

/// Counts a list tier in one lane by the scalar rule. The state's whole_list_votes, list_base and
/// elsewhere are those of the tier.
void count_list_lane(const VectorPlan& plan, std::size_t tier, std::size_t twin, std::size_t lane,
                     VectorState& state);

}  // namespace kenesh
