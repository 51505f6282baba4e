#pragma once

#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"
#include "sim/report/count/counted.hpp"
#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_file.hpp"

namespace kenesh {

/// The houses as counted, one beside the other where there are two. Precondition: a system.
[[nodiscard]] Chart count_houses(const CountedElection& election);

/// What a count has to publish: hemicycles.svg and parliament-<system>.json, for makers of
/// parliament diagrams. Precondition as above.
[[nodiscard]] std::vector<ResultFile> count_chart_files(const CountedElection& election,
                                                        const ChartCredit& credit);

}  // namespace kenesh
