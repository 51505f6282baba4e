#include "sim/report/charts/chart_house.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

// Charts of the house as a whole, one row per system.

namespace kenesh {
namespace {

struct Measure {
    std::string name;
    HouseMeasure of;
    int decimals = 0;        ///< of the mean
    int range_decimals = 0;  ///< of its quantiles
};

constexpr double kRow = 34.0;
constexpr const char* kTone = "#5b6b8c";

double upper(const Summary& summary, const Measure& measure) {
    double most = 0.0;
    for (const SystemSummary& system : summary.systems) {
        const Spread& spread = system.measures[measure.of];
        most = std::max(most, spread.quantiles ? spread.quantiles->q95 : spread.mean);
    }
    return most > 0.0 ? 1.05 * most : 1.0;
}

/// One block of rows with its own axis; gives the y below it.
double draw_block(Svg& svg, const Summary& summary, const Measure& measure, std::size_t measures,
                  const Sheet& sheet, double top) {
    const Scale x{0, upper(summary, measure), 4, sheet.width - 104};
    if (measures > 1) svg.text(0, top + 12, measure.name, {12, Anchor::start, true, 1.0, {}});
    const double first = top + (measures > 1 ? 18 : 0);
    const double bottom = first + kRow * static_cast<double>(summary.systems.size()) + 2;
    draw_axis(svg, x, first, bottom, 5);
    for (std::size_t s = 0; s < summary.systems.size(); ++s) {
        const Spread& spread = summary.systems[s].measures[measure.of];
        // The name above its bar, so that neither squeezes the other.
        const double y = first + kRow * static_cast<double>(s) + 25;
        const std::string range =
            spread.quantiles ? interval(*spread.quantiles, measure.range_decimals) : "-";
        svg.text(9, y - 10, visible(summary.systems[s].name),
                 {kLetters, Anchor::start, false, 1, {}});
        draw_interval(svg, x, y, spread, kTone, false,
                      fmt::format("{}: {} on average, 90 % of runs {}", summary.systems[s].name,
                                  number(spread.mean, measure.decimals), range));
        svg.text(sheet.width, y + 4, number(spread.mean, measure.decimals) + " (" + range + ")",
                 {kLetters, Anchor::end, true, 1.0, {}});
    }
    return bottom + 34;
}

Chart blocks(const Summary& summary, const std::string& id, const std::string& heading,
             const std::string& note, const std::vector<Measure>& measures, const Sheet& sheet) {
    const double height =
        ((measures.size() > 1 ? 52 : 32) + kRow * static_cast<double>(summary.systems.size())) *
        static_cast<double>(measures.size());
    Svg svg(sheet.id(id), sheet.width, height, heading, note);
    double top = 0.0;
    for (const Measure& measure : measures)
        top = draw_block(svg, summary, measure, measures.size(), sheet, top);
    return {id, heading, note, svg.str(), "table-house", {}, {}};
}

}  // namespace

Chart women_elected(const Summary& summary, const Sheet& sheet) {
    const bool lists = std::any_of(summary.systems.begin(), summary.systems.end(),
                                   [](const SystemSummary& s) { return s.list_seats > 0; });
    return blocks(
        summary, "women", "Women elected",
        std::string("Dot: mean; thick bar: 50 % of runs; thin bar: 90 %.") +
            (lists ? " In list tiers the least that the law asks for, not a forecast." : ""),
        {{"Women among those elected", HouseMeasure::women, 1, 0}}, sheet);
}

Chart disproportionality(const Summary& summary, const Sheet& sheet) {
    return blocks(summary, "disproportionality", "How faithful is the house?",
                  "Seats against first preferences, so that systems can be compared. Gallagher's "
                  "index is 0 if every party's seats are in proportion.",
                  {{"Gallagher index (points)", HouseMeasure::gallagher_pref, 1, 1},
                   {"Effective number of parties by seats", HouseMeasure::effective_seats, 2, 1}},
                  sheet);
}

}  // namespace kenesh
