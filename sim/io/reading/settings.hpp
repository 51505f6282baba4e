#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/toml_node.hpp"

namespace kenesh {

/// A setting as it is written, and what a path in it is relative to: "" is where the user stands.
struct SettingText {
    std::string text;
    std::string folder{};
};

/// Settings of the command line.
[[nodiscard]] std::vector<SettingText> typed_settings(std::span<const std::string> texts);

/// A key and its value from outside the files, as in --set party.mekenchil.strength=0.40.
struct Setting {
    std::vector<std::string> path;  ///< the key's parts; quotes around a part keep its dots
    TomlNode value;                 ///< a TOML value; what is none counts as a text
    Place place;                    ///< the setting itself stands for the file
};

/// A name as a part of a setting's key, in quotes where it needs them; nothing where none can hold
/// it.
[[nodiscard]] std::optional<std::string> key_part(const std::string& name);
/// "path.part"; the part alone at the top.
[[nodiscard]] std::string key_below(const std::string& path, const std::string& part);

/// Reads "key=value"; nothing and a mistake where it is not of that form.
[[nodiscard]] std::optional<Setting> parse_setting(const SettingText& setting,
                                                   Diagnostics& mistakes);

/// Puts the value into the document at the key from part `from` on. Lists of tables are entered by
/// id (party.<id>.strength), lists of tiers by number from 0 (tier.1.seats); tables that are not
/// there are made. Whether the key is known is found when the document is read.
void apply_setting(const Setting& setting, std::size_t from, TomlNode& document,
                   Diagnostics& mistakes);

/// The value that a setting of this key would replace; null where the document has no such key.
[[nodiscard]] const TomlNode* find_key(std::string_view key, const TomlNode& document);

}  // namespace kenesh
