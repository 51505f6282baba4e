#pragma once

#include <string>

#include "sim/report/count/counted.hpp"

namespace kenesh {

/// A counted election as tidy tables, a line per candidate and a line per list (docs/output.md).
/// District tiers: tier,district,place,candidate,choice,gender,votes,elected,how. List tiers:
/// tier,choice,votes,share,passed,seats, the share of the threshold's base. A system with both has
/// both, an empty line between them; a list tier by district has a third table
/// tier,district,choice,votes,share,passed,seats. With a second system a first column `system`.
[[nodiscard]] std::string count_csv(const CountedElection& election);

}  // namespace kenesh
