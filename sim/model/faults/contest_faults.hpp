#pragma once

#include "sim/model/faults/fault_list.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What tiers ask of one another and of the candidates. Precondition: nothing is at fault so far.
void check_contests(const Scenario& scenario, FaultList& faults);

}  // namespace kenesh
