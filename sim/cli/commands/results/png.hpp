#pragma once

#include <filesystem>
#include <string_view>

namespace kenesh {

/// What to say where write_png() is false.
inline constexpr std::string_view kNoPainter =
    "rsvg-convert (Debian: librsvg2-bin) is not installed\n";

/// Draws an SVG file as PNG on white paper, three pixels per unit, with the program rsvg-convert;
/// false if that is not installed. The file appears whole or not at all. Throws FileError if
/// rsvg-convert cannot draw the picture.
[[nodiscard]] bool write_png(const std::filesystem::path& svg, const std::filesystem::path& png);

}  // namespace kenesh
