#pragma once

#include <cstddef>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// The run of the sample that is nearest to every choice's median seats under the first two systems
/// together; the first of equals.
[[nodiscard]] std::size_t paired_run(const Summary& summary, const RunSample& sample);

/// Two parliaments side by side: one real run, the nearest to the medians, under both systems.
[[nodiscard]] Chart hemicycles(const Summary& summary, const RunSample& sample,
                               const Sheet& sheet = kWideSheet);

}  // namespace kenesh
