#pragma once

#include <string>
#include <string_view>

namespace kenesh {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits: what `sha256sum` prints.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace kenesh
