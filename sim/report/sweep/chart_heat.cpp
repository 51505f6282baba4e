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
constexpr double kLeft = 62.0;

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
    return map.percent ? percent(value, 0) : number(value, 1);
}

std::string hint(const SweepMap& map, std::size_t r, std::size_t c) {
    const double error = map.error(r, c);
    return fmt::format("{} = {}, {} = {}: {} \xc2\xb1 {}", map.x.title, map.x.labels[c],
                       map.y.title, map.y.labels[r],
                       map.percent ? percent(map.mean(r, c), 1) : number(map.mean(r, c), 2),
                       map.percent ? percent(error, 2) : number(error, 2));
}

/// What is read on a tile of this share of its colour over white.
std::string figure_ink(const std::string& color, double share) {
    const Color full = parse_color(color).value_or(Color{});
    const auto channel = [&](std::uint8_t c) {
        return static_cast<std::uint8_t>(255.0 + share * (c - 255.0));
    };
    return to_string(ink_on({channel(full.red), channel(full.green), channel(full.blue)}));
}

/// Every so many labels, so that they do not stand on one another.
std::size_t step_of(std::size_t labels, double room, double each) {
    const double fit = std::max(1.0, std::floor(room / each));
    return static_cast<std::size_t>(std::ceil(static_cast<double>(labels) / fit));
}

void draw_labels(Svg& svg, const SweepMap& map, const Box& tile, double bottom) {
    double widest = 0.0;
    for (const std::string& label : map.x.labels)
        widest = std::max(widest, text_width(clip(visible(label), 10), 11) + 6);
    const std::size_t across = step_of(map.x.labels.size(), kChartWidth - kLeft, widest);
    for (std::size_t c = 0; c < map.x.labels.size(); c += across)
        svg.text(tile.x + tile.width * (static_cast<double>(c) + 0.5), bottom + 15,
                 clip(visible(map.x.labels[c]), 10), {11, Anchor::middle, false, 0.7, {}});
    const std::size_t down = step_of(map.y.labels.size(), bottom - tile.y, 13);
    for (std::size_t r = 0; r < map.y.labels.size(); r += down)
        svg.text(kLeft - 6, bottom - tile.height * (static_cast<double>(r) + 0.5) + 4,
                 clip(visible(map.y.labels[r]), 8), {11, Anchor::end, false, 0.7, {}});
    svg.text(kLeft - 6, tile.y - 8, clip(visible(map.y.title), 60) + " (up)",
             {11, Anchor::start, false, 0.7, {}});
    svg.text(kChartWidth, bottom + 32, clip(visible(map.x.title), 60) + " (across)",
             {11, Anchor::end, false, 0.7, {}});
}

/// Five swatches from the least to the largest value.
void draw_key(Svg& svg, const SweepMap& map, const Bounds& bounds, const std::string& color,
              double y) {
    if (!(bounds.most >= bounds.least)) return;
    const std::string low = shown(map, bounds.least), high = shown(map, bounds.most);
    svg.text(kLeft, y, low, {11, Anchor::start, false, 1.0, {}});
    double x = kLeft + text_width(low, 11) + 6;
    for (int i = 0; i < 5; ++i, x += 16)
        svg.rect(x, y - 9, 15, 10, color, 0.08 + 0.9 * i / 4.0);
    svg.text(x + 5, y, high, {11, Anchor::start, false, 1.0, {}});
}

}  // namespace

Chart sweep_map(const SweepMap& map) {
    const auto columns = static_cast<double>(map.x.labels.size());
    const auto rows = static_cast<double>(map.y.labels.size());
    const double top = 22.0;
    const double width = (kChartWidth - kLeft) / columns;
    const double height = std::clamp(300.0 / rows, 4.0, std::min(40.0, std::max(16.0, width)));
    const double bottom = top + height * rows;
    const std::string color = map.color.empty() ? kAccent : safe_color(map.color);
    const Bounds bounds = bounds_of(map);
    Svg svg(map.id, kChartWidth, bottom + 42, map.heading, map.note);
    const bool written = width >= text_width(map.percent ? "100 %" : "00.0", 10) && height >= 13;
    for (std::size_t r = 0; r < map.mean.rows(); ++r)
        for (std::size_t c = 0; c < map.mean.columns(); ++c) {
            const double value = map.mean(r, c);
            if (std::isnan(value)) continue;
            const double share = bounds.share(value);
            const Box box{kLeft + width * static_cast<double>(c),
                          bottom - height * static_cast<double>(r + 1), width, height};
            svg.rect(box.x, box.y, box.width - 1, box.height - 1, color, 0.08 + 0.9 * share,
                     hint(map, r, c));
            if (written)
                svg.text(box.x + width / 2, box.y + height / 2 + 3.5, shown(map, value),
                         {10, Anchor::middle, false, 1.0,
                          share > 0.55 ? figure_ink(color, 0.08 + 0.9 * share) : ""});
        }
    draw_labels(svg, map, {kLeft, top, width, height}, bottom);
    draw_key(svg, map, bounds, color, bottom + 32);
    return {map.id, map.heading, map.note, svg.str(), {}, {}, {}};
}

}  // namespace kenesh
