#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/exact.hpp"

namespace kenesh {

/// The divisor of a list's next seat: numerator / denominator, or the square root of it. 0: a seat
/// before all others.
struct ExactDivisor {
    std::uint64_t numerator = 1;
    std::uint64_t denominator = 1;
    bool is_square = false;
};

/// The divisor of the next seat of a list that has `seats`.
/// Precondition: 0 <= seats <= 2^20, first_divisor_ppm in (0, 3'000'000].
[[nodiscard]] ExactDivisor divisor_after(const HighestAverages& rule, int seats) noexcept;

/// Votes over that divisor (or their squares), as claims to seats are compared.
/// Precondition: 0 <= votes <= 2^31.
[[nodiscard]] Claim claim_to_next(const HighestAverages& rule, std::int64_t votes,
                                  int seats) noexcept;

/// Does list `a` go before `b` where their claims are equal? More votes first, then as listed.
[[nodiscard]] inline bool goes_before(std::span<const std::int64_t> votes, std::size_t a,
                                      std::size_t b) noexcept {
    return votes[a] != votes[b] ? votes[a] > votes[b] : a < b;
}

/// Do the divisors begin with 0, so that every list is seated before any gets a second seat?
[[nodiscard]] bool seats_each(Divisor divisor) noexcept;

/// A straight line on or above a sequence of divisors, in halves: the divisor of a list's seat
/// number n (from 0, after the first where every list gets one) is at most (slope n + offset) / 2.
/// spread: how far a line on or below them starts under its own slope, in whole numbers, not less
/// than 0: no list has fewer than no divisors below a level.
struct DivisorLine {
    std::int64_t slope = 2;
    std::int64_t offset = 2;
    std::int64_t spread = 0;
};

/// As a spread: there is no such line.
inline constexpr std::int64_t kNoLine = std::int64_t{1} << 31;

/// The line of a divisor's sequence, of modified Sainte-Lague that of the unmodified.
[[nodiscard]] DivisorLine line_of(Divisor divisor) noexcept;

}  // namespace kenesh
