#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/engine/tally/election.hpp"
#include "sim/engine/tally/tallies.hpp"

namespace kenesh {

/// One run's numbers of each choice, or of each bloc, in the units of their slots.
struct ChoiceMeasures {
    std::vector<std::int64_t> seats, list_seats, district_seats, vote_share, list_transfer;
};

/// What one run adds to the tallies of one system.
struct SystemMeasures : ChoiceMeasures {
    ChoiceMeasures blocs;
    std::vector<std::int64_t> votes;  ///< V per choice
    PerMeasure<std::int64_t> house;   ///< values of the house as a whole
    PerEvent<bool> events;
    std::optional<std::size_t> largest;  ///< the choice that alone has most seats
    std::vector<bool> largest_bloc;      ///< per bloc: more seats than every actor outside it
};

/// Is a choice one actor, of which an index has a term and which can have a majority? Independents
/// are many, unless the scenario asks for them as a block; against-all has no seats.
[[nodiscard]] inline bool is_actor(const Plan& plan, std::size_t k) noexcept {
    const ChoiceKind kind = plan.choices[k].kind;
    return kind == ChoiceKind::party ||
           (kind == ChoiceKind::independents && plan.independents_as_block);
}

/// The largest effective number of parties by first preferences. Independents have no names there
/// and count as infinitely many; but no more are counted than there are parties and independents.
[[nodiscard]] std::int64_t most_preferred(const Plan& plan) noexcept;

/// Disproportionality of seats against votes, both per choice (docs/methods.md, "What is tallied").
/// Independents are left out of the least-squares index (Gallagher 1991, eq. 1) and of Loosemore
/// and Hanby's (1971); in effective numbers (Laakso and Taagepera 1979) each counts as its own
/// party. Fills the measures of `system` from one run's election.
void measure(const Plan& plan, const SystemPlan& system, const Election& election,
             const SystemResult& result, SystemMeasures& out);

/// Share in kShareUnit of a whole, 0 of nothing.
[[nodiscard]] std::int64_t share_units(double part, double all) noexcept;

}  // namespace kenesh
