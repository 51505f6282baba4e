#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kenesh {

/// What is said of a word that a key does not take, beside the words that it takes.
struct WordHint {
    std::string note;        ///< goes into the message: "; ranked votes are not counted"; or ""
    std::string suggestion;  ///< the word that was meant, or ""
};

/// By the other names of the rules ("fptp" is plurality), by the keys that take the word ("dhondt"
/// is a divisor), by what there is not ("stv"), by spelling.
[[nodiscard]] WordHint word_hint(std::string_view key, const std::string& word,
                                 std::span<const std::string> words);

}  // namespace kenesh
