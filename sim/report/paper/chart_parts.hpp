#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/report/paper/measure.hpp"
#include "sim/report/paper/svg.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Pictures of one size alone are this wide in viewBox units.
inline constexpr double kChartWidth = 440.0;

/// What a chart is drawn on. Both kinds are shown at about one pixel a unit: one on a page or a
/// screen, one on a phone, so that their letters are of a size there.
struct Sheet {
    double width = 600.0;
    bool narrow = false;
    /// The id of the picture: both kinds stand on one page.
    [[nodiscard]] std::string id(const std::string& chart) const {
        return narrow ? chart + "-narrow" : chart;
    }
};
inline constexpr Sheet kWideSheet{600.0, false};
inline constexpr Sheet kNarrowSheet{350.0, true};

/// Letters of names and of labels: the same, for the page's smallest.
inline constexpr double kLetters = 12.0;
inline constexpr double kLineHeight = 15.0;

/// Words in lines of at most `width` units around x, the first at y; gives how many.
std::size_t draw_title(Svg& svg, double x, double y, double width, const std::string& words);

/// A row of a chart that is named: the name left of the marks, or above them on a narrow sheet.
struct NamedRow {
    std::vector<std::string> lines;  ///< the name, wrapped
    double top = 0.0;
    double marks = 0.0;  ///< where the marks begin
    double bottom = 0.0;
};

/// Rows for names, each with `height` for its marks, and the column that the names take.
struct NamedRows {
    double left = 0.0;  ///< of the marks
    std::vector<NamedRow> rows;
    double bottom = 0.0;
};
[[nodiscard]] NamedRows named_rows(const std::vector<std::string>& names, const Sheet& sheet,
                                   double top, double height, double beside);
void draw_name(Svg& svg, const NamedRow& row, double room_below);

/// A sample of a mark and what it means.
struct KeyEntry {
    enum class Mark : unsigned char { none, square, outline, strong, faint, dashed };
    std::string words;
    std::string color;
    Mark mark = Mark::square;
};
/// Entries in rows of at most the sheet's width from y on; gives the y below them.
double draw_key(Svg& svg, const std::vector<KeyEntry>& entries, const Sheet& sheet, double y);
[[nodiscard]] double key_height(const std::vector<KeyEntry>& entries, const Sheet& sheet);

/// A horizontal axis below `y` with grid lines up to `top`.
void draw_axis(Svg& svg, const Scale& scale, double top, double y, int count, bool percent = false);

/// The 90 % range as a thin bar, the 50 % range as a thick one, the mean as a dot.
void draw_interval(Svg& svg, const Scale& scale, double y, const Spread& spread,
                   const std::string& color, bool faint, const std::string& words);

}  // namespace kenesh
