#pragma once

#include <span>

#include "sim/core/diagnostics.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Checks that see more than one tier: tiers of one contest agree; there are candidates enough and
/// their genders are known where a rule asks for them; nothing that cannot be simulated.
/// `read`: the scenario's systems, each tier read without mistakes.
void check_tiers(const Scenario& scenario, std::span<const ReadSystem> read, Diagnostics& mistakes);

}  // namespace kenesh
