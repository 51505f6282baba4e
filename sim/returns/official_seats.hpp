#pragma once

#include <string>

namespace kenesh {

/// Seats that a choice of a scenario has won in the election that the scenario is of.
struct OfficialSeats {
    std::string scenario;
    std::string system;
    std::string choice;
    int seats = 0;
};

}  // namespace kenesh
