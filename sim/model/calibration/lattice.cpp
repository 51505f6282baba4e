#include "sim/model/calibration/lattice.hpp"

#include "sim/core/split_mix.hpp"

namespace kenesh {
namespace {

std::uint32_t fixed_word(std::uint32_t i, std::uint32_t j) noexcept {
    return static_cast<std::uint32_t>(SplitMix64((std::uint64_t{i} << 32) | j).next() >> 32);
}

}  // namespace

ShiftedLattice::ShiftedLattice(std::uint32_t replicate, std::size_t dimensions)
    : generator_(dimensions), shift_(dimensions) {
    constexpr std::uint32_t kStep = static_cast<std::uint32_t>((std::uint64_t{1} << 32) / kPoints);
    std::uint32_t power = 1;
    for (std::size_t j = 0; j < dimensions; ++j) {
        generator_[j] = power * kStep;
        shift_[j] = fixed_word(replicate, static_cast<std::uint32_t>(j));
        power = power * kMultiplier % kPoints;
    }
}

double fixed_uniform(std::uint32_t i, std::uint32_t j) noexcept {
    // A replicate number that no lattice uses keeps these apart from the shifts.
    return (static_cast<double>(fixed_word(i | 0x80000000, j)) + 0.5) * 0x1p-32;
}

}  // namespace kenesh
