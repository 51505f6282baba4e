#include "sim/report/paper/house_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct House {
    double middle = 0.0;  ///< x of its centre
    double base = 0.0;
    double radius = 0.0;
};

/// Where the arc of a house is at an angle, `far` radii from its middle.
std::pair<double, double> at_angle(const House& house, double angle, double far) {
    return {house.middle - far * house.radius * std::cos(angle),
            house.base - far * house.radius * std::sin(angle)};
}

/// A line between the two seats that make the majority.
void draw_majority(Svg& svg, const House& house, int total) {
    const auto [x1, y1] = at_angle(house, kPi / 2, 0.30);
    const auto [x2, y2] = at_angle(house, kPi / 2, 1.12);
    svg.rule(x1, y1, x2, y2, 0.9, true);
    svg.text(house.middle, house.base - 0.16 * house.radius, std::to_string(total / 2 + 1),
             {15, Anchor::middle, true, 1.0, {}});
    // The word has room inside a large house alone.
    if (house.radius > 90.0)
        svg.text(house.middle, house.base + 2, "majority",
                 {kLetters, Anchor::middle, false, 0.75, {}});
}

int house_of(const HousePicture& picture, std::size_t which) {
    return std::accumulate(
        picture.parties.begin(), picture.parties.end(), 0,
        [&](int sum, const HouseParty& party) { return sum + party.seats[which]; });
}

void draw_house(Svg& svg, const House& house, const HousePicture& picture, std::size_t which) {
    const int total = house_of(picture, which);
    const auto places = house_seats(total);
    const double dot = std::min(9.0, 0.56 * house.radius / std::sqrt(std::max(1, total)));
    std::size_t place = 0;
    double free_from = -1.0;  // angle from which a number has room
    for (const HouseParty& one : picture.parties) {
        const int here = one.seats[which];
        if (here == 0) continue;
        std::vector<std::pair<double, double>> centres;
        double angle = 0.0;
        for (int i = 0; i < here && place < places.size(); ++i, ++place) {
            centres.push_back(at_angle(house, places[place].angle, places[place].radius));
            angle += places[place].angle / here;
        }
        svg.dots(centres, dot, one.color, fmt::format("{}: {} of {} seats", one.name, here, total));
        const std::string words = std::to_string(here);
        const double wide = (text_width(words, kLetters, true) + 6.0) / (1.17 * house.radius);
        // At the top the line of the majority ends.
        const bool at_line = std::abs(angle - kPi / 2) < 0.6 * wide;
        if (angle - wide / 2 < free_from) continue;
        const auto [x, y] = at_angle(house, angle, at_line ? 1.24 : 1.16);
        svg.text(x, y + 4, words, {kLetters, Anchor::middle, true, 1.0, {}});
        free_from = angle + wide / 2;
    }
    draw_majority(svg, house, total);
}

/// Names with the seats under each system, in columns: as many as have room.
double draw_seat_key(Svg& svg, const HousePicture& picture, const Sheet& sheet, double top) {
    const auto& choices = picture.parties;
    const std::size_t systems = picture.names.size();
    const std::size_t columns = sheet.narrow || choices.size() < 4 ? 1 : 2;
    const std::size_t each = (choices.size() + columns - 1) / columns;
    const double gap = 36.0;
    const double width =
        (sheet.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double numbers = systems > 1 ? 76.0 : 34.0;
    double bottom = top;
    for (std::size_t column = 0; column < columns; ++column) {
        const double left = (width + gap) * static_cast<double>(column);
        double y = top;
        if (systems > 1) {
            svg.text(left + width - 38, y, picture.columns[0],
                     {kLetters, Anchor::end, false, 0.75, {}});
            svg.text(left + width, y, picture.columns[1], {kLetters, Anchor::end, false, 0.75, {}});
            y += 18.0;
        }
        const std::size_t last = std::min(each * (column + 1), choices.size());
        for (std::size_t i = each * column; i < last; ++i) {
            const HouseParty& one = choices[i];
            svg.circle(left + 5, y - 4, 4.8, one.color);
            for (std::size_t s = 0; s < systems; ++s)
                svg.text(left + width - 38.0 * static_cast<double>(systems - 1 - s), y,
                         std::to_string(one.seats[s]),
                         {kLetters, Anchor::end, s == 0, s == 0 ? 1.0 : 0.8, {}});
            for (const std::string& line :
                 text_lines(visible(one.name), width - numbers - 16.0, kLetters)) {
                svg.text(left + 16, y, line);
                y += kLineHeight;
            }
            y += 3.0;
        }
        bottom = std::max(bottom, y);
    }
    return bottom - 8.0;
}

double seat_key_height(const HousePicture& picture, const Sheet& sheet) {
    Svg nowhere("nowhere", 1, 1, "", "");
    return draw_seat_key(nowhere, picture, sheet, 0.0);
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

std::string draw_houses(const HousePicture& picture, const std::string& title,
                        const std::string& words, const std::string& id, const Sheet& sheet) {
    const std::size_t systems = picture.names.size();
    assert(systems > 0 && systems <= 2 && "one house or two stand side by side");
    const double width = sheet.width / static_cast<double>(systems);
    const double radius = std::min(sheet.narrow ? 130.0 : 190.0, width / 2 / 1.28 - 2);
    std::size_t lines = 1;
    for (const std::string& name : picture.names)
        lines = std::max(lines, text_lines(visible(name), width - 12, kLetters, true).size());
    const double base = 12 + kLineHeight * static_cast<double>(lines) + 1.3 * radius;
    const double key = base + 32;
    const double bottom = key + seat_key_height(picture, sheet);
    Svg svg(sheet.id(id), sheet.width, bottom + 2, title, words);
    for (std::size_t s = 0; s < systems; ++s) {
        const double middle = width * (static_cast<double>(s) + 0.5);
        draw_title(svg, middle, 12, width - 12, picture.names[s]);
        draw_house(svg, {middle, base, radius}, picture, s);
    }
    draw_seat_key(svg, picture, sheet, key);
    return svg.str();
}

}  // namespace kenesh
