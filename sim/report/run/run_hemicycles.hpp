#pragma once

#include <string>

#include "sim/report/paper/table.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// The run nearest to the median under each of the first two systems, a mark per seat.
[[nodiscard]] std::string run_hemicycles(const Summary& summary, const RunSample& sample,
                                         const TextStyle& style);

}  // namespace kenesh
