#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace kenesh {

/// Over what a parameter of a sweep moved.
struct SweepRange {
    std::size_t values = 0;       ///< different ones
    std::string least, greatest;  ///< of numbers; the first and the last of other values
    friend bool operator==(const SweepRange&, const SweepRange&) = default;
};

/// `points`: points x parameters, values as written. Precondition: at least one point.
[[nodiscard]] SweepRange sweep_range(std::span<const std::vector<std::string>> points,
                                     std::size_t parameter);

}  // namespace kenesh
