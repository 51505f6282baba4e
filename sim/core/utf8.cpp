#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

bool between(unsigned char byte, unsigned char low, unsigned char high) noexcept {
    return byte >= low && byte <= high;
}

/// The second byte's range depends on the first (RFC 3629, section 4).
bool second_fits(unsigned char first, unsigned char second) noexcept {
    switch (first) {
        case 0xe0:
            return between(second, 0xa0, 0xbf);
        case 0xed:
            return between(second, 0x80, 0x9f);
        case 0xf0:
            return between(second, 0x90, 0xbf);
        case 0xf4:
            return between(second, 0x80, 0x8f);
        default:
            return between(second, 0x80, 0xbf);
    }
}

}  // namespace

std::size_t utf8_length(std::string_view text) noexcept {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = between(first, 0xc2, 0xdf)   ? 2
                               : between(first, 0xe0, 0xef) ? 3
                               : between(first, 0xf0, 0xf4) ? 4
                                                            : 0;
    if (length == 0 || text.size() < length || !second_fits(first, byte(1))) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (!between(byte(i), 0x80, 0xbf)) return 0;
    }
    return length;
}

}  // namespace kenesh
