#pragma once

#include <cstdint>
#include <span>

#include "sim/rules/apportionment.hpp"

namespace kenesh {

/// The part of apportion() for Balinski and Young's quota method. Preconditions: those of
/// divide_by_averages().
void divide_by_quota_method(const HighestAverages& rule, std::span<const std::int64_t> votes,
                            std::int64_t total, int seats, Apportionment& out,
                            DivisionSteps* steps);

}  // namespace kenesh
