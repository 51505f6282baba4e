#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Position and look of a choice in the charts.
struct ChartChoice {
    std::size_t choice = 0;
    std::string name;   ///< short enough for kNameWidth
    std::string color;  ///< safe
};

/// Choices that can have seats and are present, in scenario order.
[[nodiscard]] std::vector<ChartChoice> chart_choices(const Summary& summary);

}  // namespace kenesh
