#include "sim/cli/shown.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "sim/cli/terminal.hpp"
#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

constexpr std::string_view kIsolate = "\xe2\x81\xa8";
constexpr std::string_view kEndOfIsolate = "\xe2\x81\xa9";
constexpr char32_t kPlusMinus = 0xb1;
constexpr char32_t kFirstBlock = 0x2581;  // an eighth of a line's height, up to the full block

struct Mark {
    char32_t code;
    char ascii;
};
constexpr std::array<Mark, 8> kMarks{{{0x2500, '-'},  // a rule
                                      {0x25cf, 'o'},  // a dot
                                      {0xd7, 'x'},    // times
                                      {0x2013, '-'},  // dashes
                                      {0x2014, '-'},
                                      {0x2019, '\''},  // an apostrophe
                                      {0x2026, '~'},   // what was cut
                                      {0xa0, ' '}}};
constexpr std::string_view kHeights = "_.:-=+*#";

/// Where no locale is named, as in many containers, the terminal is most often one of UTF-8.
bool knows_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* value = std::getenv(name);
        std::string locale = value == nullptr ? "" : value;
        if (locale.empty()) continue;
        std::ranges::transform(locale, locale.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        });
        return locale.find("utf-8") != locale.npos || locale.find("utf8") != locale.npos;
    }
    return true;
}

std::optional<char> mark_of(char32_t code) {
    if (code >= kFirstBlock && code < kFirstBlock + kHeights.size())
        return kHeights[code - kFirstBlock];
    const auto mark = std::ranges::find(kMarks, code, &Mark::code);
    return mark == kMarks.end() ? std::nullopt : std::optional(mark->ascii);
}

}  // namespace

std::string in_ascii(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Character letter = utf8_character(text.substr(at));
        if (letter.code < 0x80) {
            out += text[at];
        } else if (letter.code == kPlusMinus) {
            if (out.ends_with(' ')) out.pop_back();
            out += "+-";
        } else if (const auto mark = mark_of(letter.code)) {
            out += *mark;
        } else {
            out += std::string(terminal_columns(letter.code), ascii_letter(letter.code));
        }
        at += letter.bytes;
    }
    return out;
}

std::string with_isolates(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        // From one such letter to the last that follows without anything but single blanks, marks
        // and joiners between them.
        std::size_t end = at;
        for (std::size_t next = at; next < text.size();) {
            const Utf8Character letter = utf8_character(text.substr(next));
            const bool ours = is_right_to_left(letter.code);
            const bool between = end > at && (terminal_columns(letter.code) == 0 ||
                                              (letter.code == ' ' && end == next));
            if (!ours && !between) break;
            next += letter.bytes;
            if (ours || letter.code != ' ') end = next;
        }
        if (end > at) {
            out += kIsolate;
            out += text.substr(at, end - at);
            out += kEndOfIsolate;
            at = end;
            continue;
        }
        const std::size_t bytes = utf8_character(text.substr(at)).bytes;
        out += text.substr(at, bytes);
        at += bytes;
    }
    return out;
}

void print_shown(std::string_view text) {
    print(knows_utf8() ? with_isolates(text) : in_ascii(text));
}

void print_result(std::string_view text, Format format) {
    if (format == Format::table)
        print_shown(text);
    else
        print(text);
}

}  // namespace kenesh
