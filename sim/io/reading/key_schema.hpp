#pragma once

#include <span>
#include <string>

#include "sim/io/reading/keys.hpp"

namespace kenesh {

/// JSON Schema (draft 7) of files whose outermost table is this section, for editors: keys, kinds
/// of values, ranges, words, what must be there. What a file means as a whole only `check` knows.
[[nodiscard]] std::string key_schema(Section root);

/// A key where it stands.
struct PlacedKey {
    const SectionKeys* section = nullptr;
    const KeyRow* row = nullptr;
};

/// "party.ID.strength".
[[nodiscard]] std::string key_path(const PlacedKey& key);

/// The words of the documentation without marks of Markdown; "as for a party" as it is there.
[[nodiscard]] KeyRow said_in_full(const KeyRow& row);
[[nodiscard]] std::string plain_words(std::string_view markdown);

/// [{"key", "section", "type", "range", "default", "meaning"}].
[[nodiscard]] std::string keys_json(std::span<const PlacedKey> keys);

}  // namespace kenesh
