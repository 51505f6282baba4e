#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"

namespace kenesh {

/// Values along one varied key: numbers, or names at equal distances.
struct SweepAxis {
    std::string title;                ///< the key
    std::vector<std::string> labels;  ///< per value, as it is read
    std::vector<double> positions;    ///< per value, increasing where `numeric`
    bool numeric = false;
    bool percent = false;  ///< the numbers are shares
    friend bool operator==(const SweepAxis&, const SweepAxis&) = default;
};

/// The axis of these values, as written: numeric if all are numbers.
[[nodiscard]] SweepAxis sweep_axis(const std::string& title,
                                   const std::vector<std::string>& values);

/// One measure along an axis. Sizes are those of the axis.
struct SweepSeries {
    std::string name;
    std::string color;          ///< "#rrggbb" or ""
    std::vector<double> mean;   ///< NaN: no such point
    std::vector<double> error;  ///< standard errors of the means
    std::vector<double> low;    ///< 5 % of runs lie below; empty: no band of runs
    std::vector<double> high;   ///< 5 % of runs lie above
};

/// A few lines in a frame of their own.
struct SweepPanel {
    std::string title;  ///< may be empty
    std::vector<SweepSeries> series;
};

struct SweepPanels {
    std::string id;
    std::string heading;
    std::string note;
    SweepAxis x;
    bool percent = false;  ///< values are shares
    bool joined = true;    ///< points of one line; otherwise single points
    std::vector<KeyEntry> key;
    std::vector<SweepPanel> panels;
};

/// The first panel large, the others small below it, on one scale that is their own. Lines go
/// through the means with a band of two standard errors and, in the large panel, the middle 90 % of
/// runs. Precondition: a panel, the axis has a value and every series its size.
[[nodiscard]] Chart sweep_panels(const SweepPanels& panels, const Sheet& sheet = kWideSheet);

}  // namespace kenesh
