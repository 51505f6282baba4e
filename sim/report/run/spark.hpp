#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Bars of eighths (U+2581 to U+2588), one per cell of equal width between `low` and `high`; the
/// highest bar is the most frequent cell, a blank one has less than a sixteenth of it.
[[nodiscard]] std::string spark_bars(const Histogram& histogram, double low, double high,
                                     std::size_t cells);

/// How often each choice has so many seats, side by side for the first two systems on one scale;
/// "" where the terminal is narrower than 76 columns.
[[nodiscard]] std::string seat_histograms(const Summary& summary, const TextStyle& style);

}  // namespace kenesh
