#include "sim/report/charts/chart_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/shown_systems.hpp"

// What share of first preferences brings what share of the seats, from a sample of runs.

namespace kenesh {
namespace {

struct Frame {
    Scale x, y;
};

/// Runs that a point of the curve must rest on.
constexpr double kLeastWeight = 12.0;

/// Mean seat share at each point of preferences: runs within two points count, near ones more (a
/// triangular kernel; Nadaraya 1964, Watson 1964).
std::vector<std::pair<double, double>> curve(const RunSample& sample, std::size_t system,
                                             std::size_t choice, double house) {
    constexpr std::size_t kBins = 101;
    constexpr double kReach = 2.0;
    std::vector<double> sum(kBins), weight(kBins);
    for (std::size_t run = 0; run < sample.preference.rows(); ++run) {
        const double p = 100.0 * sample.preference(run, choice);
        const double seats = sample.seats[system](run, choice) / house;
        const auto first = static_cast<std::size_t>(std::max(0.0, std::ceil(p - kReach)));
        for (std::size_t b = first; b < kBins && static_cast<double>(b) < p + kReach; ++b) {
            const double w = 1.0 - std::abs(p - static_cast<double>(b)) / kReach;
            sum[b] += w * seats;
            weight[b] += w;
        }
    }
    std::vector<std::pair<double, double>> points;
    for (std::size_t b = 0; b < kBins; ++b)
        if (weight[b] >= kLeastWeight)
            points.emplace_back(static_cast<double>(b) / 100.0, sum[b] / weight[b]);
    return points;
}

void draw_panel(Svg& svg, const Summary& summary, const RunSample& sample,
                const std::vector<ChartChoice>& choices, std::size_t system, const Frame& frame) {
    const double house = summary.systems[system].house;
    svg.rule(frame.x(0), frame.y(0), frame.x(frame.x.to), frame.y(frame.y.to), 0.5, true);
    for (const double tick : ticks(0, frame.x.to, 4)) {
        svg.rule(frame.x(tick), frame.y.start, frame.x(tick), frame.y.end, 0.12);
        svg.rule(frame.x.start, frame.y(tick), frame.x.end, frame.y(tick), 0.12);
        const auto label = fmt::format("{:.0f}", 100.0 * tick);
        svg.text(frame.x(tick), frame.y.start + 14, label,
                 {kLetters, Anchor::middle, false, 0.75, {}});
        svg.text(frame.x.start - 4, frame.y(tick) + 4, label,
                 {kLetters, Anchor::end, false, 0.75, {}});
    }
    const std::size_t step = std::max<std::size_t>(1, sample.preference.rows() / 60);
    for (const ChartChoice& one : choices) {
        std::vector<std::pair<double, double>> cloud, line;
        for (std::size_t run = 0; run < sample.preference.rows(); run += step)
            cloud.emplace_back(frame.x(sample.preference(run, one.choice)),
                               frame.y(sample.seats[system](run, one.choice) / house));
        svg.dots(cloud, 1.3, one.color, {}, 0.3);
        for (const auto& [p, s] : curve(sample, system, one.choice, house))
            line.emplace_back(frame.x(p), frame.y(s));
        svg.outline(line, one.color, 2.4, 1.0,
                    fmt::format("{}, {}", one.name, summary.systems[system].name));
    }
    draw_title(svg, (frame.x.start + frame.x.end) / 2, frame.y.end - 24,
               frame.x.end - frame.x.start + 20, summary.systems[system].name);
}

}  // namespace

// Long: one picture of panels that share their scale.
Chart votes_to_seats(const Summary& summary, const RunSample& sample, const Sheet& sheet) {
    const auto choices = single_choices(summary);
    const std::size_t systems = shown_systems(summary);
    double most = 0.1;
    for (std::size_t run = 0; run < sample.preference.rows(); ++run) {
        for (const ChartChoice& one : choices) {
            most = std::max(most, sample.preference(run, one.choice));
            for (std::size_t s = 0; s < systems; ++s) {
                most = std::max(most, static_cast<double>(sample.seats[s](run, one.choice)) /
                                          summary.systems[s].house);
            }
        }
    }
    most = std::min(1.0, std::ceil(10.0 * most) / 10.0);
    // Side by side, or one below the other.
    const double width = sheet.width / (sheet.narrow ? 1.0 : static_cast<double>(systems));
    const double tall = std::min(width, 320.0);
    std::vector<KeyEntry> key;
    for (const ChartChoice& one : choices)
        key.push_back({one.name, one.color, KeyEntry::Mark::square});
    const double panels = (tall + 30) * (sheet.narrow ? static_cast<double>(systems) : 1.0);
    Svg svg(sheet.id("votes-to-seats"), sheet.width, panels + 30 + key_height(key, sheet),
            "Seats for votes",
            "Share of first preferences against share of seats. The dashed line is proportion.");
    for (std::size_t s = 0; s < systems; ++s) {
        const double left = sheet.narrow ? 0.0 : width * static_cast<double>(s);
        const double top = sheet.narrow ? (tall + 30) * static_cast<double>(s) : 0.0;
        draw_panel(svg, summary, sample, choices, s,
                   {{0, most, left + 28, left + width - 10}, {0, most, top + tall + 4, top + 36}});
    }
    svg.text(sheet.width / 2, panels + 16, "first preferences, % (across); seats, % (up)",
             {kLetters, Anchor::middle, false, 0.75, {}});
    draw_key(svg, key, sheet, panels + 26);
    return {
        "votes-to-seats",
        "Seats for votes",
        fmt::format("Lines: mean seats at each share of first preferences in {} runs; dots: "
                    "single runs. Above the dashed line a party has more seats than its share.{}",
                    sample.preference.rows(), left_out(summary)),
        svg.str(),
        "table-tiers",
        {},
        {}};
}

}  // namespace kenesh
