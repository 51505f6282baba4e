#include "sim/report/paper/text.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

constexpr std::uint32_t kInvalid = 0xfffd;

struct Letter {
    std::uint32_t code = kInvalid;
    std::size_t bytes = 1;
};

/// The letter at `at`; what is no UTF-8 is U+FFFD, one byte.
Letter letter_at(std::string_view text, std::size_t at) {
    const std::size_t bytes = utf8_length(text.substr(at));
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (bytes == 0) return {};
    if (bytes == 1) return {byte(0), 1};
    std::uint32_t code = byte(0) & (0x7fU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i)
        code = (code << 6U) | (byte(i) & 0x3fU);
    return {code, bytes};
}

struct Range {
    std::uint32_t first, last;
};

/// Blocks of East Asian wide letters and of emoji; single exceptions inside do not matter here.
constexpr std::array<Range, 12> kWide{{{0x1100, 0x115f},
                                       {0x2e80, 0x303e},
                                       {0x3041, 0xa4cf},
                                       {0xa960, 0xa97c},
                                       {0xac00, 0xd7a3},
                                       {0xf900, 0xfaff},
                                       {0xfe30, 0xfe6f},
                                       {0xff00, 0xff60},
                                       {0xffe0, 0xffe6},
                                       {0x1f300, 0x1f64f},
                                       {0x1f900, 0x1f9ff},
                                       {0x20000, 0x3fffd}}};
/// Blocks of combining marks, joiners and variation selectors.
constexpr std::array<Range, 12> kZero{{{0x0300, 0x036f},
                                       {0x0483, 0x0489},
                                       {0x0591, 0x05bd},
                                       {0x0610, 0x061a},
                                       {0x064b, 0x065f},
                                       {0x1ab0, 0x1aff},
                                       {0x1dc0, 0x1dff},
                                       {0x200b, 0x200f},
                                       {0x2060, 0x2064},
                                       {0x20d0, 0x20ff},
                                       {0xfe00, 0xfe0f},
                                       {0xfe20, 0xfe2f}}};

bool within(const std::array<Range, 12>& ranges, std::uint32_t code) {
    return std::ranges::any_of(ranges,
                               [=](const Range& r) { return code >= r.first && code <= r.last; });
}

std::size_t width_of(std::uint32_t code) {
    if (code < 0x300) return 1;
    return within(kZero, code) ? 0 : within(kWide, code) ? 2 : 1;
}

/// Controls of C0 and C1, and the marks that turn the direction of what follows.
bool is_control(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        width += width_of(letter.code);
        at += letter.bytes;
    }
    return width;
}

std::string visible(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        if (letter.code == kInvalid || is_control(letter.code))
            out += "\xef\xbf\xbd";
        else
            out += text.substr(at, letter.bytes);
        at += letter.bytes;
    }
    return out;
}

std::string clip(std::string_view text, std::size_t width) {
    assert(width >= 3 && "no room for the dots");
    if (display_width(text) <= width) return std::string(text);
    std::string out;
    std::size_t used = 3;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        used += width_of(letter.code);
        if (used > width) break;
        out += text.substr(at, letter.bytes);
        at += letter.bytes;
    }
    return out + "...";
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find(' ', at), text.size());
        // "90 %" stays together.
        if (end + 1 < text.size() && text[end + 1] == '%')
            end = std::min(text.find(' ', end + 1), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const std::size_t word_width = display_width(word);
        if (column > 0 && column + 1 + word_width > width) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word_width;
    }
    return out;
}

}  // namespace kenesh
