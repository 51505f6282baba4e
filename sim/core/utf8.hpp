#pragma once

#include <cstddef>
#include <string_view>

namespace kenesh {

/// Bytes of the character that `text` begins with, 0 if it is not valid UTF-8 (RFC 3629: shortest
/// form, no surrogates, at most U+10FFFF). Precondition: text is not empty.
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

/// A character of a text; what is no valid UTF-8 is U+FFFD, one byte long.
struct Utf8Character {
    char32_t code = 0xfffd;
    std::size_t bytes = 1;
};

/// The one that `text` begins with. Precondition: text is not empty.
[[nodiscard]] Utf8Character utf8_character(std::string_view text) noexcept;

/// Columns that a character takes in a terminal: 0 combining marks, joiners and controls, 2 wide
/// letters and emoji (Unicode Standard Annex 11), 1 all others.
[[nodiscard]] std::size_t terminal_columns(char32_t code) noexcept;

/// Is it a letter of a script that is written from right to left (Unicode's classes R and AL)?
[[nodiscard]] bool is_right_to_left(char32_t code) noexcept;

/// The letter of ASCII under a letter's accents; "?" where there is none.
[[nodiscard]] char ascii_letter(char32_t code) noexcept;

}  // namespace kenesh
