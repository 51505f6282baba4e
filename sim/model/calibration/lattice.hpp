#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kenesh {

/// A randomly shifted Korobov lattice (Korobov 1959; shifts: Cranley and Patterson 1976):
/// point i has the coordinates frac(i a^j / n + shift_j). Each replicate has shifts of its own, so
/// that the spread between replicates is an honest error of the mean.
class ShiftedLattice {
public:
    static constexpr std::uint32_t kPoints = 4096;
    /// Least P2 figure of merit with weights 1/(j+1) in 24 dimensions among all odd multipliers.
    static constexpr std::uint32_t kMultiplier = 1659;

    ShiftedLattice(std::uint32_t replicate, std::size_t dimensions);

    /// Coordinate in (0, 1), never exactly 0 or 1.
    [[nodiscard]] double coordinate(std::uint32_t point, std::size_t dimension) const noexcept {
        const std::uint32_t word = point * generator_[dimension] + shift_[dimension];
        return (static_cast<double>(word) + 0.5) * 0x1p-32;
    }

private:
    std::vector<std::uint32_t> generator_;  ///< a^j / n in multiples of 2^-32
    std::vector<std::uint32_t> shift_;
};

/// A fixed uniform number in (0, 1) for a pair of indexes: SplitMix64 (Steele, Lea and Flood 2014)
/// of their combination. For the calibration's pilots, which must not depend on any seed.
[[nodiscard]] double fixed_uniform(std::uint32_t i, std::uint32_t j) noexcept;

}  // namespace kenesh
