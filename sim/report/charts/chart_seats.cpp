#include "sim/report/charts/chart_seats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/numbers.hpp"

// Charts of seats per choice: distributions, intervals, paired differences.

namespace kenesh {
namespace {

std::string names_of(const Summary& summary) {
    std::string names = summary.systems[0].name;
    if (summary.systems.size() > 1) names += " against " + summary.systems[1].name;
    return names;
}

std::size_t shown_systems(const Summary& summary) {
    return std::min<std::size_t>(2, summary.systems.size());
}

/// The most seats that any shown choice has in all but one in a thousand runs, or the majority.
double most_seats(const Summary& summary, const std::vector<ChartChoice>& choices) {
    double most = summary.systems[0].house / 2.0 + 2.0;
    for (std::size_t s = 0; s < shown_systems(summary); ++s) {
        for (const ChartChoice& one : choices) {
            const Histogram& h = summary.systems[s].choices[one.choice].seats.histogram;
            const auto all = std::accumulate(h.runs.begin(), h.runs.end(), std::int64_t{0});
            std::int64_t above = 0;
            std::size_t bin = h.runs.size();
            while (bin > 0 && (above += h.runs[bin - 1]) * 1000 <= all)
                --bin;
            most = std::max(most, h.first + h.width * static_cast<double>(bin));
        }
    }
    return most;
}

/// Corners of a histogram's outline over a base line.
std::vector<std::pair<double, double>> steps(const Histogram& h, const Scale& x, double base,
                                             double height, double most) {
    std::vector<std::pair<double, double>> points;
    for (std::size_t bin = 0; bin < h.runs.size(); ++bin) {
        const double left = h.first + h.width * (static_cast<double>(bin) - 0.5);
        if (left > x.to) break;
        const double y = base - height * static_cast<double>(h.runs[bin]) / most;
        points.emplace_back(x(std::max(left, x.from)), y);
        points.emplace_back(x(std::min(left + h.width, x.to)), y);
    }
    return points;
}

std::string seats_words(const std::string& name, const SystemSummary& system, const Spread& seats) {
    return fmt::format("{}, {}: {} seats on average, 90 % of runs {}", name, system.name,
                       number(seats.mean, 1),
                       seats.quantiles ? interval(*seats.quantiles, 0) : std::string("-"));
}

void draw_row(Svg& svg, const Summary& summary, const ChartChoice& one, const Scale& x, double base,
              double height) {
    double most = 1.0;
    for (std::size_t s = 0; s < shown_systems(summary); ++s) {
        const auto& runs = summary.systems[s].choices[one.choice].seats.histogram.runs;
        most = std::max(most, static_cast<double>(*std::max_element(runs.begin(), runs.end())));
    }
    for (std::size_t s = shown_systems(summary); s-- > 0;) {
        const Spread& seats = summary.systems[s].choices[one.choice].seats;
        auto points = steps(seats.histogram, x, base, height, most);
        if (points.empty()) continue;
        if (s == 0) {
            auto closed = points;
            closed.insert(closed.begin(), {points.front().first, base});
            closed.emplace_back(points.back().first, base);
            svg.area(closed, one.color, 0.75, seats_words(one.name, summary.systems[0], seats));
        } else {
            svg.outline(points, "", 1.2, 0.65);
        }
    }
    svg.rule(x.start, base, x.end, base, 0.3);
    svg.text(0, base - 4, one.name, {12, Anchor::start, true, 1.0, {}});
}

}  // namespace

Chart seat_distributions(const Summary& summary) {
    const auto choices = chart_choices(summary);
    constexpr double kRow = 40.0;
    const double bottom = 10.0 + kRow * static_cast<double>(choices.size());
    const Scale x{-0.5, most_seats(summary, choices) + 0.5, kNameWidth, kChartWidth - 8};
    const double majority = summary.systems[0].house / 2 + 1;
    Svg svg("distributions", kChartWidth, bottom + 38, "Seats of each party over all runs",
            "Filled: " + names_of(summary) + (summary.systems.size() > 1 ? " as an outline" : "") +
                ". The dashed line is the majority of " + number(majority, 0) + " seats.");
    draw_axis(svg, x, 6, bottom, 8);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        draw_row(svg, summary, choices[i], x, 8 + kRow * static_cast<double>(i + 1), kRow - 8);
    }
    svg.rule(x(majority - 0.5), 4, x(majority - 0.5), bottom, 0.8, true);
    svg.text(x(majority - 0.5) + 3, 13, "majority " + number(majority, 0),
             {11, Anchor::start, false, 0.8, {}});
    svg.text(kChartWidth - 8, bottom + 30, "seats", {11, Anchor::end, false, 0.7, {}});
    const std::string old =
        summary.systems.size() > 1 ? "; outline: " + summary.systems[1].name : std::string{};
    return {"distributions",
            "How many seats, how often",
            "Filled: " + summary.systems[0].name + old + ". Each row is drawn to its own height.",
            svg.str(),
            "table-seats",
            {},
            {}};
}

Chart seat_intervals(const Summary& summary) {
    const auto choices = chart_choices(summary);
    const std::size_t systems = shown_systems(summary);
    const double row = systems > 1 ? 38.0 : 26.0;
    const double bottom = 8.0 + row * static_cast<double>(choices.size());
    const Scale x{0, most_seats(summary, choices), kNameWidth, kChartWidth - 104};
    Svg svg("intervals", kChartWidth, bottom + 24, "Seats of each party with 50 and 90 % ranges",
            names_of(summary));
    draw_axis(svg, x, 4, bottom, 6);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const double top = 8 + row * static_cast<double>(i);
        svg.text(0, top + row / 2 + 1, choices[i].name, {12, Anchor::start, true, 1.0, {}});
        for (std::size_t s = 0; s < systems; ++s) {
            const Spread& seats = summary.systems[s].choices[choices[i].choice].seats;
            const double y = top + 9 + 15 * static_cast<double>(s);
            draw_interval(svg, x, y, seats, choices[i].color, s > 0,
                          seats_words(choices[i].name, summary.systems[s], seats));
            svg.text(kChartWidth, y + 4,
                     number(seats.mean, 1) + " (" +
                         (seats.quantiles ? interval(*seats.quantiles, 0) : "-") + ")",
                     {11, Anchor::end, s == 0, s == 0 ? 1.0 : 0.7, {}});
        }
    }
    return {"intervals",
            "Mean seats with 50 and 90 % ranges",
            std::string("Dot: mean. Thick bar: the middle half of the runs. Thin bar: the middle "
                        "90 %.") +
                (systems > 1 ? " Above: " + summary.systems[0].name +
                                   "; below, fainter: " + summary.systems[1].name + "."
                             : ""),
            svg.str(),
            "table-seats",
            {},
            {}};
}

Chart seat_differences(const Summary& summary, std::size_t at) {
    const ComparisonSummary& comparison = summary.comparisons[at];
    const SystemSummary& other = summary.systems[comparison.other];
    const std::string id = at == 0 ? "differences" : fmt::format("differences-{}", at + 1);
    const std::string what = summary.systems[comparison.first].name + " less " + other.name +
                             ", run by run on the same votes";
    const auto choices = chart_choices(summary);
    constexpr double kRow = 26.0;
    const double bottom = 8.0 + kRow * static_cast<double>(choices.size());
    double most = 1.0;
    for (const ChartChoice& one : choices) {
        const auto& q = comparison.choices[one.choice].all.quantiles;
        if (q) most = std::max({most, std::abs(q->q05), std::abs(q->q95)});
    }
    const Scale x{-most, most, kNameWidth, kChartWidth - 122};
    Svg svg(id, kChartWidth, bottom + 40, "Seats gained or lost by each party", what);
    draw_axis(svg, x, 4, bottom, 6);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Spread& all = comparison.choices[choices[i].choice].all;
        const double y = 8 + kRow * (static_cast<double>(i) + 0.5);
        const std::string words = fmt::format("{}: {} seats on average, chance of more {}",
                                              choices[i].name, number(all.mean, 1, true),
                                              chance(comparison.choices[choices[i].choice].more));
        svg.text(0, y + 4, choices[i].name, {12, Anchor::start, true, 1.0, {}});
        draw_interval(svg, x, y, all, choices[i].color, false, words);
        svg.text(kChartWidth, y + 4,
                 number(all.mean, 1, true) + " (" +
                     (all.quantiles ? interval(*all.quantiles, 0, true) : "-") + ")",
                 {11, Anchor::end, true, 1.0, {}});
    }
    svg.text(x.start, bottom + 32, "fewer seats", {11, Anchor::start, false, 0.7, {}});
    svg.text(x.end, bottom + 32, "more seats", {11, Anchor::end, false, 0.7, {}});
    return {id,
            "Who gains, who loses",
            what + ". Thick bar: 50 % of runs, thin bar: 90 %.",
            svg.str(),
            "table-seats",
            summary.comparisons.size() > 1 ? "differences" : "",
            "against " + other.name};
}

}  // namespace kenesh
