#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/grid.hpp"

namespace kenesh {

/// A party of a sweep, as the scenario names it.
struct SweepParty {
    std::string name;
    std::string color;     ///< "#rrggbb" or ""
    bool majority = true;  ///< it can have one (independents cannot)
    std::string id = {};
};

/// One number of every point and party; rows are points, columns parties. NaN: not counted.
struct SweepValues {
    Grid<double> mean;
    Grid<double> error;  ///< standard errors
    Grid<double> low;    ///< 5 % of runs lie below; no cells where nobody asked
    Grid<double> high;   ///< 5 % of runs lie above
};

struct SweepSystem {
    std::string name;
    SweepValues seats;
    SweepValues majority;  ///< chances
    std::string id = {};
};

struct IndexInterval {
    double value = 0.0;
    double low = 0.0;   ///< 5 %
    double high = 0.0;  ///< 95 %
};

/// What a varied key does to a measure: its first-order and total Sobol index.
struct KeySensitivity {
    std::string key;
    IndexInterval first;
    IndexInterval total;
};

struct MeasureSensitivity {
    std::string name;  ///< system.choice.measure or system.measure
    std::vector<KeySensitivity> keys;
};

/// A sweep as its page tells it.
struct SweepReport {
    std::string title;
    std::string question;                          ///< may be ""
    std::string design;                            ///< "grid", "sobol", ...
    std::vector<std::string> parameters;           ///< the varied keys
    std::vector<std::string> labels;               ///< what they are called; empty: as they are
    std::vector<std::vector<std::string>> points;  ///< points x parameters: values as written
    std::size_t planned = 0;                       ///< points of the design, finished or not
    std::int64_t runs = 0;                         ///< at each point, or the fewest
    std::uint64_t seed = 0;
    bool approximate_districts = false;
    std::vector<SweepParty> parties;
    std::vector<SweepSystem> systems;
    /// Seats under the first system less those under the second, run by run; no cells without two.
    SweepValues difference;
    std::vector<MeasureSensitivity> sensitivity;  ///< Sobol indices, where the design gives them
};

/// What a varied key is called.
[[nodiscard]] inline const std::string& label_of(const SweepReport& sweep, std::size_t parameter) {
    return sweep.labels.empty() ? sweep.parameters[parameter] : sweep.labels[parameter];
}

}  // namespace kenesh
