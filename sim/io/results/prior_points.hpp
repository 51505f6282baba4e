#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/sweep/point.hpp"
#include "sim/sweep/prior_ranges.hpp"

namespace kenesh {

/// points.csv of a run whose parameters are drawn: a line per point and measure that has an error,
/// point,runs,system,choice,measure,mean,se
[[nodiscard]] std::string prior_points_csv(std::span<const SweepPointResult> points);

/// What prior_points_csv() wrote, without the points' values. Throws InputError that names `path`.
[[nodiscard]] std::vector<SweepPointResult> read_prior_points(const std::string& text,
                                                              const std::string& path);

/// ranges.csv: what the parameters leave open of each measure,
/// system,choice,measure,mean,se,q05,q95,sd
[[nodiscard]] std::string prior_ranges_csv(const PriorRanges& ranges);

}  // namespace kenesh
