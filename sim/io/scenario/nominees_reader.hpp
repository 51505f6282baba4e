#pragma once

#include <optional>
#include <string_view>

#include "sim/io/reading/table_reader.hpp"
#include "sim/model/nominees.hpp"

namespace kenesh {

/// Candidates of a choice: a whole number, "seats", or a table by seats like { 2 = 1, 5 = 3 }.
/// Nothing if the key is not there, or with a mistake.
[[nodiscard]] std::optional<Nominees> read_nominees(const TableReader& table, std::string_view key);

}  // namespace kenesh
