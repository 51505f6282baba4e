#include "sim/core/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace kenesh {
namespace {

/// Bytes of the first character, at most 0 if it is not valid; its code.
utf8proc_ssize_t read(std::string_view text, utf8proc_int32_t& code) noexcept {
    // No character is longer than four bytes; bytes of text may be read as unsigned.
    const auto size = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
    return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), size, &code);
}

}  // namespace

std::size_t utf8_length(std::string_view text) noexcept {
    utf8proc_int32_t code = 0;
    const auto bytes = read(text, code);
    return bytes > 0 ? static_cast<std::size_t>(bytes) : 0;
}

Utf8Character utf8_character(std::string_view text) noexcept {
    utf8proc_int32_t code = 0;
    const auto bytes = read(text, code);
    if (bytes <= 0) return {};
    return {static_cast<char32_t>(code), static_cast<std::size_t>(bytes)};
}

std::size_t terminal_columns(char32_t code) noexcept {
    return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code)));
}

bool is_right_to_left(char32_t code) noexcept {
    const auto direction = utf8proc_get_property(static_cast<utf8proc_int32_t>(code))->bidi_class;
    return direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL;
}

char ascii_letter(char32_t code) noexcept {
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(code), parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    return count > 0 && parts[0] > 0x20 && parts[0] < 0x7f ? static_cast<char>(parts[0]) : '?';
}

}  // namespace kenesh
