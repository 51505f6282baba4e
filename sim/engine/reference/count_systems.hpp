#pragma once

#include "sim/engine/tally/election.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Counts every system on the votes of `election` (contests and list) and fills its `systems`:
/// tier by tier in the law's order, compensatory list tiers last, since they need all other seats.
/// `work`: scratch. Precondition: systems has one element per SystemPlan.
void count_systems(const Plan& plan, Election& election, ListWork& work);

}  // namespace kenesh
