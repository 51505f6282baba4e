#pragma once

#include <string>
#include <string_view>

#include "sim/cli/format.hpp"

namespace kenesh {

/// Text for a terminal that knows no UTF-8: our marks and letters with accents become ASCII
/// characters of the same width ("+-0.3" takes the blank before it), other letters "?".
[[nodiscard]] std::string in_ascii(std::string_view text);

/// Words from right to left, isolated (U+2068, U+2069; Unicode Standard Annex 9): without that two
/// Arabic names on one line change places, and their numbers with them.
[[nodiscard]] std::string with_isolates(std::string_view text);

/// print() for words that people read: names from right to left keep their places, and a terminal
/// whose locale is named and is not UTF-8 gets ASCII.
void print_shown(std::string_view text);
/// A result: shown as a table, as it is otherwise.
void print_result(std::string_view text, Format format);

}  // namespace kenesh
