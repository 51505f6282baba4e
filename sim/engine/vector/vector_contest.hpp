#pragma once

#include <string>

#include "sim/engine/vector/vector_plan.hpp"

namespace kenesh {

/// Parts of vector_plan() and unsupported() that are about one contest or one district tier.
[[nodiscard]] VectorContest vector_contest(const Plan& plan, const VectorPlan& slots,
                                           std::size_t position);
[[nodiscard]] VectorDistrictTier vector_district_tier(const Plan& plan,
                                                      const DistrictTierPlan& tier,
                                                      std::size_t system, std::size_t position);
[[nodiscard]] std::string unsupported_contest(const Plan& plan, std::size_t position);
[[nodiscard]] std::string unsupported_tier(const Plan& plan, const DistrictTierPlan& tier);

}  // namespace kenesh
