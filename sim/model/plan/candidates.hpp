#pragma once

#include <cstdint>
#include <span>

#include "sim/model/plan/plan.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Women among the n candidates of choice number j in district ordinal d (docs/methods.md,
/// "District tiers"): floor((F n (d+1) + o) / 10^6) - floor((F n d + o) / 10^6), F = R(10^6 women),
/// o = (618034 j) mod 10^6. The phase o keeps parties from nominating women in the same districts.
[[nodiscard]] std::int64_t women_among(std::int64_t n, double women, std::size_t choice,
                                       std::size_t district) noexcept;

/// Fills candidates, names, blocks and n_dk of a contest whose name, choices and districts are
/// known. `shares`: of the choices in this contest; those at 0 are absent. `seats`: of each
/// district. `tier`: the first tier of the contest; its table of candidates replaces the generated
/// ones.
void field_candidates(const Scenario& scenario, const DistrictTier& tier,
                      std::span<const double> shares, std::span<const int> seats,
                      ContestPlan& contest);

}  // namespace kenesh
