#pragma once

#include <string>
#include <string_view>

namespace kenesh {

/// Text that is only text in HTML, SVG and their attributes: & < > " ' as entities, control
/// characters and invalid UTF-8 as U+FFFD. Every name that a user chose passes through here.
[[nodiscard]] std::string escaped(std::string_view text);

/// "#rrggbb" if the text is that, otherwise a neutral grey: colours come from users too.
[[nodiscard]] std::string safe_color(std::string_view color);

/// Bytes as base64 (RFC 4648, section 4), as pages and their policies carry them.
[[nodiscard]] std::string base64(std::string_view bytes);

/// Bytes as letters that need no escape inside a script element, a quarter longer than they are:
/// 13 or 14 bits are two of 91 letters (basE91, Henke 2006), without < - ' and with " in their
/// place.
[[nodiscard]] std::string base91(std::string_view bytes);

/// The bytes that hexadecimal digits stand for. Precondition: an even number of them.
[[nodiscard]] std::string bytes_of_hex(std::string_view hex);

}  // namespace kenesh
