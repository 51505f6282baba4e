#include "sim/report/live/chart_dots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

constexpr int kManyDots = 50;
constexpr int kFewDots = 20;    ///< where many would be too small to be seen
constexpr double kSeen = 1.7;   ///< the least radius of one of many
constexpr double kHalf = 30.0;  ///< height of a row's dots on one side of its line
constexpr double kGap = 9.0;    ///< for the ranges beside the line

struct Row {
    std::string name;
    std::string color;
    std::vector<const Spread*> spreads;  ///< above the line, and below it if there are two
};

std::vector<std::string> names_of(const std::vector<Row>& rows) {
    std::vector<std::string> names;
    for (const Row& row : rows)
        names.push_back(row.name);
    return names;
}

/// Dots in piles: those of about one place stand on one another, away from the line, side by side
/// where a seat is wide enough for several.
std::vector<std::pair<double, double>> piles(const std::vector<double>& values, const Scale& x,
                                             double line, double away, double radius) {
    std::map<long long, std::vector<double>> piled;
    const double seat = x(1.0) - x(0.0);
    const double width = std::max(1.0, std::ceil(2.0 * radius / seat));
    for (const double value : values)
        piled[static_cast<long long>(std::floor((value + 0.5) / width))].push_back(value);
    const auto abreast = static_cast<std::size_t>(std::max(1.0, width * seat / (2.0 * radius)));
    std::vector<std::pair<double, double>> centres;
    for (const auto& [pile, all] : piled) {
        const double middle = x((static_cast<double>(pile) + 0.5) * width - 0.5);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t level = i / abreast;
            const std::size_t row = std::min(abreast, all.size() - level * abreast);
            const double beside =
                2.0 * static_cast<double>(i % abreast) - static_cast<double>(row - 1);
            const double up = radius * (1.0 + 2.0 * static_cast<double>(level));
            centres.emplace_back(middle + radius * beside, line + away * (kGap / 2.0 + up));
        }
    }
    return centres;
}

/// How many dots stand for all elections, and how large they are: the most in one pile decide.
struct Dots {
    int number = 0;
    double radius = 0.0;
};

double radius_of(const std::vector<Row>& rows, const Scale& x, int number) {
    std::vector<std::vector<double>> values;
    for (const Row& row : rows)
        for (const Spread* spread : row.spreads)
            values.push_back(quantile_dots(spread->histogram, number));
    double radius = 3.6;
    for (; radius > 0.8; radius -= 0.2) {
        double highest = 0.0;
        for (const std::vector<double>& one : values)
            for (const auto& [at, up] : piles(one, x, 0.0, 1.0, radius))
                highest = std::max(highest, up + radius);
        if (highest <= kHalf + kGap) break;
    }
    return radius;
}

Dots dots_of(const std::vector<Row>& rows, const Scale& x) {
    const double many = radius_of(rows, x, kManyDots);
    if (many >= kSeen) return {kManyDots, many};
    return {kFewDots, radius_of(rows, x, kFewDots)};
}

void draw_ranges(Svg& svg, const Scale& x, double line, double away, const Spread& spread) {
    if (!spread.quantiles) return;
    const Quantiles& q = *spread.quantiles;
    const double y = line + away * 2.2;
    svg.rule(x(q.q05), y, x(q.q95), y, 0.55);
    svg.rect(x(q.q25), y - 1.3, std::max(1.0, x(q.q75) - x(q.q25)), 2.6, "currentColor", 0.75);
}

void draw_row(Svg& svg, const Row& row, const Scale& x, double line, Dots dots,
              const std::vector<std::string>& systems, bool sign) {
    svg.rule(x.start, line, x.end, line, 0.25);
    for (std::size_t s = 0; s < row.spreads.size(); ++s) {
        const Spread& spread = *row.spreads[s];
        const double away = s == 0 ? -1.0 : 1.0;
        const std::string words =
            fmt::format("{}, {}: {} seats on average, 90 % of elections {}", row.name, systems[s],
                        number(spread.mean, 1, sign),
                        spread.quantiles ? interval(*spread.quantiles, 0, sign) : std::string("-"));
        svg.dots(piles(quantile_dots(spread.histogram, dots.number), x, line, away, dots.radius),
                 dots.radius, row.color, words, s == 0 ? 1.0 : 0.55);
        draw_ranges(svg, x, line, away, spread);
    }
}

/// The mean and the 90 % range at the right edge, a line a system.
void draw_figures(Svg& svg, const Row& row, double right, double line, bool sign) {
    for (std::size_t s = 0; s < row.spreads.size(); ++s) {
        const Spread& spread = *row.spreads[s];
        const std::string range =
            spread.quantiles ? " (" + interval(*spread.quantiles, 0, sign) + ")" : "";
        const double y = row.spreads.size() == 1 ? line - 6.0 : line + (s == 0 ? -6.0 : 16.0);
        svg.text(right, y, number(spread.mean, 0, sign) + range,
                 {kLetters, Anchor::end, s == 0, s == 0 ? 1.0 : 0.8, {}});
    }
}

struct Picture {
    std::string id;
    std::string title;
    std::string words;
    std::vector<std::string> systems;
    std::vector<KeyEntry> key;
    double from = 0.0;
    double to = 1.0;
    std::optional<double> majority;
    bool sign = false;
};

struct Drawn {
    std::string svg;
    int dots = 0;
};

Drawn draw(const Picture& picture, const std::vector<Row>& rows, const Sheet& sheet) {
    const bool two = !rows.empty() && rows.front().spreads.size() > 1;
    const double top = key_height(picture.key, sheet) + 6.0;
    const double height = two ? 2.0 * (kHalf + kGap) : kHalf + kGap + 8.0;
    const NamedRows named = named_rows(names_of(rows), sheet, top, height, 4.0);
    const Scale x{picture.from - 0.5, picture.to + 0.5, named.left + 4.0, sheet.width - 92.0};
    Svg svg(sheet.id(picture.id), sheet.width, named.bottom + 40.0, picture.title, picture.words);
    draw_key(svg, picture.key, sheet, 0.0);
    draw_axis(svg, x, top, named.bottom, sheet.narrow ? 4 : 7);
    const Dots dots = dots_of(rows, x);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double line = named.rows[i].marks + kHalf + kGap;
        draw_name(svg, named.rows[i], 0.0);
        draw_row(svg, rows[i], x, line, dots, picture.systems, picture.sign);
        draw_figures(svg, rows[i], sheet.width, line, picture.sign);
    }
    if (picture.majority)
        svg.rule(x(*picture.majority - 0.5), top, x(*picture.majority - 0.5), named.bottom, 0.8,
                 true);
    if (picture.sign) svg.rule(x(0.0), top, x(0.0), named.bottom, 0.8, true);
    svg.text(x.end, named.bottom + 32.0, picture.sign ? "seats more or fewer" : "seats",
             {kLetters, Anchor::end, false, 0.75, {}});
    return {svg.str(), dots.number};
}

/// "one election in fifty"
std::string one_of(int dots) {
    return dots == kManyDots ? "one election in fifty" : "one election in twenty";
}

std::vector<KeyEntry> key_of(const std::vector<std::string>& systems, double majority) {
    constexpr const char* kColor = "#5b6b8c";
    std::vector<KeyEntry> key;
    if (systems.size() > 1) {
        key.push_back({systems[0] + ": above the line", kColor, KeyEntry::Mark::strong});
        key.push_back({systems[1] + ": below it", kColor, KeyEntry::Mark::faint});
    }
    key.push_back({"majority, " + number(majority, 0), "", KeyEntry::Mark::dashed});
    return key;
}

}  // namespace

std::vector<double> quantile_dots(const Histogram& histogram, int number) {
    const auto all = std::accumulate(histogram.runs.begin(), histogram.runs.end(), std::int64_t{0});
    std::vector<double> dots;
    std::int64_t passed = 0;
    for (std::size_t bin = 0; bin < histogram.runs.size() && all > 0; ++bin) {
        passed += histogram.runs[bin];
        // Dot i stands where (2 i + 1) / (2 number) of the runs are passed.
        while (static_cast<int>(dots.size()) < number &&
               std::int64_t{2} * number * passed >=
                   (2 * static_cast<std::int64_t>(dots.size()) + 1) * all)
            dots.push_back(histogram.first + histogram.width * static_cast<double>(bin));
    }
    return dots;
}

Chart seat_dots(const Summary& summary, const Sheet& sheet) {
    const std::size_t systems = shown_systems(summary);
    const int majority = summary.systems[0].house / 2 + 1;
    Picture picture{"dots",
                    "Seats of each party, dots for elections",
                    {},
                    {},
                    {},
                    0.0,
                    majority + 1.0,
                    majority,
                    false};
    std::vector<Row> rows;
    for (const ChartChoice& one : single_choices(summary)) {
        Row row{one.name, one.color, {}};
        for (std::size_t s = 0; s < systems; ++s) {
            row.spreads.push_back(&summary.systems[s].choices[one.choice].seats);
            const auto dots = quantile_dots(row.spreads.back()->histogram, kManyDots);
            if (!dots.empty()) picture.to = std::max(picture.to, dots.back());
        }
        rows.push_back(std::move(row));
    }
    for (std::size_t s = 0; s < systems; ++s)
        picture.systems.push_back(visible(summary.systems[s].name));
    picture.key = key_of(picture.systems, majority);
    picture.words = picture.systems[0] +
                    (systems > 1 ? " above, " + picture.systems[1] + " below" : std::string());
    const Drawn drawn = draw(picture, rows, sheet);
    return {"dots",
            "How many seats, how surely",
            "A dot is " + one_of(drawn.dots) +
                ". Bars: the middle half and 90 % of the elections; at the right the mean and the "
                "90 % range." +
                left_out(summary),
            drawn.svg,
            "",
            {},
            {}};
}

Chart difference_dots(const Summary& summary, const Sheet& sheet) {
    const ComparisonSummary& comparison = summary.comparisons.front();
    const std::string what = visible(summary.systems[comparison.first].name) + " less " +
                             visible(summary.systems[comparison.other].name);
    Picture picture{
        "changes", "Seats gained or lost by each party", what, {what}, {}, -1.0, 1.0, std::nullopt,
        true};
    std::vector<Row> rows;
    for (const ChartChoice& one : single_choices(summary)) {
        const Spread& all = comparison.choices[one.choice].all;
        const auto dots = quantile_dots(all.histogram, kManyDots);
        if (!dots.empty()) {
            picture.from = std::min(picture.from, dots.front());
            picture.to = std::max(picture.to, dots.back());
        }
        rows.push_back({one.name, one.color, {&all}});
    }
    const Drawn drawn = draw(picture, rows, sheet);
    return {"changes",
            "Who gains, who loses",
            what + ", election by election on the same votes. A dot is " + one_of(drawn.dots) +
                "." + left_out(summary),
            drawn.svg,
            "",
            {},
            {}};
}

}  // namespace kenesh
