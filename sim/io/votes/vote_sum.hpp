#pragma once

#include <cstdint>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"

namespace kenesh {

/// Most votes of a tier: what the division of seats is exact for.
inline constexpr std::int64_t kMostVotes = std::int64_t{1} << 31;

/// Adds votes to a running sum; a mistake, once, where it first passes kMostVotes.
class VoteSum {
public:
    VoteSum(const CsvTable& table, Diagnostics& mistakes) noexcept
        : table_(table), mistakes_(mistakes) {}
    void add(const CsvCell& cell, std::int64_t votes);

private:
    const CsvTable& table_;
    Diagnostics& mistakes_;
    std::int64_t sum_ = 0;
    bool told_ = false;
};

}  // namespace kenesh
