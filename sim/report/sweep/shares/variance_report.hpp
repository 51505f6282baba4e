#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"
#include "sim/sweep/variance_shares.hpp"

namespace kenesh {

/// What decides the result of the party of the headline: per key its share of the variance of mean
/// seats, of the chance of a majority and of the change, and what is chance. About twelve lines.
[[nodiscard]] std::string variance_table(const Summary& summary, const VarianceShares& shares,
                                         const TextStyle& style);

/// The same as a part of a page: a sentence and a chart for each measure.
[[nodiscard]] std::string variance_html(const Summary& summary, const VarianceShares& shares);

/// summary.json with `sensitivity` at its end: every headline measure.
[[nodiscard]] std::string with_shares(const std::string& summary_json,
                                      const VarianceShares& shares);

}  // namespace kenesh
