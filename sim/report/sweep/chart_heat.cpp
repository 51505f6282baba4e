#include "sim/report/sweep/chart_heat.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/contrast.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr const char* kAccent = "#1b6ca8";
constexpr const char* kLess = "#a8571b";

struct Bounds {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    /// 0 to 1, the place of a value between the bounds.
    [[nodiscard]] double share(double value) const {
        return most > least ? (value - least) / (most - least) : 1.0;
    }
};

Bounds bounds_of(const SweepMap& map) {
    Bounds bounds;
    for (std::size_t r = 0; r < map.mean.rows(); ++r)
        for (std::size_t c = 0; c < map.mean.columns(); ++c) {
            const double value = map.mean(r, c);
            if (std::isnan(value)) continue;
            bounds.least = std::min(bounds.least, value);
            bounds.most = std::max(bounds.most, value);
        }
    return bounds;
}

std::string shown(const SweepMap& map, double value) {
    return map.percent ? percent(value, 0) : number(value, 1, map.signs);
}

std::string hint(const SweepMap& map, std::size_t r, std::size_t c) {
    const double error = map.error(r, c);
    return fmt::format(
        "{} {}, {} {}: {} \xc2\xb1 {}", map.x.title, map.x.labels[c], map.y.title, map.y.labels[r],
        map.percent ? percent(map.mean(r, c), 1) : number(map.mean(r, c), 2, map.signs),
        map.percent ? percent(error, 2) : number(error, 2));
}

/// The tile of a value: its colour mixed with white, the more colour the larger it is, so that it
/// is the same on light and dark paper.
Color tint(const SweepMap& map, const Bounds& bounds, double value) {
    double share = bounds.share(value);
    std::string color = map.color.empty() ? kAccent : safe_color(map.color);
    if (map.signs) {
        const double most = std::max(std::abs(bounds.least), std::abs(bounds.most));
        share = most > 0.0 ? std::abs(value) / most : 0.0;
        color = value < 0.0 ? kLess : kAccent;
    }
    const Color full = parse_color(color).value_or(Color{});
    const auto channel = [&](std::uint8_t c) {
        return static_cast<std::uint8_t>(std::lround(255.0 + (0.08 + 0.9 * share) * (c - 255.0)));
    };
    return {channel(full.red), channel(full.green), channel(full.blue)};
}

/// Every so many labels, so that they do not stand on one another.
std::size_t step_of(std::size_t labels, double room, double each) {
    const double fit = std::max(1.0, std::floor(room / each));
    return static_cast<std::size_t>(std::ceil(static_cast<double>(labels) / fit));
}

std::string short_label(const std::string& label) {
    return clip(visible(label), 12);
}

double widest_of(const SweepAxis& axis) {
    double widest = 0.0;
    for (const std::string& label : axis.labels)
        widest = std::max(widest, text_width(short_label(label), kLetters));
    return widest;
}

void draw_labels(Svg& svg, const SweepMap& map, const Box& tile, double bottom) {
    const double right = tile.x + tile.width * static_cast<double>(map.x.labels.size());
    const std::size_t across = step_of(map.x.labels.size(), right - tile.x, widest_of(map.x) + 8.0);
    for (std::size_t c = 0; c < map.x.labels.size(); c += across)
        svg.text(tile.x + tile.width * (static_cast<double>(c) + 0.5), bottom + 15,
                 short_label(map.x.labels[c]), {kLetters, Anchor::middle, false, 0.75, {}});
    const std::size_t down = step_of(map.y.labels.size(), bottom - tile.y, kLineHeight);
    for (std::size_t r = 0; r < map.y.labels.size(); r += down)
        svg.text(tile.x - 6, bottom - tile.height * (static_cast<double>(r) + 0.5) + 4,
                 short_label(map.y.labels[r]), {kLetters, Anchor::end, false, 0.75, {}});
}

/// Words in as many lines as they need, the first below y; gives the y below them.
double draw_words(Svg& svg, double y, const std::string& words, const Sheet& sheet) {
    for (const std::string& line : text_lines(visible(words), sheet.width, kLetters)) {
        y += kLineHeight;
        svg.text(0, y - 3, line, {kLetters, Anchor::start, false, 0.75, {}});
    }
    return y;
}

/// Five swatches from the least to the largest value.
void draw_swatches(Svg& svg, const SweepMap& map, const Bounds& bounds, double y) {
    if (!(bounds.most >= bounds.least)) return;
    const std::string low = shown(map, bounds.least), high = shown(map, bounds.most);
    svg.text(0, y, low, {kLetters, Anchor::start, false, 1.0, {}});
    double x = text_width(low, kLetters) + 6;
    for (int i = 0; i < 5; ++i, x += 16)
        svg.rect(
            x, y - 9, 15, 10,
            to_string(tint(map, bounds, bounds.least + (bounds.most - bounds.least) * i / 4.0)));
    svg.text(x + 5, y, high, {kLetters, Anchor::start, false, 1.0, {}});
}

double draw_tiles(Svg& svg, const SweepMap& map, const Bounds& bounds, const Sheet& sheet,
                  double top) {
    const auto columns = static_cast<double>(map.x.labels.size());
    const auto rows = static_cast<double>(map.y.labels.size());
    const double left = std::max(30.0, widest_of(map.y) + 10.0);
    const double width = (sheet.width - left) / columns;
    const double height = std::clamp(320.0 / rows, 4.0, std::min(40.0, std::max(18.0, width)));
    const double bottom = top + height * rows;
    const bool written = width >= text_width(map.percent ? "100 %"
                                             : map.signs ? "+00.0"
                                                         : "00.0",
                                             kLetters) +
                                      3 &&
                         height >= 15;
    for (std::size_t r = 0; r < map.mean.rows(); ++r)
        for (std::size_t c = 0; c < map.mean.columns(); ++c) {
            const double value = map.mean(r, c);
            if (std::isnan(value)) continue;
            const Color color = tint(map, bounds, value);
            const Box box{left + width * static_cast<double>(c),
                          bottom - height * static_cast<double>(r + 1), width, height};
            svg.rect(box.x, box.y, box.width - 1, box.height - 1, to_string(color), 1.0,
                     hint(map, r, c));
            if (written)
                svg.text(box.x + width / 2, box.y + height / 2 + 4, shown(map, value),
                         {kLetters, Anchor::middle, false, 1.0, to_string(ink_on(color))});
        }
    draw_labels(svg, map, {left, top, width, height}, bottom);
    return bottom + 20;
}

double draw_map(Svg& svg, const SweepMap& map, const Sheet& sheet) {
    const Bounds bounds = bounds_of(map);
    double y = draw_words(svg, 0.0, "Up: " + map.y.title, sheet) + 6;
    y = draw_tiles(svg, map, bounds, sheet, y);
    y = draw_words(svg, y, "Across: " + map.x.title, sheet) + 18;
    draw_swatches(svg, map, bounds, y);
    return y + 6;
}

}  // namespace

Chart sweep_map(const SweepMap& map, const Sheet& sheet) {
    Svg nowhere("nowhere", 1, 1, "", "");
    const double bottom = draw_map(nowhere, map, sheet);
    Svg svg(sheet.id(map.id), sheet.width, bottom, map.heading, map.note);
    static_cast<void>(draw_map(svg, map, sheet));
    return {map.id, map.heading, map.note, svg.str(), {}, {}, {}};
}

}  // namespace kenesh
