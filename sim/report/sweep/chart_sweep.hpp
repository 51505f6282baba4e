#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"

namespace kenesh {

/// Values along one varied key: numbers, or names at equal distances.
struct SweepAxis {
    std::string title;                ///< the key
    std::vector<std::string> labels;  ///< per value, as written
    std::vector<double> positions;    ///< per value, increasing where `numeric`
    bool numeric = false;
    friend bool operator==(const SweepAxis&, const SweepAxis&) = default;
};

/// The axis of these values, as written: numeric if all are numbers.
[[nodiscard]] SweepAxis sweep_axis(const std::string& title,
                                   const std::vector<std::string>& values);

/// One measure of one party along an axis. Sizes are those of the axis.
struct SweepSeries {
    std::string name;
    std::string color;          ///< "#rrggbb" or ""
    std::vector<double> mean;   ///< NaN: no such point
    std::vector<double> error;  ///< standard errors of the means
    std::vector<double> low;    ///< 5 % of runs lie below; empty: no band of runs
    std::vector<double> high;   ///< 5 % of runs lie above
};

struct SweepLines {
    std::string id;
    std::string heading;
    std::string note;
    SweepAxis x;
    std::string y_title;
    bool percent = false;  ///< values are shares
    bool joined = true;    ///< points of one line; otherwise single points
    std::vector<SweepSeries> series;
};

/// Lines through the means with a band of two standard errors and, lighter, the middle 90 % of
/// runs; names at the ends of the lines. Precondition: the axis has a value and every series its
/// size.
[[nodiscard]] Chart sweep_lines(const SweepLines& lines);

}  // namespace kenesh
