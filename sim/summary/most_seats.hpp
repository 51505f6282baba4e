#pragma once

#include <cstddef>

#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// As many seats as choice k could win if all votes were its own: in each district no more than it
/// has candidates, of lists no more than their caps. Overhang is left out.
[[nodiscard]] int most_seats(const Plan& plan, const SystemPlan& system, std::size_t k);

}  // namespace kenesh
