#include "sim/returns/lots.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace kenesh {
namespace {

class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) noexcept : state_(seed) {}

    std::uint64_t next() noexcept {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    /// Uniform in 0 ... n - 1; what would favour small numbers is drawn again.
    std::uint64_t below(std::uint64_t n) noexcept {
        constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
        const std::uint64_t limit = kAll - kAll % n;
        std::uint64_t z = next();
        while (z >= limit)
            z = next();
        return z % n;
    }

private:
    std::uint64_t state_;
};

}  // namespace

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
