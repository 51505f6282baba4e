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

/// Position and look of a choice in the charts.
struct ChartChoice {
    std::size_t choice = 0;
    std::string name;   ///< short enough for kNameWidth
    std::string color;  ///< safe
};

/// Choices that can have seats and are present, in scenario order.
[[nodiscard]] std::vector<ChartChoice> chart_choices(const Summary& summary);

/// Words in lines of at most `width` units around x, the first at y.
void draw_title(Svg& svg, double x, double y, double width, const std::string& words);

/// About how wide text of this size is in viewBox units.
[[nodiscard]] double text_width(std::string_view words, double size);

/// A horizontal axis below `y` with grid lines up to `top`.
void draw_axis(Svg& svg, const Scale& scale, double top, double y, int count, bool percent = false);

/// The 90 % range as a thin bar, the 50 % range as a thick one, the mean as a dot.
void draw_interval(Svg& svg, const Scale& scale, double y, const Spread& spread,
                   const std::string& color, bool faint, const std::string& words);

/// A seat of a hemicycle whose outer arc has radius 1.
struct HouseSeat {
    double angle = 0.0;  ///< radians; 0 left, pi right
    double radius = 0.0;
};

/// `count` seats in arcs of even spacing, from left to right.
[[nodiscard]] std::vector<HouseSeat> house_seats(int count);

/// Where the districts of a tier stand.
struct TileGrid {
    int rows = 0;
    int columns = 0;
    std::vector<Tile> tiles;  ///< per district
};

/// The places of a table, or rows of nearly equal length in the districts' order.
[[nodiscard]] TileGrid tile_grid(const DistrictTierSummary& tier);

}  // namespace kenesh
