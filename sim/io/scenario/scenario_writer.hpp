#pragma once

#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// A scenario as files from which read_scenario() gives an equal one: "scenario.toml" with its
/// systems inside and its leans as numbers, then the tables that it names, under "tables/".
/// Precondition: a scenario that the reader accepted.
[[nodiscard]] std::vector<ResultFile> write_scenario(const Scenario& scenario);

/// SHA-256 of everything in a scenario that its results depend on, the seed among it, the number
/// of runs, names and colours not. Prints the same on every machine.
[[nodiscard]] std::string scenario_digest(const Scenario& scenario);

}  // namespace kenesh
