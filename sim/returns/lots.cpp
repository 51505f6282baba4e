#include "sim/returns/lots.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/core/split_mix.hpp"

namespace kenesh {

std::vector<std::uint32_t> order_of_equals(const std::optional<std::uint64_t>& lot_seed,
                                           std::uint64_t contest, std::size_t n) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    if (!lot_seed) return order;
    SplitMix64 draw(SplitMix64(*lot_seed).next() ^ SplitMix64(~contest).next());
    for (std::size_t left = n; left > 1; --left) {
        std::swap(order[left - 1], order[draw.below(left)]);
    }
    return order;
}

std::optional<std::vector<std::uint32_t>> with_lots(std::vector<std::uint32_t> order,
                                                    std::span<const Before> lots) {
    // Each round settles a lot for good at least, unless they go round in a circle.
    for (std::size_t round = 0; round <= lots.size(); ++round) {
        bool settled = true;
        for (const Before& lot : lots) {
            const auto first = std::find(order.begin(), order.end(), lot.first);
            const auto second = std::find(order.begin(), order.end(), lot.second);
            if (first < second) continue;
            std::rotate(second, first, first + 1);
            settled = false;
        }
        if (settled) return order;
    }
    return std::nullopt;
}

}  // namespace kenesh
