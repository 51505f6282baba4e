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

/// An exact share, part / of: a decimal of the law in parts per million, or a fraction as it says.
class Share {
public:
    constexpr Share() = default;
    /// Precondition: part >= 0, of > 0.
    constexpr Share(std::int64_t part, std::int64_t of) noexcept : part_(part), of_(of) {
        assert(part >= 0 && of > 0 && "a share of something");
    }
    [[nodiscard]] constexpr std::int64_t part() const noexcept { return part_; }
    [[nodiscard]] constexpr std::int64_t of() const noexcept { return of_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return part_ == 0; }
    /// Is it a number of parts per million as it stands?
    [[nodiscard]] constexpr bool in_millionths() const noexcept { return of_ == kMillion; }

    /// For the eye and for estimates; comparisons are exact without it.
    [[nodiscard]] constexpr double value() const noexcept {
        return static_cast<double>(part_) / static_cast<double>(of_);
    }

    friend constexpr bool operator==(const Share& a, const Share& b) noexcept {
        return a.cross(b) == b.cross(a);
    }
    friend constexpr bool operator<(const Share& a, const Share& b) noexcept {
        return a.cross(b) < b.cross(a);
    }

private:
    static constexpr std::int64_t kMillion = 1'000'000;
    [[nodiscard]] constexpr Uint128 cross(const Share& other) const noexcept {
        return Uint128{static_cast<std::uint64_t>(part_)} * static_cast<std::uint64_t>(other.of_);
    }

    std::int64_t part_ = 0;
    std::int64_t of_ = kMillion;
};

/// So many parts per million.
[[nodiscard]] constexpr Share ppm(std::int64_t parts) noexcept {
    return {parts, 1'000'000};
}

/// The least whole number of votes that reaches a share of a base: at equality it is reached.
[[nodiscard]] constexpr std::int64_t least_votes(Share share, std::int64_t base) noexcept {
    assert(base >= 0 && "counts are not negative");
    const auto of = static_cast<std::uint64_t>(share.of());
    const Uint128 product =
        Uint128{static_cast<std::uint64_t>(share.part())} * static_cast<std::uint64_t>(base);
    return static_cast<std::int64_t>((product + of - 1) / of);
}

}  // namespace kenesh
