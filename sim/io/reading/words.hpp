#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/named.hpp"
#include "sim/io/reading/table_reader.hpp"

namespace kenesh {

/// What each value of a kind is called in files; what reads and what writes take it from here.
template <class Value, std::size_t N>
using Words = std::array<Named<Value>, N>;

/// The value whose word a key has. Nothing if the key is not there, or with a mistake.
template <class Value, std::size_t N>
[[nodiscard]] std::optional<Value> read_word(const TableReader& table, std::string_view key,
                                             const Words<Value, N>& words) {
    std::vector<std::string> known;
    for (const Named<Value>& one : words)
        known.emplace_back(one.name);
    const auto position = table.word(key, known);
    if (!position) return std::nullopt;
    return words[*position].value;
}

}  // namespace kenesh
