#include "sim/report/charts/chart_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/chart_parts.hpp"

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

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/// Names at the ends of their lines where there is room, those of the longest lines first.
class EndLabels {
public:
    explicit EndLabels(const Frame& frame) : frame_(frame) {}
    void draw(Svg& svg, const ChartChoice& one, double x, double y) {
        const double width = text_width(one.name, 11);
        const Box right{x + 5, y - 7, width, 14};
        const Box left{x - 5 - width, y - 12, width, 14};
        for (const Box& box : {right, left}) {
            const bool inside = box.x >= frame_.x.start && box.x + box.width <= frame_.x.end + 6;
            const bool clear = std::none_of(taken_.begin(), taken_.end(),
                                            [&](const Box& b) { return overlap(b, box); });
            if (!inside || !clear) continue;
            taken_.push_back(box);
            svg.text(box.x, box.y + 11, one.name, {11, Anchor::start, true, 1.0, {}});
            return;
        }
    }
    /// Keeps labels off a line.
    void keep_clear(const std::vector<std::pair<double, double>>& line) {
        for (const auto& [x, y] : line)
            taken_.push_back({x - 1, y - 1, 2, 2});
    }

private:
    const Frame& frame_;
    std::vector<Box> taken_;
};

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
    const std::size_t step = std::max<std::size_t>(1, sample.preference.rows() / 60);
    EndLabels labels(frame);
    std::vector<std::pair<std::pair<double, double>, const ChartChoice*>> ends;
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
        labels.keep_clear(line);
        if (!line.empty()) ends.emplace_back(line.back(), &one);
    }
    std::stable_sort(ends.begin(), ends.end(),
                     [](const auto& a, const auto& b) { return a.first.first > b.first.first; });
    for (const auto& [end, one] : ends)
        labels.draw(svg, *one, end.first, end.second);
    draw_title(svg, (frame.x.start + frame.x.end) / 2, 12, frame.x.end - frame.x.start + 20,
               summary.systems[system].name);
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
    Svg svg("votes-to-seats", kChartWidth, width + 44, "Seats for votes",
            "Share of first preferences against share of seats. The dashed line is proportion.");
    for (std::size_t s = 0; s < systems; ++s) {
        const double left = width * static_cast<double>(s);
        draw_panel(svg, summary, sample, choices, s,
                   {{0, most, left + 24, left + width - 8}, {0, most, width + 4, 40}});
    }
    svg.text(kChartWidth / 2, width + 38, "first preferences, % (across); seats, % (up)",
             {11, Anchor::middle, false, 0.7, {}});
    return {"votes-to-seats",
            "Seats for votes",
            fmt::format("Lines: mean seats at each share of first preferences in {} runs; dots: "
                        "single runs. Above the dashed line a party has more seats than its share.",
                        sample.preference.rows()),
            svg.str(),
            "table-tiers",
            {},
            {}};
}

}  // namespace kenesh
