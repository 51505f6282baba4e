#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/random/streams.hpp"

namespace kenesh {

/// Keys of Philox's ten rounds. As wide as the lanes that they are broadcast to: a broadcast from
/// memory costs a load, from a register of whole numbers two steps of the vector ports.
struct RoundKeys {
    std::array<std::uint64_t, kPhiloxRounds> first{};
    std::array<std::uint64_t, kPhiloxRounds> second{};
};

[[nodiscard]] constexpr RoundKeys round_keys(std::uint64_t seed) noexcept {
    RoundKeys keys;
    PhiloxKey key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    for (std::size_t round = 0; round < kPhiloxRounds; ++round) {
        keys.first[round] = key[0];
        keys.second[round] = key[1];
        key[0] += kPhiloxWeyl0;
        key[1] += kPhiloxWeyl1;
    }
    return keys;
}

/// What a block adds to the state after two rounds of Philox. The run stands in words 0 and 3 of
/// the counter, the block in words 1 and 2, so that each of the first four products depends on one
/// of the two alone: with the pair's part (kernels_random-inl.hpp) the state is
/// {high ^ x0, low, hi(first product of round 2) ^ rest ^ key, x3}.
struct BlockState {
    std::uint64_t x0 = 0;  ///< below 2^32, as the others: wide as RoundKeys
    std::uint64_t x2 = 0;
    std::uint64_t x3 = 0;
};

[[nodiscard]] constexpr BlockState block_state(const RoundKeys& keys, BlockCounter c) noexcept {
    const std::uint64_t b = std::uint64_t{kPhiloxMultiplier1} * c.word2;
    const std::uint64_t c0 = (b >> 32) ^ c.word1 ^ keys.first[0];
    const std::uint64_t a = std::uint64_t{kPhiloxMultiplier0} * c0;
    return {static_cast<std::uint32_t>(b) ^ keys.first[1], (a >> 32) ^ keys.second[1],
            static_cast<std::uint32_t>(a)};
}

}  // namespace kenesh
