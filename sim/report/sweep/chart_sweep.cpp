#include "sim/report/sweep/chart_sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/whole_number.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

using Points = std::vector<std::pair<double, double>>;

constexpr double kLarge = 210.0;  ///< heights of frames
constexpr double kSmall = 96.0;
constexpr double kGap = 18.0;
constexpr double kBelow = 22.0;  ///< a frame: its axis
/// More points of a line than this say its name alone: a page of their words would be megabytes.
constexpr std::size_t kNamedDots = 60;

std::string value_text(double value, bool percent_of) {
    return percent_of ? percent(value, value < 0.0995 ? 1 : 0) : number(value, 1);
}

std::string tick_text(double tick, bool percent_of) {
    return percent_of ? fmt::format("{:.3g} %", 100.0 * tick) : fmt::format("{:.6g}", tick);
}

/// Least and largest value that is drawn in some panels; 0 is always there.
Scale value_range(const SweepPanels& panels, std::size_t first, std::size_t end) {
    double least = 0.0, most = 0.0;
    for (std::size_t p = first; p < end; ++p)
        for (const SweepSeries& one : panels.panels[p].series)
            for (std::size_t i = 0; i < one.mean.size(); ++i) {
                if (std::isnan(one.mean[i])) continue;
                const bool band = p == 0 && !one.high.empty();
                most = std::max(most, band ? one.high[i] : one.mean[i] + 2 * one.error[i]);
                least = std::min(least, band ? one.low[i] : one.mean[i] - 2 * one.error[i]);
            }
    if (panels.percent) return {0.0, std::clamp(most, 0.02, 1.0), 0.0, 0.0};
    return {least, std::max(most, least < -0.5 ? 0.0 : 1.0), 0.0, 0.0};
}

/// One panel on its sheet.
struct Frame {
    const SweepPanels& panels;
    Scale x, y;
    bool large = false;
};

Scale position_scale(const SweepAxis& axis, double left, double right) {
    const auto [low, high] = std::minmax_element(axis.positions.begin(), axis.positions.end());
    // One value stands in the middle.
    const double room = *low == *high ? 1.0 : 0.0;
    return {*low - room, *high + room, left, right};
}

/// Words below the axis, those left out that would touch the one before or leave the frame.
void draw_below(Svg& svg, const Frame& frame,
                const std::vector<std::pair<double, std::string>>& labels) {
    double free_from = frame.x.start - 34.0;
    for (const auto& [x, words] : labels) {
        const double half = text_width(words, kLetters) / 2;
        if (x - half < free_from || x + half > frame.x.end + kGap) continue;
        svg.text(x, frame.y.start + 19, words, {kLetters, Anchor::middle, false, 0.75, {}});
        free_from = x + half + 8;
    }
}

void draw_frame(Svg& svg, const Frame& frame) {
    const SweepAxis& axis = frame.panels.x;
    for (const double tick : ticks(frame.y.from, frame.y.to, frame.large ? 6 : 3)) {
        svg.rule(frame.x.start, frame.y(tick), frame.x.end, frame.y(tick),
                 std::abs(tick) < 1e-12 ? 0.6 : 0.12);
        svg.text(frame.x.start - 6, frame.y(tick) + 4, tick_text(tick, frame.panels.percent),
                 {kLetters, Anchor::end, false, 0.75, {}});
    }
    std::vector<std::pair<double, std::string>> labels;
    if (axis.numeric) {
        for (const double tick : ticks(frame.x.from, frame.x.to, frame.large ? 6 : 3)) {
            svg.rule(frame.x(tick), frame.y.end, frame.x(tick), frame.y.start, 0.12);
            labels.emplace_back(frame.x(tick), tick_text(tick, axis.percent));
        }
    } else {
        for (std::size_t i = 0; i < axis.labels.size(); ++i)
            labels.emplace_back(frame.x(axis.positions[i]), clip(visible(axis.labels[i]), 18));
    }
    draw_below(svg, frame, labels);
}

/// Values present, in the order of the axis.
std::vector<std::size_t> present(const SweepPanels& panels, const SweepSeries& one) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < one.mean.size(); ++i)
        if (!std::isnan(one.mean[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return panels.x.positions[a] < panels.x.positions[b];
    });
    return order;
}

void draw_band(Svg& svg, const Frame& frame, const std::vector<std::size_t>& order,
               const std::string& color, double opacity, const auto& low, const auto& high) {
    Points points;
    const auto at = [&](std::size_t i, double value) {
        points.emplace_back(frame.x(frame.panels.x.positions[i]),
                            frame.y(std::clamp(value, frame.y.from, frame.y.to)));
    };
    for (const std::size_t i : order)
        at(i, high(i));
    for (std::size_t j = order.size(); j-- > 0;)
        at(order[j], low(order[j]));
    if (order.size() > 1) svg.area(points, color, opacity);
}

std::string hint(const Frame& frame, const std::string& of, const SweepSeries& one, std::size_t i) {
    const bool percent_of = frame.panels.percent;
    return fmt::format(
        "{}{}, {} {}: {} \xc2\xb1 {}{}", of.empty() ? "" : of + ", ", one.name,
        frame.panels.x.title, frame.panels.x.labels[i], value_text(one.mean[i], percent_of),
        percent_of ? percent(one.error[i], 2) : number(one.error[i], 2),
        one.low.empty() ? ""
                        : fmt::format("; 90 % of runs {} to {}", number(one.low[i], 0),
                                      number(one.high[i], 0)));
}

void draw_series(Svg& svg, const Frame& frame, const std::string& of, const SweepSeries& one) {
    const std::string color = safe_color(one.color);
    const auto order = present(frame.panels, one);
    if (frame.panels.joined) {
        if (frame.large && !one.low.empty())
            draw_band(
                svg, frame, order, color, 0.13, [&](std::size_t i) { return one.low[i]; },
                [&](std::size_t i) { return one.high[i]; });
        draw_band(
            svg, frame, order, color, 0.35,
            [&](std::size_t i) { return one.mean[i] - 2 * one.error[i]; },
            [&](std::size_t i) { return one.mean[i] + 2 * one.error[i]; });
        Points points;
        for (const std::size_t i : order)
            points.emplace_back(frame.x(frame.panels.x.positions[i]), frame.y(one.mean[i]));
        svg.outline(points, color, 2.2);
    }
    const double radius = (order.size() > kNamedDots ? 1.6 : 2.6) * (frame.large ? 1.0 : 0.75);
    if (order.size() > kNamedDots) {
        Points centres;
        for (const std::size_t i : order)
            centres.emplace_back(frame.x(frame.panels.x.positions[i]), frame.y(one.mean[i]));
        svg.dots(centres, radius, color, of.empty() ? one.name : of + ", " + one.name);
        return;
    }
    for (const std::size_t i : order)
        svg.circle(frame.x(frame.panels.x.positions[i]), frame.y(one.mean[i]), radius, color,
                   hint(frame, of, one, i));
}

/// Words in as many lines as they need, the first below y; gives the y below them.
double draw_words(Svg& svg, double x, double y, double width, const std::string& words, bool bold) {
    if (words.empty()) return y;
    for (const std::string& line : text_lines(visible(words), width, kLetters, bold)) {
        y += kLineHeight;
        svg.text(x, y - 3, line, {kLetters, Anchor::start, bold, bold ? 1.0 : 0.75, {}});
    }
    return y;
}

double words_height(const std::string& words, double width, bool bold) {
    if (words.empty()) return 0.0;
    return kLineHeight *
           static_cast<double>(text_lines(visible(words), width, kLetters, bold).size());
}

/// Draws all panels from y on, or only measures them; gives the y below them.
double draw_panels(Svg& svg, const SweepPanels& panels, const Sheet& sheet, double y) {
    // Small parties on the scale of a large one are lines on the ground.
    const Scale large = value_range(panels, 0, 1);
    const Scale small = value_range(panels, 1, panels.panels.size());
    double axis = 0.0;
    for (const Scale& range : {large, small})
        for (const double tick : ticks(range.from, range.to, 6))
            axis = std::max(axis, text_width(tick_text(tick, panels.percent), kLetters) + 8.0);
    const auto one = [&](std::size_t i, double left, double width, double top, double height) {
        const Scale& range = i == 0 ? large : small;
        const Frame frame{panels,
                          position_scale(panels.x, left + axis, left + width),
                          {range.from, range.to, top + height, top},
                          i == 0};
        draw_frame(svg, frame);
        for (const SweepSeries& series : panels.panels[i].series)
            draw_series(svg, frame, panels.panels[i].title, series);
    };
    y = draw_words(svg, 0, y, sheet.width, panels.panels.front().title, true) + 6;
    one(0, 0, sheet.width - kGap, y, kLarge);
    y += kLarge + kBelow;
    const std::size_t columns = sheet.narrow ? 2 : 3;
    const double width =
        (sheet.width - kGap * static_cast<double>(columns)) / static_cast<double>(columns);
    for (std::size_t row = 1; row < panels.panels.size(); row += columns) {
        const std::size_t last = std::min(row + columns, panels.panels.size());
        double titles = 0.0;
        for (std::size_t i = row; i < last; ++i)
            titles = std::max(titles, words_height(panels.panels[i].title, width, true));
        y += 14;
        for (std::size_t i = row; i < last; ++i) {
            const double left = (width + kGap) * static_cast<double>(i - row);
            draw_words(svg, left, y, width, panels.panels[i].title, true);
            one(i, left, width, y + titles + 6, kSmall);
        }
        y += titles + 6 + kSmall + kBelow;
    }
    return draw_words(svg, 0, y + 4, sheet.width, "Across: " + panels.x.title, false);
}

}  // namespace

SweepAxis sweep_axis(const std::string& title, const std::vector<std::string>& values) {
    SweepAxis axis{title, values, {}, true};
    for (const std::string& text : values) {
        const auto value = finite_number(text);
        axis.numeric = axis.numeric && value;
        axis.positions.push_back(value.value_or(0.0));
    }
    if (!axis.numeric) std::iota(axis.positions.begin(), axis.positions.end(), 0.0);
    return axis;
}

Chart sweep_panels(const SweepPanels& panels, const Sheet& sheet) {
    const double top = panels.key.empty() ? 0.0 : key_height(panels.key, sheet) + 6;
    Svg nowhere("nowhere", 1, 1, "", "");
    const double bottom = draw_panels(nowhere, panels, sheet, top);
    Svg svg(sheet.id(panels.id), sheet.width, bottom + 4, panels.heading, panels.note);
    static_cast<void>(draw_key(svg, panels.key, sheet, 0.0));
    static_cast<void>(draw_panels(svg, panels, sheet, top));
    return {panels.id, panels.heading, panels.note, svg.str(), {}, {}, {}};
}

}  // namespace kenesh
