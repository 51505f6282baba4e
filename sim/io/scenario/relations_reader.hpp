#pragma once

#include <span>
#include <vector>

#include "sim/io/reading/table_reader.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What is said of several choices together.

/// Reads the correlations of [uncertainty] between choices that are known; a matrix that is not
/// positive semidefinite is a mistake.
[[nodiscard]] std::vector<Correlation> read_correlations(const TableReader& uncertainty,
                                                         std::span<const Choice> choices);

/// The tables [[bloc]] of a scenario.
[[nodiscard]] std::vector<Bloc> read_blocs(const TableReader& scenario,
                                           std::span<const Choice> choices);

}  // namespace kenesh
