#pragma once

#include "sim/engine/reference/reference_votes.hpp"
#include "sim/engine/tally/election.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// List votes and the bases of thresholds, by region and by the districts of list tiers
/// (docs/methods.md, "List tiers"). `own`: strengths of a ballot's own; null: the nation's.
void vote_for_lists(const Plan& plan, const Electorate& electorate, const OwnStrengths* own,
                    ListVoting& out);

}  // namespace kenesh
