#pragma once

#include <map>
#include <optional>

namespace kenesh {

/// How many candidates a choice has in a district: a number, as many as there are seats, or a
/// number for each number of seats.
struct Nominees {
    int number = 0;
    bool as_seats = false;
    std::map<int, int> by_seats;  ///< seats -> candidates; not empty: in place of the number

    Nominees() = default;
    /// A number is what most choices have, so it stands for itself.
    Nominees(int count) : number(count) {}

    /// Of a district; by the nearest smaller number of seats where the table has no row for its
    /// own, and nothing where it has none so small.
    [[nodiscard]] std::optional<int> in(int seats) const;
    friend bool operator==(const Nominees&, const Nominees&) = default;
};

}  // namespace kenesh
