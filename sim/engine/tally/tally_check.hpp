#pragma once

#include "sim/engine/tally/tallies.hpp"

namespace kenesh {

/// Can these be the counts of a simulation? Bins of a measure add up to the runs and its sums lie
/// where the bins put them, no event is more frequent than runs, squares and products obey Cauchy
/// and Schwarz; runs are 1 to kMostRuns, whole pairs with twins. True of all tallies that an engine
/// makes; a reader asks because a file can hold anything. Precondition: of the layout's size.
[[nodiscard]] bool plausible(const TallyLayout& layout, const Tallies& tallies);

}  // namespace kenesh
