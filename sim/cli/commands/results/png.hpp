#pragma once

#include <filesystem>

namespace kenesh {

/// Draws an SVG file as PNG on white paper, three pixels per unit, with the program rsvg-convert;
/// false if that is not installed. The file appears whole or not at all. Throws FileError if
/// rsvg-convert cannot draw the picture.
[[nodiscard]] bool write_png(const std::filesystem::path& svg, const std::filesystem::path& png);

}  // namespace kenesh
