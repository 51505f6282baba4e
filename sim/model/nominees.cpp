#include "sim/model/nominees.hpp"

#include <iterator>

namespace kenesh {

std::optional<int> Nominees::in(int seats) const {
    if (as_seats) return seats;
    if (by_seats.empty()) return number;
    const auto above = by_seats.upper_bound(seats);
    if (above == by_seats.begin()) return std::nullopt;
    return std::prev(above)->second;
}

}  // namespace kenesh
