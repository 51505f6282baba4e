#pragma once

#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"
#include "sim/io/text/toml_writer.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Writes the keys of a list tier so that they read back as it is; its tables, whose files carry
/// `name`, go to `tables`.
void write_list_tier(const ListTier& tier, const std::string& name, TomlWriter& out,
                     std::vector<ResultFile>& tables);

}  // namespace kenesh
