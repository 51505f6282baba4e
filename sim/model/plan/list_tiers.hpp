#pragma once

#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The plan of a list tier; a districting that it is the first to use goes to `plan`.
/// Precondition: the scenario has no faults.
[[nodiscard]] ListTierPlan plan_list_tier(const Scenario& scenario, const ListTier& tier,
                                          Plan& plan);

}  // namespace kenesh
