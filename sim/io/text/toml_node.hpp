#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

struct TomlNode;
struct TomlEntry;

using TomlArray = std::vector<TomlNode>;

/// The entries of a table in the order of the file.
struct TomlTable {
    std::vector<TomlEntry> entries;

    [[nodiscard]] const TomlEntry* find(std::string_view key) const noexcept;
    [[nodiscard]] TomlEntry* find(std::string_view key) noexcept;
};

/// A date or time; no key takes one.
struct TomlTime {};

/// A line and column of a file, counted from 1; 0: none.
struct TomlPosition {
    int line = 0;
    int column = 0;
};

/// One value of a TOML document and where it stands.
struct TomlNode {
    Place place;
    TomlPosition end;  ///< just behind it; none for what does not come from a file
    std::variant<bool, std::int64_t, double, std::string, TomlTime, TomlArray, TomlTable> value;
    /// The number that a setting from outside replaced.
    std::optional<double> replaced;
    /// What a path in a setting from outside is relative to; nothing: the document's folder.
    std::optional<std::string> folder;

    [[nodiscard]] const TomlTable* table() const noexcept { return std::get_if<TomlTable>(&value); }
    [[nodiscard]] TomlTable* table() noexcept { return std::get_if<TomlTable>(&value); }
    [[nodiscard]] const TomlArray* array() const noexcept { return std::get_if<TomlArray>(&value); }
    [[nodiscard]] TomlArray* array() noexcept { return std::get_if<TomlArray>(&value); }
    [[nodiscard]] const std::string* text() const noexcept {
        return std::get_if<std::string>(&value);
    }
    /// A whole or real number as a real one.
    [[nodiscard]] std::optional<double> number() const noexcept;
};

struct TomlEntry {
    std::string key;
    Place place;  ///< of the key
    TomlNode node;
};

/// "a text", "a table", ...: what a value is, for messages.
[[nodiscard]] std::string_view kind_of(const TomlNode& node) noexcept;

}  // namespace kenesh
