#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/tally/election.hpp"
#include "sim/engine/tally/tallies.hpp"

namespace kenesh {

/// What one run adds to the tallies of one system, in the units of its slots.
struct SystemMeasures {
    std::vector<std::int64_t> seats, list_seats, district_seats;  ///< per choice
    std::vector<std::int64_t> votes;                              ///< V per choice
    std::vector<std::int64_t> vote_share;                         ///< per choice
    std::vector<std::int64_t> list_transfer;                      ///< per choice
    std::int64_t house = 0;
    std::int64_t women = 0;
    std::int64_t gallagher = 0, loosemore_hanby = 0, effective_votes = 0, effective_seats = 0;
    std::int64_t gallagher_pref = 0, loosemore_hanby_pref = 0, effective_pref = 0;
    std::int64_t wasted = 0;
    std::int64_t gender_replacement = 0, gender_quota_unmet = 0, rerun = 0, unfilled = 0,
                 deciding_ties = 0;
    int largest = -1;  ///< the choice that alone has most seats, -1: none
    bool tied_largest = false;
    bool inversion = false;
};

/// Disproportionality of seats against votes, both per choice (docs/methods.md, "What is tallied").
/// Independents are left out of the least-squares index (Gallagher 1991, eq. 1) and of Loosemore
/// and Hanby's (1971); in effective numbers (Laakso and Taagepera 1979) each counts as its own
/// party. Fills the measures of `system` from one run's election.
void measure(const Plan& plan, const SystemPlan& system, const Election& election,
             const SystemResult& result, SystemMeasures& out);

/// Share in kShareUnit of a whole, 0 of nothing.
[[nodiscard]] std::int64_t share_units(double part, double all) noexcept;

}  // namespace kenesh
