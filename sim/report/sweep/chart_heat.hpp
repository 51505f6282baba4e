#pragma once

#include <string>

#include "sim/core/grid.hpp"
#include "sim/report/paper/chart.hpp"
#include "sim/report/sweep/chart_sweep.hpp"

namespace kenesh {

struct SweepMap {
    std::string id;
    std::string heading;
    std::string note;
    SweepAxis x, y;
    std::string color;  ///< of the largest value; "": the page's accent
    bool percent = false;
    bool signs = false;  ///< values are differences: two colours, the stronger the larger
    Grid<double> mean;   ///< y values x x values; NaN: no such point
    Grid<double> error;  ///< standard errors
};

/// A tile per point, the darker the larger its value, which stands in it where there is room.
[[nodiscard]] Chart sweep_map(const SweepMap& map, const Sheet& sheet = kWideSheet);

}  // namespace kenesh
