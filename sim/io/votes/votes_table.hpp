#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/text/csv_table.hpp"
#include "sim/io/votes/votes_form.hpp"

namespace kenesh {

/// A file of votes in Kenesh's own columns, whatever its form was.
struct VotesTable {
    CsvTable table;                  ///< votes are whole, in 1 / parts of a vote
    std::int64_t parts = 1;          ///< a power of ten: a file with halves has 10
    bool own = true;                 ///< the columns were Kenesh's own
    bool wide = false;               ///< a column was one choice each
    std::vector<std::string> notes;  ///< what was done that a reader of the count must know

    [[nodiscard]] bool has(std::string_view column) const;
    /// A new last column: the texts of another, or one text in every row.
    void add_copy(std::string_view column, std::string_view of);
    void add_constant(std::string_view column, std::string_view text);
};

/// What a file of votes is read for: candidates in districts, or whatever its columns say.
enum class VotesOf : std::uint8_t { anybody, candidates };

/// Reads a file of votes: separator, columns, names, numbers, parts to be summed. Nothing is
/// guessed: what can be read in two ways is a mistake that says how to tell. Every mistake is
/// recorded; nothing where the file cannot be read.
[[nodiscard]] std::optional<VotesTable> read_votes(const std::filesystem::path& path,
                                                   const VotesForm& form, VotesOf of,
                                                   Diagnostics& mistakes);

/// Writes all votes of a table in 1 / parts of a vote. Precondition: parts is a multiple of the
/// table's own.
void scale_votes(VotesTable& table, std::int64_t parts);

}  // namespace kenesh
