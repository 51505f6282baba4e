#pragma once

#include <optional>
#include <string_view>

#include "sim/io/reading/table_reader.hpp"
#include "sim/rules/apportionment.hpp"

namespace kenesh {

/// The formula of a list tier: its keys formula, quota, quota_rounding, divisor, first_divisor and
/// divisors. Hare where none is there.
[[nodiscard]] Formula read_formula(const TableReader& table);

/// A formula by one name of either family ("hare", "sainte-lague"); nothing where the key is
/// missing or wrong, which is recorded.
[[nodiscard]] std::optional<Formula> read_named_formula(const TableReader& table,
                                                        std::string_view key);

}  // namespace kenesh
