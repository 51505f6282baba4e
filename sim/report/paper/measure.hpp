#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// How wide text of this size is set: by the advance widths of DejaVu Sans, which is wider than
/// what other systems have, so that what fits here fits there.
[[nodiscard]] double text_width(std::string_view words, double size, bool bold = false);

/// The words in lines of at most `width`, broken at spaces and, where one word is wider than a
/// line, within it. What does not fit into `most` lines ends in an ellipsis.
[[nodiscard]] std::vector<std::string> text_lines(std::string_view words, double width, double size,
                                                  bool bold = false, std::size_t most = 4);

}  // namespace kenesh
