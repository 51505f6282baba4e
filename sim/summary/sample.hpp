#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// A few thousand runs looked at one by one, for pictures of single elections.
struct RunSample {
    std::vector<Grid<int>> seats;      ///< per system: runs x choices
    Grid<double> preference;           ///< runs x choices: share of valid preferences
    std::vector<std::size_t> nearest;  ///< per system: the run nearest to the choices' median seats
};

/// The first `runs` runs of the plan's seed, counted by the reference engine; nearest by the sum of
/// absolute differences of seats, the first of equals.
[[nodiscard]] RunSample sample_runs(const Plan& plan, const Summary& summary, std::int64_t runs,
                                    Normals normals = Normals::counters);

/// The same where pairs (runs, without twins) belong to points by turns, each with a plan of its
/// own: pair p to point p mod points.size(). Precondition: there are points, of one layout.
[[nodiscard]] RunSample sample_runs(std::span<const Plan> points, const Summary& summary,
                                    std::int64_t runs, Normals normals = Normals::counters);

}  // namespace kenesh
