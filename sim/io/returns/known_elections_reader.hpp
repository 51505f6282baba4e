#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/known_election.hpp"

namespace kenesh {

/// Reads `results`/elections.csv (year,votes,bases,votes_cast,registered,system: files of that
/// folder and of `systems`; empty cells: not needed) and `results`/seats.csv (year,choice,seats)
/// with all that they name. Every mistake is recorded; nothing if there is any.
[[nodiscard]] std::optional<std::vector<KnownLists>> read_known_lists(
    const std::filesystem::path& results, const std::filesystem::path& systems,
    Diagnostics& mistakes);

/// Reads region,choice,votes; every region needs each choice once and some votes.
[[nodiscard]] std::optional<RegionalVotes> read_regional_votes(const std::filesystem::path& path,
                                                               Diagnostics& mistakes);

}  // namespace kenesh
