#pragma once

#include "sim/cli/commands/simulate/priors.hpp"
#include "sim/cli/commands/simulate/run_output.hpp"
#include "sim/cli/commands/simulate/sensitivity.hpp"

namespace kenesh {

/// `kenesh run` of a scenario whose parameters are drawn; an exit code. Throws InputError for
/// options that a run with priors cannot have, and Interrupted.
[[nodiscard]] int run_with_priors(const RunOptions& options, const Scenario& scenario,
                                  const AskedPriors& asked,
                                  const std::optional<AskedSensitivity>& sensitivity);

}  // namespace kenesh
