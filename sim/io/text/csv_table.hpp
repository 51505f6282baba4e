#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

struct CsvCell {
    std::string text;
    int line = 0;
    int column = 0;  ///< of the cell's first character, in characters
    friend bool operator==(const CsvCell&, const CsvCell&) = default;
};

/// A table with a header line (RFC 4180): comma-separated, LF or CRLF, quoted cells may hold
/// commas, quotes (doubled) and line breaks. Every row has as many cells as the header.
struct CsvTable {
    std::string file;
    std::vector<CsvCell> header;
    std::vector<std::vector<CsvCell>> rows;
    bool whole = true;  ///< no row was left out for its mistakes

    [[nodiscard]] Place place(const CsvCell& cell) const { return {file, cell.line, cell.column}; }
    friend bool operator==(const CsvTable&, const CsvTable&) = default;
};

/// Position of each wanted column, required ones first; nothing for an optional column that is not
/// there.
using CsvColumns = std::vector<std::optional<std::size_t>>;

enum class OtherColumns : std::uint8_t { refused, allowed };

/// Finds columns by their names. Missing, unknown and repeated columns are recorded, misspelt ones
/// with a suggestion; then nothing is returned.
[[nodiscard]] std::optional<CsvColumns> find_columns(const CsvTable& table,
                                                     std::span<const std::string> required,
                                                     std::span<const std::string> optional,
                                                     OtherColumns others, Diagnostics& mistakes);

/// A table and where its columns are.
struct CsvSheet {
    CsvTable table;
    CsvColumns at;
    /// A row's cell of the column that was wanted at that position. Precondition: it is there.
    [[nodiscard]] const CsvCell& cell(const std::vector<CsvCell>& row, std::size_t column) const {
        return row[*at[column]];
    }
    [[nodiscard]] Place place(const std::vector<CsvCell>& row, std::size_t column) const {
        return table.place(cell(row, column));
    }
};

/// A whole number from low to high; nothing and a mistake otherwise.
[[nodiscard]] std::optional<std::int64_t> whole_cell(const CsvTable& table, const CsvCell& cell,
                                                     std::int64_t low, std::int64_t high,
                                                     Diagnostics& mistakes);

/// A finite number from low to high; nothing and a mistake otherwise.
[[nodiscard]] std::optional<double> number_cell(const CsvTable& table, const CsvCell& cell,
                                                double low, double high, Diagnostics& mistakes);

/// The text of a cell that must not be empty; nothing and a mistake otherwise.
[[nodiscard]] std::optional<std::string> text_cell(const CsvTable& table, const CsvCell& cell,
                                                   std::string_view column, Diagnostics& mistakes);

}  // namespace kenesh
