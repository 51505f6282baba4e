#include "sim/report/sweep/sweep_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/sweep/chart_heat.hpp"
#include "sim/report/sweep/chart_sweep.hpp"

namespace kenesh {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMaps = 3;  ///< parties with tiles of their own
/// A chance that never leaves 0 by more than this has no line.
constexpr double kTold = 0.005;

/// Least and largest mean of a party over all points.
struct Range {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    std::size_t at_least = 0;
    std::size_t at_most = 0;
    [[nodiscard]] double width() const { return most >= least ? most - least : 0.0; }
};

Range range_of(const SweepValues& measure, std::size_t party) {
    Range range;
    for (std::size_t p = 0; p < measure.mean.rows(); ++p) {
        const double value = measure.mean(p, party);
        if (value < range.least) range.at_least = p;
        if (value > range.most) range.at_most = p;
        range.least = std::min(range.least, value);
        range.most = std::max(range.most, value);
    }
    return range;
}

/// Parties by how far the sweep moves their mean seats under a system, most first.
std::vector<std::size_t> most_moved(const SweepReport& sweep, const SweepSystem& system) {
    std::vector<std::size_t> order(sweep.parties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return range_of(system.seats, a).width() > range_of(system.seats, b).width();
    });
    return order;
}

std::vector<std::string> values_of(const SweepReport& sweep, std::size_t parameter) {
    std::vector<std::string> values;
    for (const auto& point : sweep.points)
        values.push_back(point[parameter]);
    return values;
}

std::vector<double> column(const Grid<double>& grid, std::size_t party) {
    std::vector<double> out;
    for (std::size_t p = 0; p < grid.rows(); ++p)
        out.push_back(grid(p, party));
    return out;
}

SweepSeries series_of(const SweepReport& sweep, const SweepValues& measure, std::size_t party) {
    return {sweep.parties[party].name,    sweep.parties[party].color, column(measure.mean, party),
            column(measure.error, party), column(measure.low, party), column(measure.high, party)};
}

std::string id_of(const std::string& kind, std::size_t at) {
    return at == 0 ? kind : fmt::format("{}-{}", kind, at + 1);
}

Chart seats_lines(const SweepReport& sweep, std::size_t system, std::size_t parameter,
                  bool joined) {
    SweepLines lines;
    lines.id = id_of("sweep-seats", system * sweep.parameters.size() + parameter);
    lines.heading = "Mean seats by " + sweep.parameters[parameter];
    lines.note = sweep.systems[system].name +
                 (joined ? ". Dark band: two standard errors; light band: 90 % of runs."
                         : ". A dot is a point of the design.");
    lines.x = sweep_axis(sweep.parameters[parameter], values_of(sweep, parameter));
    lines.joined = joined;
    for (std::size_t k = 0; k < sweep.parties.size(); ++k)
        lines.series.push_back(series_of(sweep, sweep.systems[system].seats, k));
    return sweep_lines(lines);
}

/// Chances of a majority of the parties that come near one; nothing if none does.
std::vector<Chart> majority_lines(const SweepReport& sweep, std::size_t system,
                                  std::size_t parameter, bool joined) {
    SweepLines lines;
    lines.id = id_of("sweep-majority", system * sweep.parameters.size() + parameter);
    lines.heading = "Chance of a majority by " + sweep.parameters[parameter];
    lines.note = sweep.systems[system].name + ". Band: two standard errors.";
    lines.x = sweep_axis(sweep.parameters[parameter], values_of(sweep, parameter));
    lines.percent = true;
    lines.joined = joined;
    for (std::size_t k = 0; k < sweep.parties.size(); ++k)
        if (sweep.parties[k].majority && range_of(sweep.systems[system].majority, k).most > kTold)
            lines.series.push_back(series_of(sweep, sweep.systems[system].majority, k));
    if (lines.series.empty()) return {};
    return {sweep_lines(lines)};
}

/// Values in their order on the axis: numbers by size, names by first appearance.
std::vector<std::string> distinct(const std::vector<std::string>& values,
                                  const std::string& title) {
    std::vector<std::string> out;
    for (const std::string& value : values)
        if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
    const SweepAxis axis = sweep_axis(title, out);
    std::vector<std::size_t> order(out.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return axis.positions[a] < axis.positions[b];
    });
    std::vector<std::string> sorted;
    for (const std::size_t i : order)
        sorted.push_back(out[i]);
    return sorted;
}

std::size_t index_in(const std::vector<std::string>& list, const std::string& value) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), value) - list.begin());
}

Chart tiles(const SweepReport& sweep, const SweepValues& measure, std::size_t party, SweepMap map) {
    // The key with fewer values across, so that tiles are wide enough for their numbers.
    auto across = distinct(values_of(sweep, 0), sweep.parameters[0]);
    auto up = distinct(values_of(sweep, 1), sweep.parameters[1]);
    const std::size_t x = across.size() > up.size() ? 1 : 0;
    if (x == 1) std::swap(across, up);
    map.x = sweep_axis(sweep.parameters[x], across);
    map.y = sweep_axis(sweep.parameters[1 - x], up);
    map.color = sweep.parties[party].color;
    map.mean = Grid<double>(up.size(), across.size(), kMissing);
    map.error = Grid<double>(up.size(), across.size(), kMissing);
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        const std::size_t r = index_in(up, sweep.points[p][1 - x]);
        const std::size_t c = index_in(across, sweep.points[p][x]);
        map.mean(r, c) = measure.mean(p, party);
        map.error(r, c) = measure.error(p, party);
    }
    return sweep_map(map);
}

void add_maps(const SweepReport& sweep, std::size_t system, std::vector<Chart>& list) {
    const SweepSystem& of = sweep.systems[system];
    const auto order = most_moved(sweep, of);
    for (std::size_t i = 0; i < std::min(kMaps, order.size()); ++i) {
        const std::size_t k = order[i];
        const std::string name = sweep.parties[k].name;
        SweepMap map;
        map.id = id_of("sweep-seats", system * kMaps + i);
        map.heading = "Mean seats of " + name;
        map.note = of.name + ".";
        list.push_back(tiles(sweep, of.seats, k, map));
        list.back().table = "table-seats";
        list.back().group = "seats of " + name;
        if (!sweep.parties[k].majority || range_of(of.majority, k).most <= kTold) continue;
        map.id = id_of("sweep-majority", system * kMaps + i);
        map.heading = "Chance of a majority of " + name;
        map.percent = true;
        list.push_back(tiles(sweep, of.majority, k, map));
        list.back().table = "table-majority";
        list.back().group = "chance of " + name;
    }
}

}  // namespace

std::vector<Chart> sweep_charts(const SweepReport& sweep) {
    std::vector<Chart> list;
    const bool map = sweep.parameters.size() == 2 && sweep.design == "grid";
    const bool joined = sweep.parameters.size() == 1;
    for (std::size_t s = 0; s < sweep.systems.size(); ++s) {
        const std::size_t before = list.size();
        if (map) add_maps(sweep, s, list);
        for (std::size_t p = 0; !map && p < sweep.parameters.size(); ++p) {
            list.push_back(seats_lines(sweep, s, p, joined));
            list.back().table = "table-seats";
            list.back().group = "seats by " + sweep.parameters[p];
            for (Chart& chart : majority_lines(sweep, s, p, joined)) {
                list.push_back(std::move(chart));
                list.back().table = "table-majority";
                list.back().group = "chances by " + sweep.parameters[p];
            }
        }
        for (std::size_t i = before; i < list.size(); ++i)
            list[i].label = sweep.systems[s].name;
    }
    // Charts of one group follow one another, system by system.
    std::vector<std::string> groups;
    for (const Chart& chart : list)
        if (std::find(groups.begin(), groups.end(), chart.group) == groups.end())
            groups.push_back(chart.group);
    std::stable_sort(list.begin(), list.end(), [&](const Chart& a, const Chart& b) {
        return index_in(groups, a.group) < index_in(groups, b.group);
    });
    return list;
}

std::vector<std::string> sweep_headline(const SweepReport& sweep) {
    std::vector<std::string> out;
    const auto where = [&](std::size_t point) {
        std::string words;
        for (std::size_t p = 0; p < sweep.parameters.size(); ++p)
            words += fmt::format("{}{} = {}", p > 0 ? ", " : "", visible(sweep.parameters[p]),
                                 visible(sweep.points[point][p]));
        return words;
    };
    for (const SweepSystem& system : sweep.systems) {
        const std::size_t k = most_moved(sweep, system).front();
        const Range range = range_of(system.seats, k);
        if (!(range.width() > 0.0)) continue;
        out.push_back(fmt::format("{}: {} has {} seats on average at {}, and {} at {}.",
                                  visible(system.name), visible(sweep.parties[k].name),
                                  number(range.least, 1), where(range.at_least),
                                  number(range.most, 1), where(range.at_most)));
    }
    return out;
}

}  // namespace kenesh
