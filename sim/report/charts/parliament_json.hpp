#pragma once

#include <cstddef>
#include <string>

#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Seats under one system of the run that the hemicycles show, as the list of parties that makers
/// of parliament diagrams take: [{"name", "seats", "color"}, ...], parties with seats in scenario
/// order.
[[nodiscard]] std::string parliament_json(const Summary& summary, const RunSample& sample,
                                          std::size_t system);

}  // namespace kenesh
