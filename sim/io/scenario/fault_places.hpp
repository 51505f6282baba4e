#pragma once

#include <span>

#include "sim/core/diagnostics.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Records the faults of a scenario whose keys were read without mistakes: what keys ask of one
/// another. `read`: the scenario's systems; `document`: its text; `file`: the place of what stands
/// nowhere else.
void report_faults(const Scenario& scenario, std::span<const ReadSystem> read,
                   const TomlNode& document, const Place& file, Diagnostics& mistakes);

}  // namespace kenesh
