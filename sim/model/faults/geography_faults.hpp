#pragma once

#include "sim/model/faults/fault_list.hpp"
#include "sim/model/geography.hpp"

namespace kenesh {

/// What is wrong with the geography.
void check_geography(const Geography& geography, FaultList& faults);

}  // namespace kenesh
