#include "sim/report/paper/measure.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

using Widths = std::uint8_t;

// Hundredths of the size of the letter: advance widths of DejaVu Sans 2.37.
constexpr std::array<Widths, 95> kLatin{
    32, 40, 46, 84, 64, 95, 78, 27, 39,  39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69,  61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84};
constexpr std::array<Widths, 64> kCyrillic{
    68, 69, 69,  61,  78, 63, 108, 64, 75,  75, 71, 75, 86, 75, 79, 75, 60, 70, 61, 61, 86, 69,
    78, 69, 107, 109, 83, 88, 69,  70, 108, 69, 61, 62, 59, 53, 69, 62, 90, 53, 65, 65, 60, 64,
    75, 65, 61,  65,  63, 55, 58,  59, 85,  59, 68, 59, 92, 94, 71, 79, 59, 55, 84, 60};
constexpr double kOther = 0.66;     // letters with marks, Greek, Georgian
constexpr double kOtherBig = 0.78;  // Cyrillic of other languages, and what joins: Arabic, Indic
constexpr double kBold = 1.12;

double letter_width(std::uint32_t code) {
    if (code >= 0x20 && code < 0x7F) return kLatin[code - 0x20] / 100.0;
    if (code >= 0x410 && code < 0x450) return kCyrillic[code - 0x410] / 100.0;
    const std::size_t columns = terminal_columns(code);
    if (columns == 0) return 0.0;
    if (columns == 2) return 1.05;
    return code < 0x400 ? kOther : kOtherBig;
}

/// The longest beginning of a word that is no wider than `room`, at least a letter with its marks.
std::size_t fitting(std::string_view word, double room) {
    double used = 0.0;
    std::size_t at = 0;
    while (at < word.size()) {
        const Utf8Character letter = utf8_character(word.substr(at));
        const double width = letter_width(letter.code);
        if (at > 0 && used + width > room) break;
        used += width;
        at += letter.bytes;
    }
    return at;
}

void end_with_ellipsis(std::string& line, double room) {
    constexpr std::string_view kEllipsis = "\xe2\x80\xa6";
    line.resize(fitting(line, room - letter_width(0x2026)));
    line += kEllipsis;
}

}  // namespace

double text_width(std::string_view words, double size, bool bold) {
    double width = 0.0;
    for (std::size_t at = 0; at < words.size();) {
        const Utf8Character letter = utf8_character(words.substr(at));
        width += letter_width(letter.code);
        at += letter.bytes;
    }
    return width * size * (bold ? kBold : 1.0);
}

std::vector<std::string> text_lines(std::string_view words, double width, double size, bool bold,
                                    std::size_t most) {
    const double room = width / size / (bold ? kBold : 1.0);
    std::vector<std::string> lines(1);
    double used = 0.0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        std::string_view word = words.substr(at, end - at);
        at = end + 1;
        while (!word.empty()) {
            const double wide = text_width(word, 1.0);
            const double space = lines.back().empty() ? 0.0 : letter_width(' ');
            if (used + space + wide <= room) {
                lines.back() += (space > 0.0 ? " " : "") + std::string(word);
                used += space + wide;
                break;
            }
            if (lines.back().empty()) {
                const std::size_t part = fitting(word, room);
                lines.back() = word.substr(0, part);
                word.remove_prefix(part);
                if (word.empty()) {
                    used = room;
                    break;
                }
            }
            if (lines.size() == most) {
                end_with_ellipsis(lines.back(), room);
                return lines;
            }
            lines.emplace_back();
            used = 0.0;
        }
    }
    return lines;
}

}  // namespace kenesh
