#pragma once

#include "sim/model/faults/fault_list.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a tier is by itself, and against the units and the choices.
void check_systems(const Scenario& scenario, FaultList& faults);

}  // namespace kenesh
