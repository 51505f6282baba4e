#pragma once

#include <cassert>
#include <cstdint>

namespace kenesh {

__extension__ using Uint128 = unsigned __int128;

/// A claim to a seat, numerator / denominator; over 0 it is infinite. Compared by cross
/// multiplication, never divided.
struct Claim {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;

    /// -1, 0, 1: less, equal, greater. Two infinite claims are equal.
    [[nodiscard]] friend constexpr int compare(const Claim& a, const Claim& b) noexcept {
        const Uint128 left = Uint128{a.numerator} * b.denominator;
        const Uint128 right = Uint128{b.numerator} * a.denominator;
        return left < right ? -1 : (left > right ? 1 : 0);
    }
};

/// `share_ppm` parts per million of `base`, at equality too.
[[nodiscard]] constexpr bool reaches(std::int64_t votes, std::int64_t share_ppm,
                                     std::int64_t base) noexcept {
    assert(votes >= 0 && share_ppm >= 0 && base >= 0 && "counts and shares are not negative");
    return Uint128{1'000'000} * static_cast<std::uint64_t>(votes) >=
           Uint128{static_cast<std::uint64_t>(share_ppm)} * static_cast<std::uint64_t>(base);
}

}  // namespace kenesh
