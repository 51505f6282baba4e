#pragma once

#include <string>

namespace kenesh {

/// The numbers that a key takes.
struct NumberRange {
    double low = 0.0;
    double high = 0.0;
    bool above_low = false;   ///< low itself is refused
    bool below_high = false;  ///< high itself is refused
};

inline constexpr NumberRange kShare{0.0, 1.0};

/// A number within a range, "" where all is well: "must be from 0 to 1, not 1.2".
[[nodiscard]] std::string range_fault(double value, NumberRange range);

}  // namespace kenesh
