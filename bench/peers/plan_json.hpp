#pragma once

#include <string>

#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The arrays that a simulation of the plan needs, for the NumPy peer: no results.
[[nodiscard]] std::string plan_json(const Plan& plan);

}  // namespace kenesh
