#pragma once

#include <string>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"

namespace kenesh {

/// The districting that a tier's key names, which goes to `name`; null if none is known. A
/// scenario's tier must name one of its geography's.
[[nodiscard]] const Districting* read_districting(const TableReader& table,
                                                  const ReadContext& context, std::string& name);

}  // namespace kenesh
