#include "sim/report/charts/chart_hemicycle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/chart_parts.hpp"

// Two parliaments side by side: one real run each, the nearest to the median.

namespace kenesh {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct House {
    double middle = 0.0;  ///< x of its centre
    double base = 0.0;
    double radius = 0.0;
};

void draw_house(Svg& svg, const House& house, const std::vector<ChartChoice>& choices,
                std::span<const int> seats) {
    const int total = std::accumulate(seats.begin(), seats.end(), 0);
    const auto places = house_seats(total);
    const double dot = std::min(9.0, 0.56 * house.radius / std::sqrt(std::max(1, total)));
    std::size_t place = 0;
    for (const ChartChoice& one : choices) {
        std::vector<std::pair<double, double>> centres;
        for (int i = 0; i < seats[one.choice] && place < places.size(); ++i, ++place) {
            const HouseSeat& seat = places[place];
            centres.emplace_back(house.middle - house.radius * seat.radius * std::cos(seat.angle),
                                 house.base - house.radius * seat.radius * std::sin(seat.angle));
        }
        svg.dots(centres, dot, one.color,
                 fmt::format("{}: {} of {} seats", one.name, seats[one.choice], total));
    }
    svg.text(house.middle, house.base - 2, std::to_string(total),
             {20, Anchor::middle, true, 1.0, {}});
}

/// "Under X: A 35, B 12; under Y: ...": what is drawn, in words.
std::string houses_words(const Summary& summary, const RunSample& sample,
                         const std::vector<ChartChoice>& choices) {
    std::string words = "A dot is a seat.";
    for (std::size_t s = 0; s < std::min<std::size_t>(2, summary.systems.size()); ++s) {
        words += " " + summary.systems[s].name + ":";
        const auto seats = sample.seats[s].row(sample.nearest[s]);
        for (const ChartChoice& one : choices)
            words += fmt::format("{} {} {}", one.choice == choices.front().choice ? "" : ",",
                                 one.name, seats[one.choice]);
        words += ".";
    }
    return words;
}

}  // namespace

// The innermost arc has radius 0.42: the floor of the house.
std::vector<HouseSeat> house_seats(int count) {
    const int rows = std::clamp(static_cast<int>(std::lround(std::sqrt(count / 3.2))), 1, 12);
    std::vector<double> radii;
    double total = 0.0;
    for (int r = 0; r < rows; ++r) {
        radii.push_back(rows == 1 ? 1.0 : 0.42 + 0.58 * r / (rows - 1));
        total += radii.back();
    }
    std::vector<HouseSeat> seats;
    int placed = 0;
    double share = 0.0;
    for (const double radius : radii) {
        share += radius;
        const int here = static_cast<int>(std::lround(count * share / total)) - placed;
        for (int i = 0; i < here; ++i) {
            seats.push_back({here == 1 ? kPi / 2 : kPi * i / (here - 1), radius});
        }
        placed += here;
    }
    std::stable_sort(seats.begin(), seats.end(),
                     [](const HouseSeat& a, const HouseSeat& b) { return a.angle < b.angle; });
    return seats;
}

Chart hemicycles(const Summary& summary, const RunSample& sample) {
    const auto choices = chart_choices(summary);
    const std::size_t systems = std::min<std::size_t>(2, summary.systems.size());
    const double width = kChartWidth / static_cast<double>(systems);
    const double radius = std::min(115.0, width / 2 - 14);
    const double base = radius + 42;
    const double bottom = base + 22 + 16 * static_cast<double>(choices.size());
    Svg svg("hemicycles", kChartWidth, bottom + 6, "Seats in the run nearest to the median",
            houses_words(summary, sample, choices));
    for (std::size_t s = 0; s < systems; ++s) {
        const double middle = width * (static_cast<double>(s) + 0.5);
        const auto seats = sample.seats[s].row(sample.nearest[s]);
        draw_title(svg, middle, 12, width, summary.systems[s].name);
        draw_house(svg, {middle, base, radius}, choices, seats);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const double y = base + 30 + 16 * static_cast<double>(i);
            const double left = middle - 78;
            svg.circle(left, y - 4, 4.5, choices[i].color);
            svg.text(left + 12, y, choices[i].name);
            svg.text(middle + 82, y, std::to_string(seats[choices[i].choice]),
                     {12, Anchor::end, true, 1.0, {}});
        }
    }
    std::string note = "Of the first " + std::to_string(sample.preference.rows()) +
                       " runs the one whose seats are nearest to every party's median: ";
    for (std::size_t s = 0; s < systems; ++s) {
        note += fmt::format("{}run {} for {}", s > 0 ? ", " : "", sample.nearest[s],
                            summary.systems[s].name);
    }
    return {"hemicycles",
            "A typical parliament under each system",
            note + ".",
            svg.str(),
            "table-seats",
            {},
            {}};
}

}  // namespace kenesh
