#include "sim/report/paper/contrast.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "sim/core/math.hpp"

namespace kenesh {
namespace {

/// A channel without its gamma (IEC 61966-2-1).
double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : math::exp(2.4 * math::log((c + 0.055) / 1.055));
}

/// Relative luminance (WCAG 2.2): 0 black, 1 white.
double luminance(Color color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

Color mixed(Color color, std::uint8_t with, int sixty_fourths) {
    const auto channel = [&](std::uint8_t c) {
        return static_cast<std::uint8_t>((c * (64 - sixty_fourths) + with * sixty_fourths) / 64);
    };
    return {channel(color.red), channel(color.green), channel(color.blue)};
}

}  // namespace

std::string to_string(Color color) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "#";
    for (const std::uint8_t channel : {color.red, color.green, color.blue}) {
        out += kDigits[channel >> 4U];
        out += kDigits[channel & 15U];
    }
    return out;
}

double contrast(Color one, Color other) {
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

Color standing_out(Color color, Color paper, double least_contrast) {
    const std::uint8_t with = contrast(paper, {255, 255, 255}) > contrast(paper, {}) ? 255 : 0;
    for (int parts = 0; parts < 64; ++parts) {
        const Color tried = mixed(color, with, parts);
        if (contrast(tried, paper) >= least_contrast) return tried;
    }
    return {with, with, with};
}

Color ink_on(Color ground) {
    const Color black, white{255, 255, 255};
    return contrast(ground, black) >= contrast(ground, white) ? black : white;
}

}  // namespace kenesh
