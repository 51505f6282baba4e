#include "sim/returns/lots.hpp"

#include <numeric>
#include <utility>

#include "sim/core/split_mix.hpp"

namespace kenesh {

std::vector<std::uint32_t> order_of_equals(const TieOrder& ties, std::uint64_t contest,
                                           std::size_t n) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    if (!ties.lot_seed) return order;
    SplitMix64 draw(SplitMix64(*ties.lot_seed).next() ^ SplitMix64(~contest).next());
    for (std::size_t left = n; left > 1; --left) {
        std::swap(order[left - 1], order[draw.below(left)]);
    }
    return order;
}

}  // namespace kenesh
