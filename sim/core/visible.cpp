#include "sim/core/visible.hpp"

#include <algorithm>
#include <array>

#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

struct Range {
    char32_t first, last;
};

constexpr std::array<Range, 10> kUnseen{{{0x0000, 0x001f},
                                         {0x007f, 0x009f},
                                         {0x061c, 0x061c},
                                         {0x200e, 0x200f},
                                         {0x2028, 0x202e},
                                         {0x2066, 0x206f},
                                         {0xfeff, 0xfeff},
                                         {0xfff9, 0xfffb},
                                         {0xe0001, 0xe0001},
                                         {0xe0020, 0xe007f}}};

void append_hex(std::string& out, std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += "\\x";
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 15U];
    }
}

/// `text` with `replace(out, bytes)` in place of each unseen character and stray byte.
template <class Replace>
std::string replaced(std::string_view text, Replace replace) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        if (length == 0 || is_unseen(utf8_character(character).code))
            replace(out, character);
        else
            out += character;
        text.remove_prefix(character.size());
    }
    return out;
}

}  // namespace

bool is_unseen(char32_t code) noexcept {
    return std::any_of(kUnseen.begin(), kUnseen.end(),
                       [code](const Range& r) { return code >= r.first && code <= r.last; });
}

std::string visible(std::string_view text) {
    return replaced(text, [](std::string& out, std::string_view) { out += "\xef\xbf\xbd"; });
}

std::string visible_bytes(std::string_view text) {
    return replaced(text, append_hex);
}

}  // namespace kenesh
