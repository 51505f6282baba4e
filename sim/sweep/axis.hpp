#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// An axis of a sweep as it is written: numbers are texts, so that 0.20 stays 0.20.
struct AxisText {
    std::string name;                                 ///< of its column; the first key if not given
    std::vector<std::string> keys;                    ///< that move together
    std::vector<std::vector<std::string>> values;     ///< per value, one for each key; or
    std::optional<std::array<std::string, 3>> steps;  ///< from, to, step; or
    std::optional<std::array<std::string, 2>> range;  ///< low, high
    Place place;
};

/// Between which numbers an axis moves, for designs without a grid.
struct AxisRange {
    double low = 0.0;
    double high = 0.0;
    bool whole = false;  ///< both ends were written without a decimal point
    friend bool operator==(const AxisRange&, const AxisRange&) = default;
};

/// What varies: one key, or several that move together.
struct Axis {
    std::string name;
    std::vector<std::string> keys;
    std::vector<std::vector<std::string>> values;  ///< per value, one for each key
    std::optional<AxisRange> range;                ///< then there are no values
    friend bool operator==(const Axis&, const Axis&) = default;
};

/// "key=0.20:0.60:0.02" (from, to, step, both ends in), "key=1,2,3", "key=0.2:0.6" (a range), and
/// axes of several keys "a=1,2,3+b=4,5,6". Nothing and a mistake where it is none of these.
[[nodiscard]] std::optional<AxisText> parse_axis(const std::string& text, Diagnostics& mistakes);

/// The values written out. Steps are decimal: 0.20, 0.22, ... to the last digit. Nothing and a
/// mistake for steps that do not lead from one end to the other, or more than a million.
[[nodiscard]] std::optional<Axis> axis_of(const AxisText& text, Diagnostics& mistakes);

}  // namespace kenesh
