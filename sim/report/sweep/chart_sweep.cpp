#include "sim/report/sweep/chart_sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/whole_number.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

using Points = std::vector<std::pair<double, double>>;

constexpr double kTop = 14.0;
constexpr double kBottom = 290.0;
constexpr double kLeft = 40.0;
constexpr double kRight = kChartWidth - 112.0;
constexpr double kLabelHeight = 14.0;

std::string value_text(double value, bool percent_of) {
    return percent_of ? percent(value, value < 0.0995 ? 1 : 0) : number(value, 1);
}

/// The value axis: from 0, or below it, to the largest value drawn.
Scale value_scale(const SweepLines& lines) {
    double least = 0.0, most = lines.percent ? 0.02 : 1.0;
    for (const SweepSeries& one : lines.series)
        for (std::size_t i = 0; i < one.mean.size(); ++i) {
            if (std::isnan(one.mean[i])) continue;
            most = std::max(most, one.high.empty() ? one.mean[i] + 2 * one.error[i] : one.high[i]);
            least = std::min(least, one.low.empty() ? one.mean[i] : one.low[i]);
        }
    return {least, lines.percent ? std::min(1.0, most) : most, kBottom, kTop};
}

Scale position_scale(const SweepAxis& axis) {
    const auto [low, high] = std::minmax_element(axis.positions.begin(), axis.positions.end());
    // One value stands in the middle.
    const double room = *low == *high ? 1.0 : 0.0;
    return {*low - room, *high + room, kLeft, kRight};
}

void draw_frame(Svg& svg, const SweepLines& lines, const Scale& x, const Scale& y) {
    for (const double tick : ticks(y.from, y.to, 6)) {
        svg.rule(kLeft, y(tick), kRight, y(tick), std::abs(tick) < 1e-12 ? 0.5 : 0.12);
        svg.text(kLeft - 5, y(tick) + 4,
                 lines.percent ? fmt::format("{:.3g} %", 100.0 * tick) : fmt::format("{:g}", tick),
                 {11, Anchor::end, false, 0.7, {}});
    }
    if (lines.x.numeric) {
        for (const double tick : ticks(x.from, x.to, 6)) {
            svg.rule(x(tick), kTop, x(tick), kBottom, 0.12);
            svg.text(x(tick), kBottom + 15, fmt::format("{:.6g}", tick),
                     {11, Anchor::middle, false, 0.7, {}});
        }
    } else {
        for (std::size_t i = 0; i < lines.x.labels.size(); ++i)
            svg.text(x(lines.x.positions[i]), kBottom + 15, clip(visible(lines.x.labels[i]), 14),
                     {11, Anchor::middle, false, 0.7, {}});
    }
    svg.text((kLeft + kRight) / 2, kBottom + 33, clip(visible(lines.x.title), 52),
             {11, Anchor::middle, false, 0.7, {}});
}

/// Values present, in the order of the axis.
std::vector<std::size_t> present(const SweepLines& lines, const SweepSeries& one) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < one.mean.size(); ++i)
        if (!std::isnan(one.mean[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return lines.x.positions[a] < lines.x.positions[b];
    });
    return order;
}

void draw_band(Svg& svg, const SweepLines& lines, const std::vector<std::size_t>& order,
               const Scale& x, const Scale& y, const std::string& color, double opacity,
               const auto& low, const auto& high) {
    Points points;
    for (const std::size_t i : order)
        points.emplace_back(x(lines.x.positions[i]), y(std::clamp(high(i), y.from, y.to)));
    for (std::size_t j = order.size(); j-- > 0;)
        points.emplace_back(x(lines.x.positions[order[j]]),
                            y(std::clamp(low(order[j]), y.from, y.to)));
    if (order.size() > 1) svg.area(points, color, opacity);
}

std::string hint(const SweepLines& lines, const SweepSeries& one, std::size_t i) {
    return fmt::format("{}, {} = {}: {} \xc2\xb1 {}{}", one.name, lines.x.title, lines.x.labels[i],
                       value_text(one.mean[i], lines.percent),
                       lines.percent ? percent(one.error[i], 2) : number(one.error[i], 2),
                       one.low.empty()
                           ? ""
                           : fmt::format("; 90 % of runs {} to {}", number(one.low[i], 0),
                                         number(one.high[i], 0)));
}

void draw_series(Svg& svg, const SweepLines& lines, const SweepSeries& one, const Scale& x,
                 const Scale& y) {
    const std::string color = safe_color(one.color);
    const auto order = present(lines, one);
    if (lines.joined) {
        if (!one.low.empty())
            draw_band(
                svg, lines, order, x, y, color, 0.12, [&](std::size_t i) { return one.low[i]; },
                [&](std::size_t i) { return one.high[i]; });
        draw_band(
            svg, lines, order, x, y, color, 0.35,
            [&](std::size_t i) { return one.mean[i] - 2 * one.error[i]; },
            [&](std::size_t i) { return one.mean[i] + 2 * one.error[i]; });
        Points points;
        for (const std::size_t i : order)
            points.emplace_back(x(lines.x.positions[i]), y(one.mean[i]));
        svg.outline(points, color, 2.2);
    }
    for (const std::size_t i : order)
        svg.circle(x(lines.x.positions[i]), y(one.mean[i]), order.size() > 60 ? 1.6 : 2.8, color,
                   hint(lines, one, i));
}

/// Names right of the lines' ends, moved apart where they would stand on one another.
void draw_names(Svg& svg, const SweepLines& lines, const Scale& y) {
    struct Name {
        double at = 0.0;
        const SweepSeries* series = nullptr;
    };
    std::vector<Name> names;
    for (const SweepSeries& one : lines.series) {
        const auto order = present(lines, one);
        if (!order.empty()) names.push_back({y(one.mean[order.back()]), &one});
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.at < b.at; });
    double least = kTop - kLabelHeight / 2;
    for (Name& name : names) {
        name.at = std::max(name.at, least);
        least = name.at + kLabelHeight;
    }
    double most = kBottom - 2;
    for (std::size_t i = names.size(); i-- > 0;) {
        names[i].at = std::min(names[i].at, most);
        most = names[i].at - kLabelHeight;
    }
    for (const Name& name : names) {
        svg.rect(kRight + 8, name.at - 5, 8, 8, safe_color(name.series->color));
        svg.text(kRight + 20, name.at + 3, clip(visible(name.series->name), 15),
                 {11, Anchor::start, true, 1.0, {}});
    }
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

Chart sweep_lines(const SweepLines& lines) {
    Svg svg(lines.id, kChartWidth, kBottom + 40, lines.heading, lines.note);
    const Scale x = position_scale(lines.x);
    const Scale y = value_scale(lines);
    draw_frame(svg, lines, x, y);
    for (const SweepSeries& one : lines.series)
        draw_series(svg, lines, one, x, y);
    draw_names(svg, lines, y);
    return {lines.id, lines.heading, lines.note, svg.str(), {}, {}, {}};
}

}  // namespace kenesh
