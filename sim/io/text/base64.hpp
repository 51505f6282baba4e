#pragma once

#include <string>
#include <string_view>

namespace kenesh {

/// Bytes as base64 (RFC 4648, section 4), as pages and their policies carry them.
[[nodiscard]] std::string base64(std::string_view bytes);

/// The bytes that hexadecimal digits stand for. Precondition: an even number of them.
[[nodiscard]] std::string bytes_of_hex(std::string_view hex);

}  // namespace kenesh
