#pragma once

#include <cstdint>

namespace kenesh {

/// R() of docs/methods.md: nearest whole number, halves to even, without a call into libm.
/// Precondition: |x| < 2^51.
[[nodiscard]] inline std::int64_t whole(double x) noexcept {
    constexpr double kShift = 0x1.8p52;  // adding it leaves no bits for a fraction
    return static_cast<std::int64_t>((x + kShift) - kShift);
}

}  // namespace kenesh
