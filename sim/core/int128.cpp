#include "sim/core/int128.hpp"

#include <algorithm>

namespace kenesh {
namespace {

__extension__ using Unsigned = unsigned __int128;

/// 2^127, the largest size of a number; of positive ones it is one less.
constexpr Unsigned kMost = Unsigned{1} << 127;

}  // namespace

std::string decimal(Int128 value) {
    std::string text;
    Unsigned rest = value < 0 ? -static_cast<Unsigned>(value) : static_cast<Unsigned>(value);
    do {
        text += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest != 0);
    if (value < 0) text += '-';
    std::reverse(text.begin(), text.end());
    return text;
}

std::optional<Int128> whole_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty() || (text.front() == '0' && (text.size() > 1 || negative))) return std::nullopt;
    Unsigned size = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        const auto digit = static_cast<unsigned>(c - '0');
        if (size > (kMost - digit) / 10) return std::nullopt;
        size = size * 10 + digit;
    }
    if (!negative && size == kMost) return std::nullopt;
    return static_cast<Int128>(negative ? -size : size);
}

}  // namespace kenesh
