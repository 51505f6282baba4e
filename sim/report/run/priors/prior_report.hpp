#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"
#include "sim/sweep/prior_ranges.hpp"

namespace kenesh {

/// Below the table of a run whose parameters are drawn: seats, majority and change of each choice
/// with the range that the parameters leave, as "8 in 100 (4 to 18)", and what the two
/// uncertainties are.
[[nodiscard]] std::string prior_table(const Summary& summary, const PriorRanges& ranges,
                                      const TextStyle& style);

/// summary.json with `priors` at its end.
[[nodiscard]] std::string with_priors(const std::string& summary_json, const PriorRanges& ranges);

/// A chance and its range in parts of a hundred, of a thousand where it is below one: "8 in 100 (4
/// to 18)".
[[nodiscard]] std::string chance_with_range(const PriorRange& range);

/// A mean and its range: "35.2 (24.1 to 46.0)"; "" where there is none.
[[nodiscard]] std::string mean_with_range(const PriorRange* range, bool sign);

}  // namespace kenesh
