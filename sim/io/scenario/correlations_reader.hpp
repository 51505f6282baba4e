#pragma once

#include <span>
#include <vector>

#include "sim/io/reading/table_reader.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Reads the correlations of [uncertainty] between choices that are known; a matrix that is not
/// positive semidefinite is a mistake.
[[nodiscard]] std::vector<Correlation> read_correlations(const TableReader& uncertainty,
                                                         std::span<const Choice> choices);

}  // namespace kenesh
