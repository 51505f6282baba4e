#pragma once

#include <string>
#include <vector>

#include "sim/model/plan/plan.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// "Red cannot take more than 60 of 90 seats ...": of each of the first two systems, the first
/// party that stands in half of all elections where its candidates or the caps of lists end.
[[nodiscard]] std::vector<std::string> limits_reached(const Summary& summary, const Plan& plan);

}  // namespace kenesh
