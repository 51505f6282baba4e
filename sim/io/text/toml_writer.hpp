#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/text/toml_node.hpp"

namespace kenesh {

/// Writes TOML 1.0 text, key by key. Numbers read back as the same numbers.
class TomlWriter {
public:
    TomlWriter& header(std::string_view table);       ///< [table]
    TomlWriter& list_header(std::string_view table);  ///< [[table]]
    TomlWriter& text(std::string_view key, std::string_view value);
    TomlWriter& number(std::string_view key, double value);
    TomlWriter& whole(std::string_view key, std::int64_t value);
    TomlWriter& truth(std::string_view key, bool value);
    TomlWriter& texts(std::string_view key, std::span<const std::string> values);
    /// A value that is TOML already.
    TomlWriter& raw(std::string_view key, std::string_view value);
    [[nodiscard]] const std::string& str() const noexcept { return text_; }

private:
    std::string text_;
};

/// A basic string with what needs escaping escaped; also a quoted key.
[[nodiscard]] std::string toml_quoted(std::string_view text);

[[nodiscard]] std::string toml_number(double value);

/// A value as it may stand right of a key's "=": what parse_toml_value() reads. Precondition: it
/// holds no date or time.
[[nodiscard]] std::string toml_value(const TomlNode& node);

/// ["a", "b"]
[[nodiscard]] std::string toml_list(std::span<const std::string> values);

/// { "a" = 1, "b" = 2 }
[[nodiscard]] std::string toml_inline(std::span<const std::pair<std::string, double>> values);
/// The same of values as they are written.
[[nodiscard]] std::string toml_inline(std::span<const std::pair<std::string, std::string>> values);

}  // namespace kenesh
