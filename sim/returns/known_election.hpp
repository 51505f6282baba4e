#pragma once

#include <string>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/returns/returns.hpp"
#include "sim/rules/system.hpp"

// Elections that took place, as validation needs them.
namespace kenesh {

/// An election by lists: its votes, its law, and the seats that were given.
struct KnownLists {
    std::string year;
    System system;
    Returns returns;
    std::vector<std::string> choices;  ///< with official seats
    std::vector<int> seats;            ///< per choice
};

/// Votes of each choice in each region.
struct RegionalVotes {
    std::vector<std::string> regions;
    std::vector<std::string> choices;
    Grid<double> votes;  ///< region x choice
};

}  // namespace kenesh
