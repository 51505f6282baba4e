#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// How much of a measure's variance each key explains: a bar for what it does alone, one for what
/// it does with the others, each with its 90 % interval; the key that matters most first.
/// Precondition: the measure has a key.
[[nodiscard]] Chart sobol_bars(const std::string& id, const std::string& heading,
                               const std::vector<KeySensitivity>& keys,
                               const Sheet& sheet = kWideSheet);

}  // namespace kenesh
