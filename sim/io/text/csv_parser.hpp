#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sim/io/text/csv_table.hpp"

namespace kenesh {

/// Reads text as a table; each mistake is recorded. Blank lines are skipped; rows of another length
/// than the header are recorded and left out. Nothing if there is no header, if it has more than
/// 1000 columns, or after 1000 mistakes.
[[nodiscard]] std::optional<CsvTable> parse_csv(std::string_view text, std::string file,
                                                Diagnostics& mistakes);

/// read_file() and parse_csv().
[[nodiscard]] std::optional<CsvTable> read_csv(const std::filesystem::path& path,
                                               Diagnostics& mistakes);

}  // namespace kenesh
