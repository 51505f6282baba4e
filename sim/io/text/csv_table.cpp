#include "sim/io/text/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/core/whole_number.hpp"

namespace kenesh {
namespace {

std::optional<std::size_t> position_of(const CsvTable& table, const std::string& name) {
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const CsvCell& cell) { return cell.text == name; });
    if (found == table.header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - table.header.begin());
}

bool contains(std::span<const std::string> names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void report_repeated(const CsvTable& table, Diagnostics& mistakes) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const CsvCell& cell = table.header[i];
        if (cell.text.empty()) {
            mistakes.error(table.place(cell), "a column without a name");
        } else if (position_of(table, cell.text) != i) {
            mistakes.error(table.place(cell), "the column '" + cell.text + "' is there twice");
        }
    }
}

/// The text is quoted in messages: not all of a 10 MB cell.
std::string shown(const std::string& text) {
    return text.size() <= 60 ? "'" + text + "'"
                             : "a text of " + std::to_string(text.size()) + " bytes";
}

}  // namespace

std::optional<CsvColumns> find_columns(const CsvTable& table, std::span<const std::string> required,
                                       std::span<const std::string> optional, OtherColumns others,
                                       Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    report_repeated(table, mistakes);
    CsvColumns columns;
    std::vector<std::string> missing;
    for (const std::string& name : required) {
        columns.push_back(position_of(table, name));
        if (!columns.back()) missing.push_back(name);
    }
    for (const std::string& name : optional)
        columns.push_back(position_of(table, name));

    // A misspelt column is one mistake, not one unknown and one missing.
    std::vector<std::string> wanted = missing;
    for (const std::string& name : optional) {
        if (!position_of(table, name)) wanted.push_back(name);
    }
    for (const CsvCell& cell : table.header) {
        if (cell.text.empty() || contains(required, cell.text) || contains(optional, cell.text)) {
            continue;
        }
        const std::string meant =
            nearest(cell.text, others == OtherColumns::allowed ? missing : wanted);
        if (others == OtherColumns::allowed && meant.empty()) continue;
        mistakes.error(table.place(cell), "unknown column " + shown(cell.text), meant);
        std::erase(missing, meant);
    }
    for (const std::string& name : missing) {
        mistakes.error({table.file, table.header.front().line, 1},
                       "the column '" + name + "' is missing");
    }
    if (!before.clean()) return std::nullopt;
    return columns;
}

std::optional<std::int64_t> whole_cell(const CsvTable& table, const CsvCell& cell, std::int64_t low,
                                       std::int64_t high, Diagnostics& mistakes) {
    std::int64_t value = 0;
    const char* end = cell.text.data() + cell.text.size();
    const auto [stop, error] = std::from_chars(cell.text.data(), end, value);
    if (error == std::errc{} && stop == end && value >= low && value <= high) return value;
    mistakes.error(table.place(cell),
                   fmt::format("a whole number from {} to {} is needed, not {}", low, high,
                               cell.text.empty() ? "an empty cell" : shown(cell.text)));
    return std::nullopt;
}

std::optional<double> number_cell(const CsvTable& table, const CsvCell& cell, double low,
                                  double high, Diagnostics& mistakes) {
    const auto value = finite_number(cell.text);
    if (value && *value >= low && *value <= high) return value;
    mistakes.error(table.place(cell),
                   fmt::format("a number from {} to {} is needed, not {}", low, high,
                               cell.text.empty() ? "an empty cell" : shown(cell.text)));
    return std::nullopt;
}

std::optional<std::string> text_cell(const CsvTable& table, const CsvCell& cell,
                                     std::string_view column, Diagnostics& mistakes) {
    // Blanks are no name.
    if (cell.text.find_first_not_of(" \t") != std::string::npos) return cell.text;
    mistakes.error(table.place(cell), fmt::format("the cell of column '{}' is empty", column));
    return std::nullopt;
}

}  // namespace kenesh
