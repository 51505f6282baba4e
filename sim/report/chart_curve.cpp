#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/chart_parts.hpp"
#include "sim/report/charts.hpp"

// What share of first preferences brings what share of the seats, from a sample of runs.

namespace kenesh {
namespace {

struct Frame {
    Scale x, y;
};

/// Mean seat share in bins of one point of preferences with at least 20 runs.
std::vector<std::pair<double, double>> curve(const RunSample& sample, std::size_t system,
                                             std::size_t choice, double house) {
    constexpr std::size_t kBins = 100;
    std::vector<double> sum(kBins), preference(kBins);
    std::vector<int> count(kBins);
    for (std::size_t run = 0; run < sample.preference.rows(); ++run) {
        const double p = sample.preference(run, choice);
        const auto bin = std::min(kBins - 1, static_cast<std::size_t>(100.0 * p));
        sum[bin] += sample.seats[system](run, choice) / house;
        preference[bin] += p;
        ++count[bin];
    }
    std::vector<std::pair<double, double>> points;
    for (std::size_t b = 0; b < kBins; ++b) {
        if (count[b] >= 20) points.emplace_back(preference[b] / count[b], sum[b] / count[b]);
    }
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
        svg.text(frame.x(tick), frame.y.start + 14, label, {11, Anchor::middle, false, 0.7, {}});
        svg.text(frame.x.start - 4, frame.y(tick) + 4, label, {11, Anchor::end, false, 0.7, {}});
    }
    const std::size_t step = std::max<std::size_t>(1, sample.preference.rows() / 40);
    for (const ChartChoice& one : choices) {
        for (std::size_t run = 0; run < sample.preference.rows(); run += step) {
            svg.circle(frame.x(sample.preference(run, one.choice)),
                       frame.y(sample.seats[system](run, one.choice) / house), 1.2, one.color, {},
                       0.25);
        }
        std::vector<std::pair<double, double>> line;
        for (const auto& [p, s] : curve(sample, system, one.choice, house)) {
            line.emplace_back(frame.x(p), frame.y(s));
        }
        svg.outline(line, one.color, 2.2);
    }
    svg.text((frame.x.start + frame.x.end) / 2, frame.y.end - 6, summary.systems[system].name,
             {11, Anchor::middle, true, 1.0, {}});
}

}  // namespace

Chart votes_to_seats(const Summary& summary, const RunSample& sample) {
    const auto choices = chart_choices(summary);
    const std::size_t systems = std::min<std::size_t>(2, summary.systems.size());
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
    const double width = kChartWidth / static_cast<double>(systems);
    Svg svg("votes-to-seats", kChartWidth, width + 30, "Seats for votes",
            "Share of first preferences against share of seats. The dashed line is proportion.");
    for (std::size_t s = 0; s < systems; ++s) {
        const double left = width * static_cast<double>(s);
        draw_panel(svg, summary, sample, choices, s,
                   {{0, most, left + 26, left + width - 8}, {0, most, width - 12, 24}});
    }
    svg.text(kChartWidth / 2, width + 22, "first preferences, % (across); seats, % (up)",
             {11, Anchor::middle, false, 0.7, {}});
    return {"votes-to-seats", "Seats for votes",
            fmt::format("Lines: mean seats at each share of first preferences in {} runs; dots: "
                        "single runs. Above the dashed line a party has more seats than its share.",
                        sample.preference.rows()),
            svg.str()};
}

}  // namespace kenesh
