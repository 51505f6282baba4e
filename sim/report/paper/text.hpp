#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/core/visible.hpp"

namespace kenesh {

/// Terminal columns that UTF-8 text takes: 0 for combining marks, 2 for wide letters (Unicode
/// Standard Annex 11), 1 otherwise.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// At most `width` columns of the text, ending in "..." if any was cut. Precondition: width >= 3.
[[nodiscard]] std::string clip(std::string_view text, std::size_t width);

/// Breaks words over lines of at most `width` columns, each after the first with `indent` spaces.
/// A word wider than a line stands alone. Ends without a newline.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace kenesh
