#pragma once

#include "sim/model/faults/fault_list.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What supporters do whose choice does not stand: parts that sum to 1, of choices that there are.
void check_transfers(const Scenario& scenario, FaultList& faults);

}  // namespace kenesh
