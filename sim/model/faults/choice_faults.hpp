#pragma once

#include "sim/model/faults/fault_list.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Choices, what is common to them, and the poll.
void check_choices(const Scenario& scenario, FaultList& faults);

}  // namespace kenesh
