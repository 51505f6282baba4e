#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart_parts.hpp"

namespace kenesh {

/// A seat of a hemicycle whose outer arc has radius 1.
struct HouseSeat {
    double angle = 0.0;  ///< radians; 0 left, pi right
    double radius = 0.0;
};

/// `count` seats in arcs of even spacing, from left to right.
[[nodiscard]] std::vector<HouseSeat> house_seats(int count);

struct HouseParty {
    std::string name;
    std::string color;       ///< safe
    std::vector<int> seats;  ///< per house
};

/// One house, or two beside one another.
struct HousePicture {
    std::vector<std::string> names;    ///< of the houses
    std::vector<std::string> columns;  ///< what the two are called above their seats
    std::vector<HouseParty> parties;   ///< from left to right
};

/// Hemicycles with a dot for each seat, the line of the majority, and a list of parties and seats.
/// Precondition: one house or two, and as many seats of every party.
[[nodiscard]] std::string draw_houses(const HousePicture& picture, const std::string& title,
                                      const std::string& words, const std::string& id,
                                      const Sheet& sheet = kWideSheet);

}  // namespace kenesh
