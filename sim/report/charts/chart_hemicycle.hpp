#pragma once

#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// A seat of a hemicycle whose outer arc has radius 1.
struct HouseSeat {
    double angle = 0.0;  ///< radians; 0 left, pi right
    double radius = 0.0;
};

/// `count` seats in arcs of even spacing, from left to right.
[[nodiscard]] std::vector<HouseSeat> house_seats(int count);

/// Two parliaments side by side: one real run each, the nearest to the median.
[[nodiscard]] Chart hemicycles(const Summary& summary, const RunSample& sample);

}  // namespace kenesh
