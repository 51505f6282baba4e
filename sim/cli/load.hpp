#pragma once

#include <string>

#include "sim/cli/options.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Reads a scenario with the settings of the command line in it. Throws InputError.
[[nodiscard]] Scenario load_scenario(const std::string& path, const SimulationOptions& options);

<<<<<<< HEAD
/// SHA-256 of the scenario as resolved, tables included.
[[nodiscard]] std::string scenario_digest(const Scenario& scenario);

=======
>>>>>>> main
[[nodiscard]] std::string engine_name(Engine engine);
[[nodiscard]] std::string normals_name(Normals normals);

}  // namespace kenesh
