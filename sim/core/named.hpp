#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string_view>

namespace kenesh {

/// A value and its word in options and files.
template <class Value>
struct Named {
    Value value;
    std::string_view name;
};

/// The word of a value. Precondition: the table has it.
template <class Value, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const std::array<Named<Value>, N>& table,
                                                 Value value) {
    for (const Named<Value>& one : table) {
        if (one.value == value) return one.name;
    }
    assert(false && "a table of words has every value");
    return {};
}

/// The value of a word; nothing where the table has no such word.
template <class Value, std::size_t N>
[[nodiscard]] constexpr std::optional<Value> named(const std::array<Named<Value>, N>& table,
                                                   std::string_view name) noexcept {
    for (const Named<Value>& one : table) {
        if (one.name == name) return one.value;
    }
    return std::nullopt;
}

}  // namespace kenesh
