#pragma once

#include <cstddef>
#include <string_view>

namespace kenesh {

/// Bytes of the character that `text` begins with, 0 if it is not valid UTF-8 (RFC 3629: shortest
/// form, no surrogates, at most U+10FFFF). Precondition: text is not empty.
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

}  // namespace kenesh
