#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// A choice's strength as it was read.
struct StrengthInput {
    double value = 0.0;
    double in_file = 0.0;      ///< before a setting from outside replaced it
    bool set_outside = false;  ///< keeps its value; the others make room
    bool gives_way = true;     ///< whether it makes room
    bool sound = true;         ///< read without a mistake
    Place place;
};

/// Strengths that sum to 1 (docs/methods.md, "What is held fixed"): those of the file rescaled
/// where they miss 1 by at most 0.001 or `normalise` says so; those set from outside keep their
/// values and the ones that give way scale in proportion. Records a mistake, where that cannot be.
/// Precondition: all are sound.
[[nodiscard]] std::vector<double> settle_strengths(std::span<const StrengthInput> inputs,
                                                   bool normalise, Diagnostics& mistakes);

}  // namespace kenesh
