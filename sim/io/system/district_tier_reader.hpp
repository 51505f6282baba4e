#pragma once

#include <optional>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Where a tier and its parts stand, for checks that see more than the tier.
struct TierPlaces {
    Place tier;
    Place rule;                  ///< of the rule or, where it has none, of the tier
    Place contest;               ///< of the contest's name or, where it has none, of the tier
    std::vector<Place> genders;  ///< per candidate of its table
};

/// Reads a tier of districts; nothing where a mistake was found.
[[nodiscard]] std::optional<DistrictTier> read_district_tier(const TableReader& table,
                                                             const ReadContext& context,
                                                             TierPlaces& places);

}  // namespace kenesh
