#pragma once

#include <span>
#include <string>

#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Fills the moves of a contest whose candidates are known. `shares`: per choice, in this contest.
void plan_moves(const Scenario& scenario, std::span<const double> shares, ContestPlan& contest);

/// What supporters of choices without a list do on a list ballot; `shares`: per choice, on it;
/// `contest`: whose ballot it is, "": that of all list tiers without one of their own.
[[nodiscard]] ListTransfers plan_list_transfers(const Scenario& scenario,
                                                const std::string& contest,
                                                std::span<const double> shares);

}  // namespace kenesh
