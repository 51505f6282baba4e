#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The part of VectorPlan (vector_plan.hpp) that is about systems and their tiers.

enum class SeatRule : std::uint8_t { none, maximum, minimum };

struct VectorSeats {
    std::uint32_t magnitude = 1;
    SeatRule rule = SeatRule::none;
    std::uint32_t bound = 0;  ///< most of one gender, or least women
};

struct VectorDistrictTier {
    std::size_t system = 0;
    std::size_t tier = 0;     ///< in SystemPlan::tiers
    std::size_t contest = 0;  ///< in VectorPlan::contests
    bool rerun = false;
    std::vector<VectorSeats> seats;  ///< per district
    std::size_t first_district = 0;  ///< among all districts of all district tiers
    int unfilled = 0;                ///< in every run
    int quota_unmet = 0;             ///< in every run
    bool quota_varies = false;       ///< genders are drawn: counted in each run
};

/// A part of the count of a system, in the order of the count (compensatory tiers last).
struct VectorStep {
    bool list = false;
    std::size_t index = 0;  ///< in VectorPlan::district_tiers or list_tiers
};

struct VectorListTier {
    std::size_t system = 0;
    std::size_t tier = 0;
    bool kernel = false;                      ///< otherwise the scalar rule counts it, lane by lane
    std::vector<std::int64_t> threshold_ppm;  ///< per slot, national
};

struct VectorSystem {
    std::vector<VectorStep> steps;
    bool lists = false;
};

/// `system` and `position`: the tier's place in the plan. first_district is left to vector_plan().
/// Precondition: unsupported_tier() is empty.
[[nodiscard]] VectorDistrictTier vector_district_tier(const Plan& plan,
                                                      const DistrictTierPlan& tier,
                                                      std::size_t system, std::size_t position);
/// slots: the choice of each slot.
[[nodiscard]] VectorListTier vector_list_tier(const Plan& plan,
                                              std::span<const std::uint32_t> slots,
                                              const ListRule& rule, std::size_t system,
                                              std::size_t position);

/// Why the kernels cannot count a district tier; empty where they can.
[[nodiscard]] std::string unsupported_tier(const Plan& plan, const DistrictTierPlan& tier);

}  // namespace kenesh
