#pragma once

#include <string_view>

namespace kenesh {

/// Files of this folder as they were when the program was built (cmake/KeneshEmbed.cmake).
extern const std::string_view kLiveStyle;   ///< live.css
extern const std::string_view kLiveScript;  ///< live.js
extern const std::string_view kLiveAsked;   ///< asked.js
extern const std::string_view kLiveWorker;  ///< worker.js

}  // namespace kenesh
