#pragma once

#include <optional>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Reads a list tier; nothing where a mistake was found.
[[nodiscard]] std::optional<ListTier> read_list_tier(const TableReader& table,
                                                     const ReadContext& context);

}  // namespace kenesh
