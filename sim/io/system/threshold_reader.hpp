#pragma once

#include "sim/io/reading/table_reader.hpp"
#include "sim/rules/threshold.hpp"

namespace kenesh {

/// The thresholds of a list tier, all that its keys say of them. A share is a number from 0 to 1,
/// in parts per million, or an exact fraction as a text ("1/150").
[[nodiscard]] Threshold read_threshold(const TableReader& table);

}  // namespace kenesh
