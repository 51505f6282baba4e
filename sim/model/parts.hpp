#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// Units whose voters vote in no tier of any system: positions. Precondition: districtings of tiers
/// are known to the geography, or the tier is left out.
[[nodiscard]] std::vector<std::size_t> units_without_part(const Scenario& scenario);

/// In a line for each tier, how many do not vote in it.
[[nodiscard]] std::vector<std::string> notes_of_parts(const Scenario& scenario);

}  // namespace kenesh
