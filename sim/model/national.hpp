#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Cholesky's factor L of a positive semidefinite matrix in its own order, L L' = matrix (Golub and
/// Van Loan 2013, section 4.2.8); a zero pivot gives a zero column.
[[nodiscard]] Grid<double> lower_factor(const Grid<double>& matrix);

/// L of docs/methods.md, "What is drawn": L L' = diag(s) Corr diag(s), lower triangular in scenario
/// order; zero pivots (a singular matrix) give zero columns. K x K. Precondition: national_fault()
/// found nothing.
[[nodiscard]] Grid<double> national_factor(std::span<const Choice> choices,
                                           std::span<const Correlation> correlations);

/// What is wrong with the correlations, "" if they form a positive semidefinite matrix. Names the
/// pairs that take part in the most negative eigenvalue.
[[nodiscard]] std::string national_fault(std::span<const Choice> choices,
                                         std::span<const Correlation> correlations);

}  // namespace kenesh
