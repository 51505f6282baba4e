#include "sim/report/paper/text.hpp"

#include <algorithm>
#include <cassert>

#include "sim/core/utf8.hpp"

namespace kenesh {

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Character letter = utf8_character(text.substr(at));
        width += terminal_columns(letter.code);
        at += letter.bytes;
    }
    return width;
}

std::string clip(std::string_view text, std::size_t width) {
    assert(width >= 3 && "no room for the dots");
    if (display_width(text) <= width) return std::string(text);
    std::string out;
    std::size_t used = 3;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Character letter = utf8_character(text.substr(at));
        used += terminal_columns(letter.code);
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
