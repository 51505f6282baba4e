#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// What a column of a file of votes holds.
enum class VotesRole : std::uint8_t { district, region, candidate, choice, gender, votes, members };

struct VotesRoleName {
    VotesRole role;
    std::string_view name;
};

/// By the names of the columns that Kenesh's own files have.
inline constexpr std::array kVotesRoles{
    VotesRoleName{VotesRole::district, "district"},   VotesRoleName{VotesRole::region, "region"},
    VotesRoleName{VotesRole::candidate, "candidate"}, VotesRoleName{VotesRole::choice, "choice"},
    VotesRoleName{VotesRole::gender, "gender"},       VotesRoleName{VotesRole::votes, "votes"},
    VotesRoleName{VotesRole::members, "members"}};

/// The columns that together make a role's text, one space between them. A '*' in a name stands for
/// 1, 2, ...: a group of columns per candidate.
struct MappedColumn {
    VotesRole role = VotesRole::votes;
    std::vector<std::string> names;
    friend bool operator==(const MappedColumn&, const MappedColumn&) = default;
};

enum class DecimalMark : std::uint8_t { point, comma };

/// How a file of votes is to be read (docs/count.md, "Files of others"). Without any of it a file
/// is read as its own header says.
struct VotesForm {
    std::vector<MappedColumn> columns;  ///< columns that are not named are then left out
    std::optional<char> separator;      ///< otherwise found in the header
    std::string wide_from;              ///< first of the columns that are one choice each; or ""
    std::string wide_to;                ///< last of them; "": the last of the file
    bool sum = false;                   ///< rows of one district, candidate and choice are parts
    std::optional<DecimalMark> decimal;
    std::vector<std::string> drop;         ///< rows of these names are left out
    std::vector<std::string> keep;         ///< are what they say, whatever they look like
    std::vector<std::string> invalid;      ///< are invalid votes
    std::vector<std::string> against_all;  ///< are votes against all
    friend bool operator==(const VotesForm&, const VotesForm&) = default;
};

/// Reads "choice=party,votes=Stemmer,candidate=First name+Last name" into the form's columns. A
/// name may hold commas. `place`: of the text.
void read_columns(std::string_view text, const Place& place, VotesForm& form,
                  Diagnostics& mistakes);

/// Reads "Red" or "Red:Green" into wide_from and wide_to. A header with a colon in it wins over
/// both, once the header is known; the form keeps the whole text in wide_from then.
void read_wide(std::string_view text, VotesForm& form);

/// ",", ";", "|", "tab" or a tab.
[[nodiscard]] std::optional<char> separator_of(std::string_view text) noexcept;

/// Reads a file that keeps all of this (docs/count.md, "columns.toml").
void read_votes_form(const std::filesystem::path& path, VotesForm& form, Diagnostics& mistakes);

}  // namespace kenesh
