#pragma once

#include <string>
#include <string_view>

namespace kenesh {

/// A name as the eye takes it: compatible composition (Unicode NFKC) without invisible characters,
/// small letters, single spaces between words, hyphens and apostrophes of one kind, and letters of
/// Cyrillic and Greek that look like Latin ones as those. Names that a reader cannot tell apart are
/// folded into one. Precondition: UTF-8.
[[nodiscard]] std::string folded_name(std::string_view name);

/// In what two names of one folded form differ: "spaces", "Unicode form", "capital letters" or
/// "letters that look alike".
[[nodiscard]] std::string_view difference_of(std::string_view a, std::string_view b);

}  // namespace kenesh
