#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// Where leans can differ: the regions, or the units where some choice leans by unit.
struct LeanPlaces {
    std::size_t count = 0;
    std::vector<std::uint32_t> of_unit;  ///< per unit
    std::vector<RegionId> region;        ///< per place
};

[[nodiscard]] LeanPlaces lean_places(const Scenario& scenario);

/// A choice's lean in a place.
[[nodiscard]] double lean_in(const Choice& choice, const LeanPlaces& places, std::size_t place);

}  // namespace kenesh
