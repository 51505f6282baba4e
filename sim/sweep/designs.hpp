#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/sweep/axis.hpp"
#include "sim/sweep/design.hpp"

namespace kenesh {

/// Every combination of values, the first axis slowest. A mistake where an axis is a range, or
/// where there are more than ten million points.
[[nodiscard]] Design grid_design(std::span<const Axis> axes, Diagnostics& mistakes);

/// `points` points, one in each of as many equal parts of every axis (McKay, Beckman and Conover
/// 1979). An axis of values takes the value whose part it is.
[[nodiscard]] Design latin_hypercube_design(std::span<const Axis> axes, std::size_t points,
                                            std::uint64_t seed);

/// The first `points` points of Sobol's sequence after the corner 0 (Joe and Kuo 2008's
/// directions).
[[nodiscard]] Design sobol_design(std::span<const Axis> axes, std::size_t points);

/// Saltelli's design (2010, Comput. Phys. Commun. 181, 259): for each of `base` points of a Sobol
/// sequence of 2k dimensions a row of A, a row of B, and k rows of A with one column of B.
[[nodiscard]] Design saltelli_design(std::span<const Axis> axes, std::size_t base);

/// The point at coordinates in [0, 1), one per axis.
[[nodiscard]] DesignPoint point_at(std::span<const Axis> axes, std::span<const double> u);

}  // namespace kenesh
