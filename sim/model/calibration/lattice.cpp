#include "sim/model/calibration/lattice.hpp"

namespace kenesh {
namespace {

std::uint64_t split_mix(std::uint64_t x) noexcept {
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

std::uint32_t fixed_word(std::uint32_t i, std::uint32_t j) noexcept {
    return static_cast<std::uint32_t>(split_mix((std::uint64_t{i} << 32) | j) >> 32);
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
