#pragma once

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// What a list tier says of lists by name: joined, exempt and caps.
void read_list_names(const TableReader& table, const ReadContext& context, ListTier& tier);

}  // namespace kenesh
