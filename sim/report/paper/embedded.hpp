#pragma once

#include <string_view>

namespace kenesh {

/// Files of this folder as they were when the program was built (cmake/KeneshEmbed.cmake).
extern const std::string_view kPageStyle;   ///< page.css
extern const std::string_view kPageScript;  ///< page.js

}  // namespace kenesh
