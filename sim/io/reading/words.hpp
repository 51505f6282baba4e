#pragma once

#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/reading/table_reader.hpp"

namespace kenesh {

/// What a value is called in files. Each kind of file has a table of words for each kind of value,
/// from which what reads and what writes takes them.
template <class Value>
struct Word {
    Value value{};
    std::string_view word;
};
template <class Value, std::size_t N>
using Words = std::array<Word<Value>, N>;

template <class Value, std::size_t N>
[[nodiscard]] constexpr std::string_view word_of(const Words<Value, N>& words, Value value) {
    for (const Word<Value>& one : words)
        if (one.value == value) return one.word;
    assert(false && "a table of words has every value");
    return {};
}

/// The value whose word a key has. Nothing if the key is not there, or with a mistake.
template <class Value, std::size_t N>
[[nodiscard]] std::optional<Value> read_word(const TableReader& table, std::string_view key,
                                             const Words<Value, N>& words) {
    std::vector<std::string> known;
    for (const Word<Value>& one : words)
        known.emplace_back(one.word);
    const auto position = table.word(key, known);
    if (!position) return std::nullopt;
    return words[*position].value;
}

}  // namespace kenesh
