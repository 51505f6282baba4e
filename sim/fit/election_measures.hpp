#pragma once

#include <span>
#include <string_view>

#include "sim/fit/measure.hpp"

namespace kenesh {

/// A measure of a whole election, of one of its systems, or of a choice in a system.
struct ElectionMeasure {
    std::string_view name;
    double (*function)(const SeenElection&, const Measure&);
};

/// turnout and preference; docs/fit.md has a line for each of all three.
[[nodiscard]] std::span<const ElectionMeasure> national_measures() noexcept;
[[nodiscard]] std::span<const ElectionMeasure> system_measures() noexcept;
[[nodiscard]] std::span<const ElectionMeasure> choice_measures() noexcept;

}  // namespace kenesh
