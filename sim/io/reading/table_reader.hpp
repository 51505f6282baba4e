#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/ids.hpp"
#include "sim/core/range.hpp"
#include "sim/io/reading/keys.hpp"
#include "sim/io/text/toml_node.hpp"

namespace kenesh {

struct PlacedText {
    std::string text;
    Place place;
    const TomlNode* node = nullptr;  ///< the document's
};

/// Reads one table of a document key by key. A value of the wrong kind or outside its range is
/// recorded and read as nothing, so that reading goes on to the next mistake; so are unknown keys.
class TableReader {
public:
    /// The table must outlive its reader. Unknown keys are recorded at once.
    TableReader(const TomlTable& table, Place place, Section section, Diagnostics& mistakes);

    [[nodiscard]] const Place& place() const noexcept { return place_; }
    /// Of the key's value; of the table where the key is not there.
    [[nodiscard]] Place place(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return node(key) != nullptr; }
    [[nodiscard]] const TomlNode* node(std::string_view key) const;

    [[nodiscard]] std::optional<double> number(std::string_view key, NumberRange range) const;
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key, std::int64_t low,
                                                    std::int64_t high) const;
    [[nodiscard]] std::optional<bool> truth(std::string_view key) const;
    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    /// A text of small letters, digits and hyphens.
    [[nodiscard]] std::optional<std::string> id(std::string_view key) const;
    /// The position of the key's text among the words it may be.
    [[nodiscard]] std::optional<std::size_t> word(std::string_view key,
                                                  std::span<const std::string> words) const;
    /// Elements of a list of texts.
    [[nodiscard]] std::vector<PlacedText> texts(std::string_view key) const;
    /// A table with keys of its own; nothing if the key is not there.
    [[nodiscard]] std::optional<TableReader> table(std::string_view key, Section section) const;
    /// The tables of a list, as from [[key]].
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key, Section section) const;
    /// The entries of a table whose keys are names; empty if the key is not there.
    [[nodiscard]] std::span<const TomlEntry> entries(std::string_view key) const;

    /// Records that the key is missing, if it is.
    void require(std::string_view key) const;
    void error(std::string_view key, std::string message, std::string suggestion = {}) const;
    [[nodiscard]] Diagnostics& mistakes() const noexcept { return *mistakes_; }

private:
    void report_unknown_keys() const;
    void wrong_kind(std::string_view key, const TomlNode& node, std::string_view wanted) const;

    const TomlTable* table_;
    Place place_;
    Section section_;
    Diagnostics* mistakes_;
};

}  // namespace kenesh
