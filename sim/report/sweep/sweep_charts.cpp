#include "sim/report/sweep/sweep_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "sim/core/color.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/sweep/chart_sweep.hpp"
#include "sim/report/sweep/key_words.hpp"
#include "sim/report/sweep/sensitivity_charts.hpp"
#include "sim/report/sweep/sweep_maps.hpp"
#include "sim/report/sweep/sweep_parts.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMaps = 3;    ///< parties with tiles of their own
constexpr std::size_t kPanels = 7;  ///< parties with lines of their own
constexpr std::size_t kLines = 6;   ///< in one frame
constexpr double kHardly = 0.5;     ///< a party that never has so many seats is left to the tables

std::vector<double> column(const Grid<double>& grid, std::size_t party) {
    std::vector<double> out;
    for (std::size_t p = 0; p < grid.rows(); ++p)
        out.push_back(grid(p, party));
    return out;
}

/// Which colour a system has in every panel.
constexpr std::array<const char*, 3> kSystemColors{"#1b6ca8", "#b5651d", "#5f8f3f"};

std::size_t drawn_systems(const SweepReport& sweep) {
    return std::min(kSystemColors.size(), sweep.systems.size());
}

SweepSeries series_of(const std::string& name, const std::string& color, const SweepValues& values,
                      std::size_t party) {
    return {name,
            color,
            column(values.mean, party),
            column(values.error, party),
            column(values.low, party),
            column(values.high, party)};
}

/// What the charts of one key begin with; systems have their colours in all of them.
SweepPanels begun(const SweepReport& sweep, std::size_t parameter, const std::string& id,
                  const std::string& heading) {
    SweepPanels panels;
    panels.id = id_of(id, parameter);
    panels.heading = heading + " by " + label_of(sweep, parameter);
    panels.x = axis_of(sweep, parameter, values_of(sweep, parameter));
    panels.joined = sweep.parameters.size() == 1;
    return panels;
}

/// A panel of each party in which systems are the lines.
void add_parties(const SweepReport& sweep, const std::vector<std::size_t>& parties,
                 SweepValues SweepSystem::*values, SweepPanels& panels) {
    for (std::size_t s = 0; s < drawn_systems(sweep); ++s)
        panels.key.push_back({sweep.systems[s].name, kSystemColors[s], KeyEntry::Mark::square});
    for (const std::size_t k : parties) {
        SweepPanel panel{sweep.parties[k].name, {}};
        for (std::size_t s = 0; s < drawn_systems(sweep); ++s)
            panel.series.push_back(
                series_of(sweep.systems[s].name, kSystemColors[s], sweep.systems[s].*values, k));
        panels.panels.push_back(std::move(panel));
    }
}

Chart seats_panels(const SweepReport& sweep, std::size_t parameter, const Sheet& sheet) {
    SweepPanels panels = begun(sweep, parameter, "sweep-seats", "Mean seats");
    std::vector<std::size_t> shown;
    for (const std::size_t k : most_moved(sweep)) {
        double most = 0.0;
        for (const SweepSystem& system : sweep.systems)
            most = std::max(most, range_of(system.seats, k).most);
        if (shown.empty() || (most >= kHardly && shown.size() < kPanels)) shown.push_back(k);
    }
    add_parties(sweep, shown, &SweepSystem::seats, panels);
    panels.note = panels.joined
                      ? "Dark band: two standard errors; light band, in the large picture: 90 % of "
                        "runs. The small pictures have a scale of their own."
                      : "A dot is a point of the design.";
    if (shown.size() < sweep.parties.size())
        panels.note += fmt::format(" The {} that the sweep moves most; the tables have all {}.",
                                   shown.size(), sweep.parties.size());
    return sweep_panels(panels, sheet);
}

/// Chances of a majority of the parties that come near one; nothing if none does.
std::optional<Chart> majority_panels(const SweepReport& sweep, std::size_t parameter,
                                     const Sheet& sheet) {
    std::vector<std::size_t> near;
    for (const std::size_t k : most_moved(sweep)) {
        double most = 0.0;
        for (const SweepSystem& system : sweep.systems)
            most = std::max(most, range_of(system.majority, k).most);
        if (sweep.parties[k].majority && most > kTold && near.size() < kPanels) near.push_back(k);
    }
    if (near.empty()) return std::nullopt;
    SweepPanels panels = begun(sweep, parameter, "sweep-majority", "Chance of a majority");
    panels.percent = true;
    panels.note = panels.joined ? "Band: two standard errors." : "A dot is a point of the design.";
    add_parties(sweep, near, &SweepSystem::majority, panels);
    return sweep_panels(panels, sheet);
}

/// The first system less the second, a line for each party that it makes a difference to.
std::optional<Chart> difference_panel(const SweepReport& sweep, std::size_t parameter,
                                      const Sheet& sheet) {
    if (sweep.difference.mean.rows() == 0) return std::nullopt;
    std::vector<std::size_t> order(sweep.parties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto size = [&](std::size_t k) {
        const MeanRange range = range_of(sweep.difference, k);
        return range.most >= range.least ? std::max(std::abs(range.least), std::abs(range.most))
                                         : 0.0;
    };
    std::ranges::stable_sort(order, std::ranges::greater{}, size);
    SweepPanels panels = begun(sweep, parameter, "sweep-difference", "Difference in seats");
    panels.panels.emplace_back();
    for (const std::size_t k : order) {
        auto& series = panels.panels.front().series;
        if (series.size() == kLines || (!series.empty() && size(k) < kHardly)) break;
        // Parties without a colour of their own are told apart too.
        const std::string color = sweep.parties[k].color.empty()
                                      ? std::string(kPalette[series.size()])
                                      : safe_color(sweep.parties[k].color);
        series.push_back(series_of(sweep.parties[k].name, color, sweep.difference, k));
        panels.key.push_back({sweep.parties[k].name, color, KeyEntry::Mark::square});
    }
    panels.note = fmt::format(
        "{} less {}, on the same votes: above the line the first gives more seats. {}",
        sweep.systems[0].name, sweep.systems[1].name,
        panels.joined ? "Band: two standard errors." : "A dot is a point of the design.");
    return sweep_panels(panels, sheet);
}

/// Charts of one kind for each key, one at a time where there are several.
void add_keys(const SweepReport& sweep, const std::string& group, const char* table,
              const auto& drawn, std::vector<Chart>& list) {
    for (std::size_t p = 0; p < sweep.parameters.size(); ++p) {
        std::optional<Chart> chart = drawn(p);
        if (!chart) continue;
        chart->table = table;
        if (sweep.parameters.size() > 1) {
            chart->group = group;
            chart->label = capital(label_of(sweep, p));
        }
        list.push_back(std::move(*chart));
    }
}

std::vector<Chart> drawn(const SweepReport& sweep, const Sheet& sheet) {
    std::vector<Chart> list;
    add_sensitivity(sweep, sheet, list);
    if (sweep.parameters.size() == 2 && sweep.design == "grid") {
        const auto order = most_moved(sweep);
        for (std::size_t i = 0; i < std::min(kMaps, order.size()); ++i)
            add_maps(sweep, order[i], i, sheet, list);
        return list;
    }
    add_keys(
        sweep, "seats by", "table-seats",
        [&](std::size_t p) { return std::optional(seats_panels(sweep, p, sheet)); }, list);
    add_keys(
        sweep, "difference by", "table-seats",
        [&](std::size_t p) { return difference_panel(sweep, p, sheet); }, list);
    add_keys(
        sweep, "chances by", "table-majority",
        [&](std::size_t p) { return majority_panels(sweep, p, sheet); }, list);
    return list;
}

}  // namespace

std::vector<Chart> sweep_charts(const SweepReport& sweep) {
    std::vector<Chart> list = drawn(sweep, kWideSheet);
    const std::vector<Chart> narrow = drawn(sweep, kNarrowSheet);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].narrow = narrow[i].svg;
    return list;
}

std::string sweep_finding(const SweepReport& sweep) {
    const std::size_t k = most_moved(sweep).front();
    const MeanRange range = range_of(sweep.systems.front().seats, k);
    const std::string least = number(range.least, 0), most = number(range.most, 0);
    const std::string name = visible(sweep.parties[k].name);
    if (!(range.width() > 0.0) || least == most)
        return fmt::format("{}: {} seats everywhere", name, number(range.least, 1));
    std::string keys;
    for (std::size_t p = 0; p < sweep.parameters.size(); ++p)
        keys += (p == 0 ? "" : " and ") + visible(label_of(sweep, p));
    return fmt::format("{}: {} to {} seats, by {}", name, least, most, keys);
}

std::vector<std::string> sweep_headline(const SweepReport& sweep) {
    std::vector<std::string> out;
    const auto where = [&](std::size_t point) {
        std::string words;
        for (std::size_t p = 0; p < sweep.parameters.size(); ++p)
            words += fmt::format("{}{} {}", p > 0 ? " and " : "", visible(label_of(sweep, p)),
                                 visible(value_words(sweep.parameters[p], sweep.points[point][p])));
        return words;
    };
    for (const SweepSystem& system : sweep.systems) {
        const std::size_t k = most_moved(sweep).front();
        const MeanRange range = range_of(system.seats, k);
        if (!(range.width() > 0.0)) continue;
        out.push_back(fmt::format("{}: {} has {} seats on average with {}, and {} with {}.",
                                  visible(system.name), visible(sweep.parties[k].name),
                                  number(range.least, 1), where(range.at_least),
                                  number(range.most, 1), where(range.at_most)));
    }
    return out;
}

}  // namespace kenesh
