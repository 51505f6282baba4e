#pragma once

#include <string>
#include <vector>

#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// A chart as a Vega-Lite 5 specification with its data inline, to be redrawn elsewhere.
struct VegaSpec {
    std::string id;    ///< of the chart (charts.hpp)
    std::string json;  ///< the specification
};

/// One for each of charts(summary, sample), in the same order and with the same ids.
[[nodiscard]] std::vector<VegaSpec> vega_specs(const Summary& summary, const RunSample& sample);

}  // namespace kenesh
