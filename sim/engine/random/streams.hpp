#pragma once

#include <cassert>
#include <cstdint>

#include "sim/engine/random/philox.hpp"

namespace kenesh {

/// What a random word is for. The numbers are part of every result: never renumber.
enum class Stream : std::uint32_t {
    national = 0,          ///< place: choice
    tail = 1,              ///< place: 0 .. nu - 1; the same in both twins
    region = 2,            ///< choice; place: region
    unit = 3,              ///< choice; place: unit
    turnout_national = 4,  ///< place 0
    turnout_region = 5,    ///< place: region
    turnout_unit = 6,      ///< place: unit
    candidate = 7,         ///< contest, choice, candidate; place: district
    gender = 8,            ///< as candidate; words, not normals
    poll = 9               ///< place: 0 for the rest, 1 + choice for one in the poll
};

/// Words 1 and 2 of a counter: all but the run. One block serves the four places 4 b .. 4 b + 3.
///
///     word 0   pair of twins, low 32 bits (the run itself without twins)
///     word 1   stream (4 bits) | contest (12) | choice (16)
///     word 2   place / 4 (20 bits) | candidate (12)
///     word 3   pair of twins, high 32 bits
///     key      seed (64 bits)
///
/// Widths are fixed and ordinals are those of the files, so no word depends on what else is
/// present. With the run in words 0 and 3 the products of the first two rounds are constant per
/// batch of runs or plain scalars.
struct BlockCounter {
    std::uint32_t word1 = 0;
    std::uint32_t word2 = 0;
    friend bool operator==(const BlockCounter&, const BlockCounter&) = default;
};

inline constexpr std::uint32_t kMostContests = 1u << 12;
inline constexpr std::uint32_t kMostChoices = 1u << 16;
inline constexpr std::uint32_t kMostBlocks = 1u << 20;
inline constexpr std::uint32_t kMostCandidates = 1u << 12;

/// Precondition: each field within its width; the readers refuse larger scenarios.
[[nodiscard]] constexpr BlockCounter block_counter(Stream stream, std::uint32_t contest,
                                                   std::uint32_t choice, std::uint32_t block,
                                                   std::uint32_t candidate) noexcept {
    assert(contest < kMostContests && choice < kMostChoices && block < kMostBlocks &&
           candidate < kMostCandidates && "a field wider than its place in the counter");
    return {(static_cast<std::uint32_t>(stream) << 28) | (contest << 16) | choice,
            (block << 12) | candidate};
}

/// The four words of a block in one pair of runs.
[[nodiscard]] constexpr PhiloxBlock random_words(std::uint64_t seed, std::uint64_t pair,
                                                 BlockCounter counter) noexcept {
    return philox({static_cast<std::uint32_t>(pair), counter.word1, counter.word2,
                   static_cast<std::uint32_t>(pair >> 32)},
                  {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

}  // namespace kenesh
