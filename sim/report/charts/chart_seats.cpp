#include "sim/report/charts/chart_seats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/summary/shown_systems.hpp"

// Charts of seats per choice: distributions, intervals, paired differences.

namespace kenesh {
namespace {

std::string names_of(const Summary& summary) {
    std::string names = summary.systems[0].name;
    if (summary.systems.size() > 1) names += " against " + summary.systems[1].name;
    return names;
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
            svg.area(closed, one.color, 1.0, seats_words(one.name, summary.systems[0], seats));
        } else {
            svg.outline(points, "", 1.2, 0.75);
        }
    }
    svg.rule(x.start, base, x.end, base, 0.3);
}

std::vector<std::string> names_of(const std::vector<ChartChoice>& choices) {
    std::vector<std::string> names;
    for (const ChartChoice& one : choices)
        names.push_back(one.name);
    return names;
}

/// "35.2 (23 to 47)" at the right edge; on a narrow sheet beside the name.
void draw_figures(Svg& svg, const Spread& spread, double right, double y, bool strong, bool sign) {
    svg.text(right, y,
             number(spread.mean, 1, sign) + " (" +
                 (spread.quantiles ? interval(*spread.quantiles, 0, sign) : "-") + ")",
             {kLetters, Anchor::end, strong, strong ? 1.0 : 0.8, {}});
}

}  // namespace

Chart seat_distributions(const Summary& summary, const Sheet& sheet) {
    const auto choices = single_choices(summary);
    const int majority = summary.systems[0].house / 2 + 1;
    std::vector<KeyEntry> key{{summary.systems[0].name, "#5b6b8c", KeyEntry::Mark::square}};
    if (summary.systems.size() > 1)
        key.push_back({summary.systems[1].name, "", KeyEntry::Mark::outline});
    key.push_back({"majority, " + number(majority, 0), "", KeyEntry::Mark::dashed});
    const double top = key_height(key, sheet) + 8.0;
    const NamedRows rows = named_rows(names_of(choices), sheet, top, 38.0, 4.0);
    const Scale x{-0.5, most_seats(summary, choices) + 0.5, rows.left, sheet.width - 8};
    Svg svg(sheet.id("distributions"), sheet.width, rows.bottom + 38,
            "Seats of each party over all runs",
            "Filled: " + names_of(summary) + (summary.systems.size() > 1 ? " as an outline" : "") +
                ". The dashed line is the majority of " + number(majority, 0) + " seats.");
    draw_key(svg, key, sheet, 0.0);
    draw_axis(svg, x, top, rows.bottom, sheet.narrow ? 5 : 8);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        draw_row(svg, summary, choices[i], x, rows.rows[i].bottom, 30.0);
        draw_name(svg, rows.rows[i], 0.0);
    }
    svg.rule(x(majority - 0.5), top - 4, x(majority - 0.5), rows.bottom, 0.8, true);
    svg.text(sheet.width - 8, rows.bottom + 31, "seats", {kLetters, Anchor::end, false, 0.75, {}});
    return {"distributions",
            "How many seats, how often",
            "Each row is drawn to its own height." + left_out(summary),
            svg.str(),
            "table-seats",
            {},
            {}};
}

Chart seat_intervals(const Summary& summary, const Sheet& sheet) {
    const auto choices = single_choices(summary);
    const std::size_t systems = shown_systems(summary);
    std::vector<KeyEntry> key;
    if (systems > 1)
        key = {{summary.systems[0].name, "#5b6b8c", KeyEntry::Mark::strong},
               {summary.systems[1].name, "#5b6b8c", KeyEntry::Mark::faint}};
    const double top = key_height(key, sheet) + 6.0;
    const double row = 19.0 * static_cast<double>(systems) + 4.0;
    const NamedRows rows = named_rows(names_of(choices), sheet, top, row, 4.0);
    const Scale x{0, most_seats(summary, choices), rows.left + 4, sheet.width - 106};
    Svg svg(sheet.id("intervals"), sheet.width, rows.bottom + 24,
            "Seats of each party with 50 and 90 % ranges", names_of(summary));
    draw_key(svg, key, sheet, 0.0);
    draw_axis(svg, x, top, rows.bottom, 6);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        draw_name(svg, rows.rows[i], 0.0);
        for (std::size_t s = 0; s < systems; ++s) {
            const Spread& seats = summary.systems[s].choices[choices[i].choice].seats;
            const double y = rows.rows[i].marks + 11 + 19 * static_cast<double>(s);
            draw_interval(svg, x, y, seats, choices[i].color, s > 0,
                          seats_words(choices[i].name, summary.systems[s], seats));
            draw_figures(svg, seats, sheet.width, y + 4, s == 0, false);
        }
    }
    return {"intervals",
            "Mean seats with 50 and 90 % ranges",
            "Dot: mean. Thick bar: the middle half of the runs. Thin bar: the middle 90 %." +
                left_out(summary),
            svg.str(),
            "table-seats",
            {},
            {}};
}

Chart seat_differences(const Summary& summary, std::size_t at, const Sheet& sheet) {
    const ComparisonSummary& comparison = summary.comparisons[at];
    const SystemSummary& other = summary.systems[comparison.other];
    const std::string id = at == 0 ? "differences" : fmt::format("differences-{}", at + 1);
    const std::string what = summary.systems[comparison.first].name + " less " + other.name +
                             ", run by run on the same votes";
    const auto choices = single_choices(summary);
    const NamedRows rows = named_rows(names_of(choices), sheet, 8.0, 26.0, 4.0);
    double most = 1.0;
    for (const ChartChoice& one : choices) {
        const auto& q = comparison.choices[one.choice].all.quantiles;
        if (q) most = std::max({most, std::abs(q->q05), std::abs(q->q95)});
    }
    const Scale x{-most, most, rows.left + 4, sheet.width - 116};
    Svg svg(sheet.id(id), sheet.width, rows.bottom + 40, "Seats gained or lost by each party",
            what);
    draw_axis(svg, x, 4, rows.bottom, 6);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Spread& all = comparison.choices[choices[i].choice].all;
        const double y = rows.rows[i].marks + 13.0;
        const std::string words = fmt::format("{}: {} seats on average, chance of more {}",
                                              choices[i].name, number(all.mean, 1, true),
                                              chance(comparison.choices[choices[i].choice].more));
        draw_name(svg, rows.rows[i], 0.0);
        draw_interval(svg, x, y, all, choices[i].color, false, words);
        draw_figures(svg, all, sheet.width, y + 4, true, true);
    }
    svg.text(x.start, rows.bottom + 32, "fewer seats", {kLetters, Anchor::start, false, 0.75, {}});
    svg.text(x.end, rows.bottom + 32, "more seats", {kLetters, Anchor::end, false, 0.75, {}});
    return {id,
            "Who gains, who loses",
            what + ". Thick bar: 50 % of runs, thin bar: 90 %." + left_out(summary),
            svg.str(),
            "table-seats",
            summary.comparisons.size() > 1 ? "differences" : "",
            "against " + other.name};
}

}  // namespace kenesh
