#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kenesh {

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(const Color&, const Color&) = default;
};

/// "#rrggbb", small letters or capitals; anything else is no colour.
[[nodiscard]] std::optional<Color> parse_color(std::string_view text) noexcept;

/// Colours that remain distinct with any colour vision (Okabe and Ito 2008, Color Universal
/// Design), without black: text and against all have it. For what has no colour of its own.
inline constexpr std::array<std::string_view, 7> kPalette{
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"};

}  // namespace kenesh
