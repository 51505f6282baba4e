#pragma once

#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/calibration/calibration_pilot.hpp"
#include "sim/model/calibration/calibration_problem.hpp"

namespace kenesh::calibration {

/// Mean shares of each present choice over the points [first, last) of the pilot and their twins,
/// per region: regions x present. `products`: where to add the mean of s_i s_j over regions; the
/// lower triangle if it is present x present, the squares alone if it is 1 x present; or nowhere.
[[nodiscard]] Grid<double> mean_shares(const Problem& problem, const Pilot& pilot,
                                       std::span<const double> alpha, std::size_t first,
                                       std::size_t last, Grid<double>* products);

/// The nation's shares: those of the regions by their weights.
[[nodiscard]] std::vector<double> national_shares(const Problem& problem,
                                                  const Grid<double>& shares);

}  // namespace kenesh::calibration
