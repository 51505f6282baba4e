#pragma once

#include <cstdint>
#include <limits>

namespace kenesh {

/// SplitMix64 (Steele, Lea & Flood 2014): as cheap to seed as to draw from, the same on every
/// machine. For lots, lattices and whatever needs few words and no stream of its own.
class SplitMix64 {
public:
    explicit constexpr SplitMix64(std::uint64_t seed) noexcept : state_(seed) {}

    constexpr std::uint64_t next() noexcept {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    /// Uniform in 0 ... n - 1; what would favour small numbers is drawn again. Precondition: n > 0.
    constexpr std::uint64_t below(std::uint64_t n) noexcept {
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

}  // namespace kenesh
