#pragma once

#include <filesystem>
#include <optional>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/block_election.hpp"

namespace kenesh {

/// Reads borough,ward,seats,party,party_group,votes,elected (other columns are ignored). A slate
/// is a group's candidates in a ward; where they are more than the seats, those of one party. Each
/// candidate of the groups `Independent`, `Other` and of none is a slate alone. Wards of one seat
/// are left out: nobody had two votes there. Every mistake is recorded.
[[nodiscard]] std::optional<BlockElection> read_block_election(const std::filesystem::path& path,
                                                               Diagnostics& mistakes);

}  // namespace kenesh
