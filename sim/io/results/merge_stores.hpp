#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/core/interrupted.hpp"

namespace kenesh {

/// Points first to last of a design, both in.
struct PointRange {
    std::int64_t first = 0, last = 0;
    friend bool operator==(const PointRange&, const PointRange&) = default;
};

[[nodiscard]] std::int64_t points_in(std::span<const PointRange> ranges) noexcept;

/// "0 to 3, 7, 9 to 12": the first ten.
[[nodiscard]] std::string to_string(std::span<const PointRange> ranges);

/// Puts the points of all stores into a new one, which is there whole or not at all; returns the
/// points of the design that none of them has. Throws InputError, and nothing is written, if they
/// are of different sweeps, one is no store or damaged, two differ in a point, `to` is there, or
/// points are missing and `partial` is false; Interrupted.
std::vector<PointRange> merge_stores(std::span<const std::filesystem::path> from,
                                     const std::filesystem::path& to, bool partial,
                                     StopFlag stop = {});

}  // namespace kenesh
