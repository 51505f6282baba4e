#pragma once

#include <span>
#include <string>

#include "sim/engine/tally/tallies.hpp"
#include "sim/summary/probability.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Decimals that an error of this size leaves meaningful: its first digit is the last one shown;
/// at most `most`. No error (nothing varies): 0.
[[nodiscard]] int decimals_for(double standard_error, int most = 3);
/// The same for a column: decimals of its largest error.
[[nodiscard]] int decimals_for(std::span<const double> standard_errors, int most = 3);

/// Fixed decimals, never "-0.0"; with `sign` a plus before what is above 0.
[[nodiscard]] std::string number(double value, int decimals, bool sign = false);
/// Thousands apart: 1,000,000.
[[nodiscard]] std::string grouped(long long value);
/// A share as "12.3 %".
[[nodiscard]] std::string percent(double share, int decimals);
/// An error as "+-0.04" with the sign U+00B1; rounded up, so that it never looks smaller.
[[nodiscard]] std::string plus_minus(double standard_error, int decimals);

/// A chance: "12.3 %", or the 95 % bound where no run or every run had it: "< 0.02 %".
[[nodiscard]] std::string chance(const Probability& probability);
/// Its standard error with as many decimals: "+-0.2"; "" where chance() is a bound.
[[nodiscard]] std::string chance_error(const Probability& probability);
/// The middle 90 % of runs: "18 to 45".
[[nodiscard]] std::string interval(const Quantiles& quantiles, int decimals, bool sign = false);

}  // namespace kenesh
