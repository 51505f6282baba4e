#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/svg.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Pictures are this wide in viewBox units; a phone shows them at five sixths of that.
inline constexpr double kChartWidth = 440.0;
/// Names of choices stand left of this.
inline constexpr double kNameWidth = 124.0;

/// Words in lines of at most `width` units around x, the first at y.
void draw_title(Svg& svg, double x, double y, double width, const std::string& words);

/// About how wide text of this size is in viewBox units.
[[nodiscard]] double text_width(std::string_view words, double size);

/// A horizontal axis below `y` with grid lines up to `top`.
void draw_axis(Svg& svg, const Scale& scale, double top, double y, int count, bool percent = false);

/// The 90 % range as a thin bar, the 50 % range as a thick one, the mean as a dot.
void draw_interval(Svg& svg, const Scale& scale, double y, const Spread& spread,
                   const std::string& color, bool faint, const std::string& words);

}  // namespace kenesh
