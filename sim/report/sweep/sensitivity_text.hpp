#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"

namespace kenesh {

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

[[nodiscard]] std::string sensitivity_table(std::span<const MeasureSensitivity> measures,
                                            const TextStyle& style);
/// measure,key,index,value,q05,q95 with index first or total
[[nodiscard]] std::string sensitivity_csv(std::span<const MeasureSensitivity> measures);
[[nodiscard]] std::string sensitivity_json(std::span<const MeasureSensitivity> measures);

}  // namespace kenesh
