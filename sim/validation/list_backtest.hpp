#pragma once

#include <string>
#include <vector>

#include "sim/returns/known_election.hpp"

namespace kenesh {

struct ListSeats {
    std::string choice;
    std::int64_t votes = 0;
    int official = 0;
    int counted = 0;
};

struct ListBacktest {
    std::string year;
    std::string system;
    std::vector<ListSeats> lists;  ///< all lists that the votes or the official seats name
    [[nodiscard]] bool same() const noexcept;
};

/// Counts the votes under the law; a list without official seats had none.
[[nodiscard]] ListBacktest count_known(const KnownLists& known);

}  // namespace kenesh
