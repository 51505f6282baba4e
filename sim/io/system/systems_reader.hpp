#pragma once

#include <span>
#include <vector>

#include "sim/io/reading/settings.hpp"
#include "sim/io/system/system_reader.hpp"

namespace kenesh {

/// Whether a setting is of a system (system.<id>...), not of the scenario itself.
[[nodiscard]] bool is_of_system(const Setting& setting) noexcept;

/// Reads the systems of a scenario: the files of `systems`, then its own [[system]] tables, with
/// their settings and the tables of [candidates] put in.
[[nodiscard]] std::vector<ReadSystem> read_systems(const TableReader& scenario,
                                                   std::span<const Setting> settings,
                                                   const ReadContext& context);

}  // namespace kenesh
