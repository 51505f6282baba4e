#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/toml_node.hpp"

namespace kenesh {

/// Parses TOML 1.0 text into a table. Nothing, and one mistake more, where the text is not TOML:
/// its grammar leaves no place to go on after the first fault.
[[nodiscard]] std::optional<TomlNode> parse_toml(std::string_view text, const std::string& file,
                                                 Diagnostics& mistakes);

/// read_file() and parse_toml().
[[nodiscard]] std::optional<TomlNode> read_toml(const std::filesystem::path& path,
                                                Diagnostics& mistakes);

/// One value as it may stand right of a key's "=", all at one place; nothing if it is not TOML.
[[nodiscard]] std::optional<TomlNode> parse_toml_value(std::string_view text, const Place& place);

}  // namespace kenesh
