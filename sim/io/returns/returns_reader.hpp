#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "sim/core/diagnostics.hpp"
#include "sim/io/votes/votes_form.hpp"
#include "sim/returns/returns.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Where the returns of an election stand (docs/output.md). `votes` is a file of candidates or of
/// lists, told by its columns.
struct ReturnsFiles {
    std::optional<std::filesystem::path> votes;
    std::optional<std::filesystem::path> district_votes;
    std::optional<std::filesystem::path> list_votes;
    std::optional<std::filesystem::path> bases;
    std::optional<std::int64_t> votes_cast;  ///< of the nation, in place of `bases`
    std::optional<std::int64_t> registered;
    /// How the files of votes are written; nothing: as their own headers say, or a columns.toml
    /// beside them.
    std::optional<VotesForm> form = {};
};

/// Reads what the systems need to count an election. Every mistake is recorded with its place: what
/// is no vote, a candidate or list twice, names that seem to be no candidate and no list or that
/// the eye cannot tell apart, votes that sum to more than 2^31, a district that no tier of a system
/// takes, a gender that a bound needs and nobody told, sums of block votes where lists are asked
/// for, bases of thresholds that are missing or below the votes. Nothing if there is any.
[[nodiscard]] std::optional<Returns> read_returns(const ReturnsFiles& files,
                                                  std::span<const System> systems,
                                                  Diagnostics& mistakes);

}  // namespace kenesh
