#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/returns/count_returns.hpp"

/// Lists and candidates put in a drawn order before they are counted, and their counts put back.
/// An order holds, per place, the listing position of what stands there.
namespace kenesh {

/// What count_list_tier() takes, with the lists in another order.
struct ReorderedLists {
    ListRule rule;
    Grid<std::int64_t> votes;
    Grid<std::uint8_t> known;
    std::vector<int> members;
    std::vector<int> elsewhere;
};

[[nodiscard]] ReorderedLists reorder(const ListTierOutcome& tier, const ListReturns& lists,
                                     const std::vector<std::uint32_t>& order);

/// Places back to listing positions, ascending.
void relabel(std::span<std::uint32_t> places, const std::vector<std::uint32_t>& order);

/// The counts of an outcome by listing position.
void to_listing(const std::vector<std::uint32_t>& order, ListTierOutcome& out);

}  // namespace kenesh
