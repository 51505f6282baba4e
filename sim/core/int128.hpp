#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kenesh {

/// Whole numbers of 128 bits, which g++ and clang have wherever pointers have 64 and in
/// WebAssembly.
__extension__ using Int128 = __int128;

/// In decimal.
[[nodiscard]] std::string decimal(Int128 value);

/// What decimal() writes and nothing else: a '-' or none, digits without a leading zero. Nothing
/// where the text is no such number or the number does not fit.
[[nodiscard]] std::optional<Int128> whole_number(std::string_view text);

}  // namespace kenesh
