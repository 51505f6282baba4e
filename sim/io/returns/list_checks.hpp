#pragma once

#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/returns.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Records what the returns lack for a system's list tiers: votes of joined lists, bases of
/// thresholds. `file`: that the mistakes are told of.
void check_lists(const System& system, const Returns& returns, const std::string& file,
                 Diagnostics& mistakes);

}  // namespace kenesh
