#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/sntv_election.hpp"

namespace kenesh {

/// Reads one year of year,level,district,seats,women_min,cand_no,party,sex,votes,elected (other
/// columns are ignored). Independents: an empty party, `independents`, the words of Taiwan's
/// commission, or a label of `others`. Districts by level and name, candidates by number. Every
/// mistake is recorded; a year that the file does not have is one.
[[nodiscard]] std::optional<SntvElection> read_sntv_election(const std::filesystem::path& path,
                                                             int year,
                                                             std::span<const std::string> others,
                                                             Diagnostics& mistakes);

}  // namespace kenesh
