#pragma once

#include <filesystem>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/io/system/district_tier_reader.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

struct ReadSystem {
    System system;
    Place place;
    std::vector<TierPlaces> places;  ///< per tier
};

/// Reads a system from its table. Mistakes are recorded; a tier with mistakes is left out.
[[nodiscard]] ReadSystem read_system(const TableReader& table, const ReadContext& context);

/// A system file on its own, as for counting votes: names of districts and choices are not checked,
/// and a tier with magnitudes needs no districting. Throws InputError.
[[nodiscard]] System read_system(const std::filesystem::path& path);

}  // namespace kenesh
