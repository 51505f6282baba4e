#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/returns/district_returns.hpp"
#include "sim/returns/returns.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Records what the returns of candidates lack for a system: a district that no tier takes, a
/// gender that a bound needs, candidates where a choice's votes alone are told.
/// Precondition: there is a district.
void check_districts(const System& system, const DistrictTable& table, Diagnostics& mistakes);

/// Most votes that a voter of any of these districts has under the system; 0: it counts none.
[[nodiscard]] int most_votes_per_voter(const System& system,
                                       std::span<const DistrictReturn> districts);

/// Voters that the votes of candidates need at least: those of a district where each has b votes
/// are a b-th of the votes, rounded up, beside blank ballots and those against all.
[[nodiscard]] std::int64_t voters_needed(const System& system,
                                         std::span<const DistrictReturn> districts);

}  // namespace kenesh
