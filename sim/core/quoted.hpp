#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kenesh {

/// A word as a POSIX shell takes it: as it is where no character of it means anything to a shell,
/// otherwise in single quotes, a single quote itself as '\''.
[[nodiscard]] std::string shell_word(std::string_view word);

/// Words with blanks between: what a user may paste to do it again.
[[nodiscard]] std::string shell_line(std::span<const std::string> words);

}  // namespace kenesh
