#pragma once

#include "sim/model/scenario.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Gives the districts of a tier their names, their tiles, and their regions where there are
/// several. Precondition: `out` is the summary of `tier`.
void name_districts(const Scenario& scenario, const DistrictTier& tier, DistrictTierSummary& out);

}  // namespace kenesh
