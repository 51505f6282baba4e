#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/block_election.hpp"

// borough,ward,seats,slate,candidates,votes,log_squares,won: the sums over candidates that are
// shipped in place of the votes of a block vote.
namespace kenesh {

/// Every mistake is recorded.
[[nodiscard]] std::optional<BlockElection> read_slates(const std::filesystem::path& path,
                                                       Diagnostics& mistakes);

[[nodiscard]] std::string slates_csv(const BlockElection& election);

}  // namespace kenesh
