#pragma once

#include <string>

#include "sim/core/color.hpp"

namespace kenesh {

/// How far two colours stand out from one another, 1 to 21 (WCAG 2.2, contrast ratio).
[[nodiscard]] double contrast(Color one, Color other);

/// The colour mixed with white, if the paper is dark, or with black, by as few sixty-fourths as its
/// contrast to the paper needs. Precondition: white or black has that contrast.
[[nodiscard]] Color standing_out(Color color, Color paper, double least_contrast);

/// Black or white, whichever is read better on the ground.
[[nodiscard]] Color ink_on(Color ground);

/// "#rrggbb".
[[nodiscard]] std::string to_string(Color color);

}  // namespace kenesh
