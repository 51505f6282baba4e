#pragma once

#include <span>
#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

[[nodiscard]] std::string sensitivity_table(std::span<const MeasureSensitivity> measures,
                                            const TextStyle& style);
/// measure,key,index,value,q05,q95 with index first or total
[[nodiscard]] std::string sensitivity_csv(std::span<const MeasureSensitivity> measures);
[[nodiscard]] std::string sensitivity_json(std::span<const MeasureSensitivity> measures);

}  // namespace kenesh
