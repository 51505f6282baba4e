#include "sim/core/folded_name.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

using Letters = std::pair<utf8proc_int32_t, char>;

/// Small letters of which the small or the capital form looks like a Latin one's (a part of
/// Unicode's confusables, TR 39). No two of one script share a Latin letter, so that names of one
/// script are never confused.
constexpr std::array kLookAlikes{
    Letters{0x3b1, 'a'}, Letters{0x3b2, 'b'}, Letters{0x3b5, 'e'}, Letters{0x3b7, 'h'},
    Letters{0x3b9, 'i'}, Letters{0x3ba, 'k'}, Letters{0x3bc, 'm'}, Letters{0x3bd, 'n'},
    Letters{0x3bf, 'o'}, Letters{0x3c1, 'p'}, Letters{0x3c4, 't'}, Letters{0x3c5, 'y'},
    Letters{0x3c7, 'x'}, Letters{0x430, 'a'}, Letters{0x432, 'b'}, Letters{0x435, 'e'},
    Letters{0x43a, 'k'}, Letters{0x43c, 'm'}, Letters{0x43d, 'h'}, Letters{0x43e, 'o'},
    Letters{0x440, 'p'}, Letters{0x441, 'c'}, Letters{0x442, 't'}, Letters{0x443, 'y'},
    Letters{0x445, 'x'}, Letters{0x455, 's'}, Letters{0x456, 'i'}, Letters{0x458, 'j'},
    Letters{0x4bb, 'h'}, Letters{0x501, 'd'}, Letters{0x51b, 'q'}, Letters{0x51d, 'w'},
};

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* out = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &out, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
    if (size < 0) return std::string(text);  // no UTF-8: as it is
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

bool is_space(utf8proc_int32_t c) {
    if (c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85) return true;
    const utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

/// Calls `with` for each character.
template <class With>
void each_character(std::string_view text, const With& with) {
    while (!text.empty()) {
        const Utf8Character character = utf8_character(text);
        with(static_cast<utf8proc_int32_t>(character.code));
        text.remove_prefix(character.bytes);
    }
}

void append(std::string& out, utf8proc_int32_t character) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t length = utf8proc_encode_char(character, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

/// Words with one space between them, none at the ends.
std::string single_spaced(std::string_view text) {
    std::string out;
    bool space = false;
    each_character(text, [&](utf8proc_int32_t c) {
        if (is_space(c)) {
            space = !out.empty();
            return;
        }
        if (std::exchange(space, false)) out += ' ';
        append(out, c);
    });
    return out;
}

utf8proc_int32_t plain_mark(utf8proc_int32_t c) {
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
    const bool apostrophe = c == 0x2018 || c == 0x2019 || c == 0x2bc || c == 0xb4 || c == '`';
    return apostrophe ? '\'' : c;
}

std::string with_plain_letters(std::string_view text) {
    std::string out;
    each_character(text, [&](utf8proc_int32_t c) {
        const auto found = std::find_if(kLookAlikes.begin(), kLookAlikes.end(),
                                        [&](const Letters& one) { return one.first == c; });
        append(out, found != kLookAlikes.end() ? found->second : plain_mark(c));
    });
    return out;
}

constexpr int kComposed = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE;

}  // namespace

std::string folded_name(std::string_view name) {
    return with_plain_letters(single_spaced(mapped(name, kComposed | UTF8PROC_CASEFOLD)));
}

std::string_view difference_of(std::string_view a, std::string_view b) {
    if (single_spaced(a) == single_spaced(b)) return "spaces";
    const std::string composed_a = single_spaced(mapped(a, kComposed));
    const std::string composed_b = single_spaced(mapped(b, kComposed));
    if (composed_a == composed_b) return "Unicode form";
    const auto small = [](const std::string& text) {
        return mapped(text, kComposed | UTF8PROC_CASEFOLD);
    };
    if (small(composed_a) == small(composed_b)) return "capital letters";
    return "letters that look alike";
}

}  // namespace kenesh
