#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace kenesh {

/// A parameter's value as what it is: "3" a whole number, "0.20" a number, everything else the text
/// as it is written.
using SettingValue = std::variant<std::int64_t, double, std::string>;

[[nodiscard]] SettingValue setting_value(std::string_view text);

/// The same as a number; NaN where it is none.
[[nodiscard]] double setting_number(std::string_view text);

}  // namespace kenesh
