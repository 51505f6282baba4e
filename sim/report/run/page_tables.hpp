#pragma once

#include <string>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// HTML tables of the numbers behind the charts: everything that a chart shows, with errors.
[[nodiscard]] std::string seats_table(const Summary& summary);
/// Precondition: there are blocs.
[[nodiscard]] std::string blocs_table(const Summary& summary);
[[nodiscard]] std::string tiers_table(const Summary& summary);
[[nodiscard]] std::string house_table(const Summary& summary);
[[nodiscard]] std::string districts_table(const Summary& summary);
[[nodiscard]] std::string assumptions_table(const Summary& summary);

}  // namespace kenesh
