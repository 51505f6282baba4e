#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/rules/list_tier.hpp"

/// Lists and candidates put in a drawn order before they are counted, and their counts put back.
/// An order holds, per place, the listing position of what stands there.
namespace kenesh {

/// Where each listing position stands in the order.
[[nodiscard]] std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& order);

/// Values by listing position, in the order; of an empty list nothing.
template <class Value>
[[nodiscard]] std::vector<Value> in_order(const std::vector<std::uint32_t>& order,
                                          std::span<const Value> listed) {
    std::vector<Value> out;
    for (std::size_t i = 0; !listed.empty() && i < order.size(); ++i)
        out.push_back(listed[order[i]]);
    return out;
}

/// A grid with its columns in the order.
template <class Value>
[[nodiscard]] Grid<Value> columns_in_order(const std::vector<std::uint32_t>& order,
                                           const Grid<Value>& listed) {
    Grid<Value> out(listed.rows(), order.size());
    for (std::size_t r = 0; r < listed.rows(); ++r) {
        for (std::size_t i = 0; i < order.size(); ++i)
            out(r, i) = listed(r, order[i]);
    }
    return out;
}

/// The rule with its lists by place in the order.
[[nodiscard]] ListRule in_order(const std::vector<std::uint32_t>& order, ListRule rule);

/// Places back to listing positions, ascending.
void relabel(std::span<std::uint32_t> places, const std::vector<std::uint32_t>& order);

/// A count and its reasons by listing position.
void to_listing(const std::vector<std::uint32_t>& order, ListCount& count, ListSteps& steps);

}  // namespace kenesh
