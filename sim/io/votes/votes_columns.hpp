#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/text/csv_table.hpp"
#include "sim/io/votes/votes_form.hpp"

namespace kenesh {

/// known_columns.txt as it was when the program was built (cmake/KeneshEmbed.cmake).
extern const std::string_view kKnownColumns;

inline constexpr std::size_t kVotesRoleCount = kVotesRoles.size();

[[nodiscard]] constexpr std::size_t index(VotesRole role) noexcept {
    return static_cast<std::size_t>(role);
}

/// Per role the columns that hold it, one after the other; empty: none does.
using RoleColumns = std::array<std::vector<std::size_t>, kVotesRoleCount>;

/// Where the roles of a file of votes stand.
struct VotesColumns {
    /// One element, or one per group of columns that repeat for each candidate.
    std::vector<RoleColumns> groups;
    std::vector<std::size_t> wide;    ///< columns that are one choice each; empty: the file is long
    std::vector<std::size_t> others;  ///< columns without a role
    bool foreign = false;   ///< not Kenesh's own file: columns without a role are left out
    bool by_parts = false;  ///< rows are known to be parts of districts (OpenElections' precincts)
};

/// Finds the columns by the form, by Kenesh's names or by those of known_columns.txt; a column may
/// be left out only where the form or a foreign name says that the file is not Kenesh's own.
/// Nothing, with a mistake, where a column is not there or two could be meant.
[[nodiscard]] std::optional<VotesColumns> find_votes_columns(const CsvTable& table,
                                                             const VotesForm& form,
                                                             Diagnostics& mistakes);

}  // namespace kenesh
