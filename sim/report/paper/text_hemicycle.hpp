#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"

namespace kenesh {

/// Seats of one party in one house, from left to right.
struct Bench {
    std::string name;
    std::string color;  ///< "#rrggbb" or ""
    int seats = 0;
    friend bool operator==(const Bench&, const Bench&) = default;
};

/// A house as lines of text: arcs of dots in the parties' colours, or of letters where the style
/// has no colours, and below them who is which. Where a dot for every seat is too wide, each stands
/// for 2, 5, 10, ... seats, and the last line says so.
[[nodiscard]] std::string text_hemicycle(const std::string& title,
                                         const std::vector<Bench>& benches, const TextStyle& style);

}  // namespace kenesh
