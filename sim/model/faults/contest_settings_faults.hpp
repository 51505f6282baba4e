#pragma once

#include <string>

#include "sim/model/faults/fault_list.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

void check_nominees(const Nominees& nominees, const std::string& where, FaultList& faults);

/// What contests say otherwise: their values, their strengths, and whether a tier has them.
void check_contest_settings(const Scenario& scenario, FaultList& faults);

}  // namespace kenesh
