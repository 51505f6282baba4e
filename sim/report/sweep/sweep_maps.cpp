#include "sim/report/sweep/sweep_maps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/report/sweep/chart_heat.hpp"
#include "sim/report/sweep/sweep_parts.hpp"

namespace kenesh {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

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

Chart tiles(const SweepReport& sweep, const SweepValues& measure, std::size_t party, SweepMap map,
            const Sheet& sheet) {
    // The key with fewer values across, so that tiles are wide enough for their numbers.
    auto across = distinct(values_of(sweep, 0), sweep.parameters[0]);
    auto up = distinct(values_of(sweep, 1), sweep.parameters[1]);
    const std::size_t x = across.size() > up.size() ? 1 : 0;
    if (x == 1) std::swap(across, up);
    map.x = axis_of(sweep, x, across);
    map.y = axis_of(sweep, 1 - x, up);
    map.mean = Grid<double>(up.size(), across.size(), kMissing);
    map.error = Grid<double>(up.size(), across.size(), kMissing);
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        const std::size_t r = index_in(up, sweep.points[p][1 - x]);
        const std::size_t c = index_in(across, sweep.points[p][x]);
        map.mean(r, c) = measure.mean(p, party);
        map.error(r, c) = measure.error(p, party);
    }
    return sweep_map(map, sheet);
}

}  // namespace

void add_maps(const SweepReport& sweep, std::size_t k, std::size_t place, const Sheet& sheet,
              std::vector<Chart>& list) {
    const std::string name = sweep.parties[k].name;
    const std::size_t all = sweep.systems.size() + 1;
    const auto add = [&](SweepMap map, const SweepValues& values, const std::string& label,
                         const std::string& group, const char* table) {
        map.color = sweep.parties[k].color;
        list.push_back(tiles(sweep, values, k, map, sheet));
        list.back().label = label;
        list.back().group = group + name;
        list.back().table = table;
    };
    for (std::size_t s = 0; s < sweep.systems.size(); ++s) {
        SweepMap map;
        map.id = id_of("sweep-seats", place * all + s);
        map.heading = "Mean seats of " + name;
        map.note = sweep.systems[s].name + ".";
        add(map, sweep.systems[s].seats, sweep.systems[s].name, "seats of ", "table-seats");
    }
    if (sweep.difference.mean.rows() > 0) {
        SweepMap map;
        map.id = id_of("sweep-difference", place);
        map.heading = "Difference in seats of " + name;
        map.note = sweep.systems[0].name + " less " + sweep.systems[1].name +
                   ", on the same votes. Blue: the first gives more; brown: the second.";
        map.signs = true;
        add(map, sweep.difference, "Difference", "seats of ", "table-seats");
    }
    for (std::size_t s = 0; s < sweep.systems.size(); ++s) {
        if (!sweep.parties[k].majority || range_of(sweep.systems[s].majority, k).most <= kTold)
            continue;
        SweepMap map;
        map.id = id_of("sweep-majority", place * all + s);
        map.heading = "Chance of a majority of " + name;
        map.note = sweep.systems[s].name + ".";
        map.percent = true;
        add(map, sweep.systems[s].majority, sweep.systems[s].name, "chance of ", "table-majority");
    }
}

}  // namespace kenesh
