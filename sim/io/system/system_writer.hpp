#pragma once

#include <vector>

#include "sim/io/text/result_file.hpp"
#include "sim/io/text/toml_writer.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Writes a system as [[system]] with its tiers; the tables that it names go to `tables`.
void write_system(const System& system, TomlWriter& out, std::vector<ResultFile>& tables);

}  // namespace kenesh
