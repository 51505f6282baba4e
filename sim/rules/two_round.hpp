#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kenesh {

/// The first of two rounds for one seat.
struct FirstRound {
    std::int64_t valid = 0;                   ///< votes of which more than half elect
    std::optional<std::uint32_t> elected;     ///< more than half of the valid votes
    std::vector<std::uint32_t> second_round;  ///< otherwise who meets again, most votes first
    std::vector<std::uint32_t> tied;          ///< equal votes that decided who meets again
    friend bool operator==(const FirstRound&, const FirstRound&) = default;
};

/// Counts a first round. `valid` are the votes of which more than half elect: those of all
/// candidates and, where it is on the ballot, against all. Equal votes: the one listed first.
/// A candidate who stands alone with less is the only one of the second round.
/// Preconditions: votes >= 0, their sum <= valid.
[[nodiscard]] FirstRound count_first_round(std::span<const std::int64_t> votes, std::int64_t valid);

}  // namespace kenesh
