#include "sim/core/color.hpp"

#include <charconv>

namespace kenesh {

std::optional<Color> parse_color(std::string_view text) noexcept {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    std::uint32_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, value, 16);
    if (error != std::errc{} || stop != end) return std::nullopt;
    const auto channel = [value](unsigned shift) {
        return static_cast<std::uint8_t>((value >> shift) & 0xffU);
    };
    return Color{channel(16), channel(8), channel(0)};
}

}  // namespace kenesh
