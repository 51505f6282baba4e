#include "sim/report/validation/validation_charts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/paper/chart_parts.hpp"

namespace kenesh {
namespace {

constexpr const char* kInk = "#1b6ca8";
constexpr double kLeft = 44.0;
constexpr double kTop = 12.0;
constexpr double kBottom = 212.0;
constexpr double kHeight = 256.0;

/// Grid lines and labels of a vertical axis in percent.
void draw_percents(Svg& svg, const Scale& y, int count) {
    for (const double tick : ticks(y.from, y.to, count)) {
        svg.rule(kLeft, y(tick), kChartWidth, y(tick), 0.12);
        svg.text(kLeft - 6, y(tick) + 4, fmt::format("{:.0f} %", 100.0 * tick),
                 {11, Anchor::end, false, 0.7, {}});
    }
}

}  // namespace

Chart pit_chart(const std::string& id, const std::string& heading, const Coverage& coverage) {
    const std::string note = fmt::format(
        "{} cases by where the outcome lies in the forecast's distribution, randomised within "
        "whole "
        "numbers. Dashed: a tenth in each, as of calibrated forecasts. High ends: forecasts too "
        "narrow; a high middle: too wide.",
        coverage.cases);
    Svg svg(id, kChartWidth, kHeight, heading, note);
    const Scale x{0.0, static_cast<double>(kPitBins), kLeft, kChartWidth};
    const double most = std::max(0.2, 1.1 * *std::ranges::max_element(coverage.pit));
    const Scale y{0.0, most, kBottom, kTop};
    draw_percents(svg, y, 4);
    for (std::size_t b = 0; b < kPitBins; ++b) {
        const double left = x(static_cast<double>(b)) + 2.0;
        const double right = x(static_cast<double>(b + 1)) - 2.0;
        svg.rect(left, y(coverage.pit[b]), right - left, kBottom - y(coverage.pit[b]), kInk, 0.8,
                 fmt::format("{:.1f} %", 100.0 * coverage.pit[b]));
    }
    for (std::size_t b = 0; b <= kPitBins; b += 2)
        svg.text(x(static_cast<double>(b)), kBottom + 16,
                 fmt::format("{:g}", 0.1 * static_cast<double>(b)),
                 {11, Anchor::middle, false, 0.7, {}});
    svg.rule(kLeft, y(0.1), kChartWidth, y(0.1), 0.7, true);
    svg.text(0.5 * (kLeft + kChartWidth), kHeight - 8, "place of the outcome in its forecast",
             {11, Anchor::middle, false, 0.7, {}});
    return {id, heading, note, svg.str(), {}, {}, {}};
}

Chart reliability_chart(const std::string& id, const SplitStudy& study) {
    const std::string heading =
        fmt::format("Chances foretold and what came, {}", study.tested_year);
    const std::string note =
        "Each dot: events \"this party wins at least so many seats here\" that were given about "
        "this "
        "chance, and how many of them came. On the dashed line chances come as often as they say; "
        "a "
        "bar is two standard errors about it.";
    Svg svg(id, kChartWidth, kHeight, heading, note);
    const Scale x{0.0, 1.0, kLeft, kChartWidth - 20};
    const Scale y{0.0, 1.0, kBottom, kTop};
    draw_percents(svg, y, 5);
    for (const double tick : ticks(0.0, 1.0, 5))
        svg.text(x(tick), kBottom + 16, fmt::format("{:.0f} %", 100.0 * tick),
                 {11, Anchor::middle, false, 0.7, {}});
    svg.rule(x(0), y(0), x(1), y(1), 0.6, true);
    for (const ReliabilityRow& row : study.reliability) {
        if (row.events == 0) continue;
        const double low = std::max(0.0, row.foretold - 2.0 * row.error);
        const double high = std::min(1.0, row.foretold + 2.0 * row.error);
        svg.line(x(row.foretold), y(low), x(row.foretold), y(high), kInk, 1.5);
        svg.circle(x(row.foretold), y(row.came), 4.0, kInk, fmt::format("{} events", row.events));
    }
    svg.text(0.5 * (kLeft + kChartWidth), kHeight - 8, "chance foretold",
             {11, Anchor::middle, false, 0.7, {}});
    return {id, heading, note, svg.str(), {}, {}, {}};
}

}  // namespace kenesh
