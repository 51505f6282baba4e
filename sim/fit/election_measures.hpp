#pragma once

#include <span>

#include "sim/fit/measure.hpp"

namespace kenesh {

/// What can be asked of a choice in a system; docs/fit.md has a line for each, as for house_rows().
[[nodiscard]] std::span<const ChoiceRow> choice_measures() noexcept;

/// The value of a measure of the election as a whole. Precondition: it is one.
[[nodiscard]] double value_in_election(const Measure& measure, const SeenElection& seen);

}  // namespace kenesh
