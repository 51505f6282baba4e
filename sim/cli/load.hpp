#pragma once

#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// --set, and the options that have a key: --runs, --seed, --no-antithetic.
[[nodiscard]] std::vector<std::string> all_settings(const SimulationOptions& options);

/// Reads a scenario with the settings of the command line in it. Throws InputError.
[[nodiscard]] Scenario load_scenario(const std::string& path, const SimulationOptions& options);

/// The same from files that may be open already.
[[nodiscard]] Scenario load_scenario(const std::string& path, const SimulationOptions& options,
                                     InputFiles& files);

/// Its plan; a signal ends the calibration. Throws Interrupted.
[[nodiscard]] Plan load_plan(const Scenario& scenario);

}  // namespace kenesh
