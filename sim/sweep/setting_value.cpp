#include "sim/sweep/setting_value.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/whole_number.hpp"

namespace kenesh {
namespace {

/// TOML lets a number begin with "+" and have "_" between digits.
std::string plain(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    std::string out(text);
    std::erase(out, '_');
    return out;
}

}  // namespace

SettingValue setting_value(std::string_view text) {
    const bool numeric =
        !text.empty() && text.find_first_not_of("+-0123456789._eE") == std::string_view::npos;
    if (numeric) {
        const std::string digits = plain(text);
        constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
        if (const auto whole = whole_number(digits, -kMost, kMost)) return *whole;
        if (const auto real = finite_number(digits)) return *real;
    }
    return std::string(text);
}

double setting_number(std::string_view text) {
    const SettingValue value = setting_value(text);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace kenesh
