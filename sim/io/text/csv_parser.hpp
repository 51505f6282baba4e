#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/io/text/csv_table.hpp"

namespace kenesh {

/// Reads text as a table; each mistake is recorded. Blank lines are skipped; rows of another length
/// than the header are recorded and left out, but for an empty cell that a separator at the end of
/// a line makes. Nothing if there is no header, if it has more than 1000 columns, if its cells seem
/// to be separated by something else, or after 1000 mistakes.
[[nodiscard]] std::optional<CsvTable> parse_csv(std::string_view text, std::string file,
                                                Diagnostics& mistakes, char separator = ',');

/// read_file() and parse_csv().
[[nodiscard]] std::optional<CsvTable> read_csv(const std::filesystem::path& path,
                                               Diagnostics& mistakes);

/// parse_csv() and find_columns(), all of them required.
[[nodiscard]] std::optional<CsvSheet> parse_sheet(std::string_view text, std::string file,
                                                  std::span<const std::string> columns,
                                                  OtherColumns others, Diagnostics& mistakes);

/// The same of a file.
[[nodiscard]] std::optional<CsvSheet> read_sheet(const std::filesystem::path& path,
                                                 std::span<const std::string> columns,
                                                 OtherColumns others, Diagnostics& mistakes);

/// What separates the cells of a table, of comma, semicolon, tab and bar: that which gives the
/// header more than one cell and most of the first lines as many; a comma where none does.
[[nodiscard]] char likely_separator(std::string_view text);

}  // namespace kenesh
