#pragma once

#include <cstdint>
#include <string_view>

namespace kenesh {

/// row_words.txt as it was when the program was built (cmake/KeneshEmbed.cmake).
extern const std::string_view kRowWords;

/// What a row seems to be that is no candidate and no list.
enum class RowKind : std::uint8_t {
    ordinary,
    sum,      ///< of other rows, of voters
    blank,    ///< no valid votes
    against,  ///< against all
    others,   ///< of candidates or lists without a row of their own
    misspelt  ///< a reserved name but for spaces, hyphens and capital letters
};

/// By the words of its name, in the languages of row_words.txt. The reserved names themselves
/// (returns.hpp) are ordinary.
[[nodiscard]] RowKind row_kind(std::string_view name);

/// The reserved name that a name is but for spaces, hyphens and capital letters; "" if none.
[[nodiscard]] std::string_view reserved_like(std::string_view name);

/// "a sum of other rows": what the kind means. Precondition: not ordinary.
[[nodiscard]] std::string_view meaning_of(RowKind kind);

}  // namespace kenesh
