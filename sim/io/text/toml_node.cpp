#include "sim/io/text/toml_node.hpp"

#include <algorithm>
#include <array>

namespace kenesh {

const TomlEntry* TomlTable::find(std::string_view key) const noexcept {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [key](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

TomlEntry* TomlTable::find(std::string_view key) noexcept {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [key](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

std::optional<double> TomlNode::number() const noexcept {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return std::nullopt;
}

std::string_view kind_of(const TomlNode& node) noexcept {
    constexpr std::array<std::string_view, 7> kKinds{"true or false", "a whole number", "a number",
                                                     "a text",        "a date or time", "a list",
                                                     "a table"};
    return kKinds[node.value.index()];
}

}  // namespace kenesh
