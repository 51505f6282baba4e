#include "sim/core/range.hpp"

#include <fmt/format.h>

#include <cmath>

namespace kenesh {
namespace {

std::string in_words(NumberRange range) {
    if (std::isinf(range.high)) {
        return fmt::format("{} {:g}", range.above_low ? "above" : "at least", range.low);
    }
    if (!range.above_low && !range.below_high) {
        return fmt::format("from {:g} to {:g}", range.low, range.high);
    }
    return fmt::format("{} {:g} and {} {:g}", range.above_low ? "above" : "at least", range.low,
                       range.below_high ? "below" : "at most", range.high);
}

}  // namespace

std::string range_fault(double value, NumberRange range) {
    const bool low = range.above_low ? value > range.low : value >= range.low;
    const bool high = range.below_high ? value < range.high : value <= range.high;
    if (std::isfinite(value) && low && high) return {};
    return fmt::format("must be {}, not {}", in_words(range), value);
}

}  // namespace kenesh
