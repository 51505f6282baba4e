#include "sim/report/charts/chart_blocs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/charts/chart_chances.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

/// A bloc is of several parties and of no party's colour.
constexpr const char* kBlocColor = "#5b6b8c";
constexpr double kRow = 19.0;
constexpr double kFigures = 136.0;  ///< "more than 999 in 1,000"

std::vector<std::string> names_of(const Summary& summary) {
    std::vector<std::string> names;
    for (const SummaryBloc& bloc : summary.blocs)
        names.push_back(visible(bloc.name));
    return names;
}

std::vector<KeyEntry> key_of(const Summary& summary) {
    std::vector<KeyEntry> key;
    if (shown_systems(summary) > 1)
        key = {{summary.systems[0].name, kBlocColor, KeyEntry::Mark::strong},
               {summary.systems[1].name, kBlocColor, KeyEntry::Mark::faint}};
    key.push_back({"majority", "", KeyEntry::Mark::dashed});
    return key;
}

/// The interval and the chance of a bloc under one system.
void draw_bloc(Svg& svg, const Summary& summary, std::size_t system, std::size_t bloc,
               const Scale& x, double right, double y) {
    const ChoiceSummary& of = summary.systems[system].blocs[bloc];
    const std::string chance = in_hundred(of.majority->p);
    const std::string range = of.seats.quantiles ? interval(*of.seats.quantiles, 0) : "-";
    draw_interval(
        svg, x, y, of.seats, kBlocColor, system > 0,
        fmt::format("{}, {}: {} seats on average, 90 % of runs {}; a majority in {} elections",
                    visible(summary.blocs[bloc].name), summary.systems[system].name,
                    number(of.seats.mean, 1), range, chance));
    svg.text(right, y + 4, chance,
             {kLetters, Anchor::end, system == 0, system == 0 ? 1.0 : 0.8, {}});
}

}  // namespace

Chart bloc_majorities_chart(const Summary& summary, const Sheet& sheet) {
    const std::size_t systems = shown_systems(summary);
    const std::vector<KeyEntry> key = key_of(summary);
    const double top = key_height(key, sheet) + 6.0;
    const NamedRows rows =
        named_rows(names_of(summary), sheet, top, kRow * static_cast<double>(systems) + 4.0, 4.0);
    double house = 0.0;
    for (std::size_t s = 0; s < systems; ++s)
        house = std::max(house, static_cast<double>(summary.systems[s].house));
    const Scale x{0, house, rows.left + 4, sheet.width - kFigures};
    Svg svg(sheet.id("blocs"), sheet.width, rows.bottom + 24, "Seats of each bloc and its majority",
            "How many seats the members of each bloc have together, and how often more than half.");
    draw_key(svg, key, sheet, 0.0);
    draw_axis(svg, x, top, rows.bottom, sheet.narrow ? 4 : 6);
    for (std::size_t b = 0; b < summary.blocs.size(); ++b) {
        draw_name(svg, rows.rows[b], 0.0);
        for (std::size_t s = 0; s < systems; ++s) {
            const double y = rows.rows[b].marks + 11 + kRow * static_cast<double>(s);
            const int half = summary.systems[s].house / 2;
            const double majority = x(half + 0.5);
            svg.rule(majority, y - 9, majority, y + 9, 0.8, true);
            draw_bloc(svg, summary, s, b, x, sheet.width, y);
        }
    }
    return {
        "blocs",
        "How often each bloc has a majority",
        "Dot: mean seats. Thick bar: the middle half of the runs. Thin bar: the middle 90 %. At "
        "the right: how often it has more than half of the seats.",
        svg.str(),
        "table-blocs",
        {},
        {}};
}

}  // namespace kenesh
