#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/io/system/district_tables.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Where a tier and its parts stand, for checks that see more than the tier.
struct TierPlaces {
    Place tier;
    Place rule;                  ///< of the rule or, where it has none, of the tier
    Place contest;               ///< of the contest's name or, where it has none, of the tier
    std::vector<Place> genders;  ///< per candidate of its table
};

struct ReadSystem {
    System system;
    Place place;
    std::vector<TierPlaces> places;  ///< per tier
};

/// Reads a system from its table. Mistakes are recorded; a tier with mistakes is left out.
[[nodiscard]] ReadSystem read_system(const TableReader& table, const ReadContext& context);

/// Reads a tier of districts; nothing where a mistake was found.
[[nodiscard]] std::optional<DistrictTier> read_district_tier(const TableReader& table,
                                                             const ReadContext& context,
                                                             TierPlaces& places);

/// Reads a list tier; nothing where a mistake was found.
[[nodiscard]] std::optional<ListTier> read_list_tier(const TableReader& table,
                                                     const ReadContext& context);

/// A system file on its own, as for counting votes: names of districts and choices are not checked,
/// and a tier with magnitudes needs no districting. Throws InputError.
[[nodiscard]] System read_system(const std::filesystem::path& path);

}  // namespace kenesh
