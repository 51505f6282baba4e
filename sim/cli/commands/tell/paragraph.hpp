#pragma once

#include <string>

namespace kenesh {

/// The name, then the words beside it; below it where the name is too long. Ends with a newline.
[[nodiscard]] std::string paragraph(const std::string& name, const std::string& words,
                                    std::size_t width);

}  // namespace kenesh
