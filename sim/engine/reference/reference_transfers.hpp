#pragma once

#include <span>

#include "sim/engine/reference/reference_votes.hpp"

namespace kenesh {

/// Adds the votes of those whose choice does not stand in a district to the choices that their
/// `transfer` names (docs/methods.md, "District tiers"); the votes of those who abstain are
/// returned. `choice_vote`: X of who stands, per choice.
[[nodiscard]] double transfer_votes(const ContestPlan& contest, std::size_t district,
                                    const Electorate& electorate, std::span<double> choice_vote);

}  // namespace kenesh
