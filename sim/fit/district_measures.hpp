#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sim/fit/measure.hpp"

namespace kenesh {

/// A measure over districts: its value in one, and how the values of all become one unless the name
/// says otherwise.
struct DistrictMeasure {
    std::string_view name;
    std::optional<double> (*function)(const SeenDistrict&);
    Aggregate aggregate;
};

/// All of them; docs/fit.md has a line for each.
[[nodiscard]] std::span<const DistrictMeasure> district_measures() noexcept;

}  // namespace kenesh
