#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/text/csv_table.hpp"
#include "sim/io/votes/votes_columns.hpp"

namespace kenesh {

/// A row of votes: a cell per role, empty where the file has none.
struct VotesRow {
    std::array<CsvCell, kVotesRoleCount> cells;
    std::vector<CsvCell> others;  ///< of columns without a role, where they are not left out
    [[nodiscard]] CsvCell& operator[](VotesRole role) { return cells[index(role)]; }
    [[nodiscard]] const CsvCell& operator[](VotesRole role) const { return cells[index(role)]; }
};

/// A file of votes as rows, one per candidate or list and place.
struct VotesRows {
    std::string file;
    std::array<bool, kVotesRoleCount> has{};  ///< which roles the file has
    std::vector<VotesRow> rows;
    std::vector<CsvCell> header;        ///< per role; of the first column that holds it
    std::vector<CsvCell> other_header;  ///< of columns without a role
    bool whole = true;                  ///< no row was left out for its mistakes
    [[nodiscard]] bool has_role(VotesRole role) const { return has[index(role)]; }
    [[nodiscard]] Place place(const CsvCell& cell) const { return {file, cell.line, cell.column}; }
    /// The file has no longer cells of that role.
    void drop_role(VotesRole role);
};

/// Turns the columns of a table into rows: a wide file's, a row each for every choice that has a
/// number; groups of columns, a row for every candidate with a name. Columns of a wide file that
/// are all called "NAME - CHOICE" are candidates.
[[nodiscard]] VotesRows votes_rows(const CsvTable& table, const VotesColumns& columns);

}  // namespace kenesh
