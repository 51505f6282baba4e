#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/reading/keys.hpp"

namespace kenesh {

enum class ValueType : std::uint8_t {
    any,
    text,
    id,
    path,
    truth,
    number,
    whole,
    word,    ///< one of `words`
    list,    ///< of `of`
    map,     ///< keys are names of one's own, values are `of`
    table,   ///< with the keys of one of `sections`
    tables,  ///< a list of such
};

/// A bound of a number.
struct TypeBound {
    double value = 0.0;
    bool included = true;
    friend bool operator==(const TypeBound&, const TypeBound&) = default;
};

/// One kind of value that a key takes.
struct KeyType {
    ValueType type = ValueType::any;
    std::optional<TypeBound> low;
    std::optional<TypeBound> high;
    std::vector<std::string> words;
    std::vector<Section> sections;
    std::vector<KeyType> of;  ///< any of these
};

/// Reads a type of keys.txt: the kinds of values, any of which the key takes. Precondition: written
/// as the head of keys.txt says.
[[nodiscard]] std::vector<KeyType> key_types(std::string_view text);

/// "whole number or word".
[[nodiscard]] std::string type_words(const std::vector<KeyType>& types);

}  // namespace kenesh
