#include "sim/io/text/csv_parser.hpp"

#include <algorithm>
#include <utility>

#include "sim/core/utf8.hpp"
#include "sim/io/text/read_file.hpp"

namespace kenesh {
namespace {

/// One pass over the text, a cell at a time.
class CsvParser {
public:
    CsvParser(std::string_view text, std::string file, char separator, Diagnostics& mistakes)
        : rest_(text), file_(std::move(file)), separator_(separator), mistakes_(mistakes) {}

    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    [[nodiscard]] const std::string& file() const noexcept { return file_; }

    /// The cells of the next line (which may span several where quoted).
    std::vector<CsvCell> next_row() {
        broken_ = false;
        std::vector<CsvCell> row;
        do {
            row.push_back(next_cell());
        } while (skip(separator_));
        if (!skip_line_break() && !at_end()) {
            error(line_, column_, "text after a closing quote; double a quote inside a cell");
            while (!at_end() && !skip_line_break())
                advance();
        }
        return row;
    }

    /// Whether a mistake in the quotes of the last row was recorded: its cells say nothing more.
    [[nodiscard]] bool broken() const noexcept { return broken_; }

private:
    void error(int line, int column, std::string message) {
        broken_ = true;
        mistakes_.error({file_, line, column}, std::move(message));
    }

    bool skip(char c) {
        if (at_end() || rest_.front() != c) return false;
        advance();
        return true;
    }

    bool skip_line_break() {
        if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
        return skip('\n');
    }

    void advance() {
        const bool ends = rest_.front() == '\n';
        line_ += ends ? 1 : 0;
        column_ = ends ? 1 : column_ + 1;
        rest_.remove_prefix(std::max<std::size_t>(utf8_length(rest_), 1));
    }

    void take(std::string& to) {
        const std::string_view before = rest_;
        advance();
        to += before.substr(0, before.size() - rest_.size());
    }

    CsvCell next_cell() {
        CsvCell cell{{}, line_, column_};
        if (skip('"')) {
            quoted(cell);
            return cell;
        }
        bool quote_seen = false;
        while (!at_end() && rest_.front() != separator_ && rest_.front() != '\n' &&
               !rest_.starts_with("\r\n")) {
            if (rest_.front() == '"' && !std::exchange(quote_seen, true)) {
                error(line_, column_, "a quote inside a cell without quotes around it");
            }
            take(cell.text);
        }
        return cell;
    }

    void quoted(CsvCell& cell) {
        while (!at_end()) {
            if (!skip('"')) {
                take(cell.text);
            } else if (skip('"')) {
                cell.text += '"';
            } else {
                return;
            }
        }
        error(cell.line, cell.column, "the quote that opens here is never closed");
    }

    std::string_view rest_;
    std::string file_;
    char separator_;
    Diagnostics& mistakes_;
    int line_ = 1;
    int column_ = 1;
    bool broken_ = false;
};

// Garbage of many megabytes would otherwise make as many mistakes as it has lines.
constexpr std::size_t kMostMistakes = 1000;
constexpr std::size_t kMostColumns = 1000;

bool is_blank(const std::vector<CsvCell>& row) {
    return std::all_of(row.begin(), row.end(), [](const CsvCell& c) { return c.text.empty(); });
}

/// A separator at the end of a line makes an empty cell that the header may have or not.
void even_end(const std::vector<CsvCell>& header, std::vector<CsvCell>& row) {
    if (row.size() == header.size() + 1 && row.back().text.empty()) row.pop_back();
    if (row.size() + 1 == header.size() && header.back().text.empty())
        row.push_back({{}, row.back().line, row.back().column});
}

constexpr std::string_view kSeparators = ",;\t|";

std::string shown(char separator) {
    return separator == '\t' ? "tabs" : "'" + std::string(1, separator) + "'";
}

/// Cells of each of the first lines if `separator` parts them; quotes are heeded.
std::vector<std::size_t> cells_of_lines(std::string_view text, char separator) {
    constexpr std::size_t kLines = 20;
    std::vector<std::size_t> cells;
    std::size_t here = 1;
    bool quoted = false;
    bool any = false;
    for (const char c : text) {
        if (cells.size() == kLines) break;
        if (c == '"') quoted = !quoted;
        if (!quoted && c == separator) ++here;
        if (!quoted && c == '\n') {
            if (any) cells.push_back(here);
            here = 1;
            any = false;
        } else if (c != '\r') {
            any = true;
        }
    }
    if (any && cells.size() < kLines) cells.push_back(here);
    return cells;
}

/// Can a table have this header?
bool is_header(const CsvTable& table, char separator, std::string_view text,
               Diagnostics& mistakes) {
    const Place place = table.place(table.header.front());
    const char by = table.header.size() == 1 ? likely_separator(text) : separator;
    if (by != separator) {
        mistakes.error(
            place, "the cells seem to be separated by " + shown(by) + ", not " + shown(separator));
        return false;
    }
    if (table.header.size() <= kMostColumns) return true;
    mistakes.error(place, "the table has " + std::to_string(table.header.size()) +
                              " columns; at most 1000 are read");
    return false;
}

std::optional<CsvSheet> sheet_of(std::optional<CsvTable> table,
                                 std::span<const std::string> columns, OtherColumns others,
                                 Diagnostics& mistakes) {
    if (!table) return std::nullopt;
    auto at = find_columns(*table, columns, {}, others, mistakes);
    if (!at) return std::nullopt;
    return CsvSheet{std::move(*table), std::move(*at)};
}

}  // namespace

std::optional<CsvSheet> parse_sheet(std::string_view text, std::string file,
                                    std::span<const std::string> columns, OtherColumns others,
                                    Diagnostics& mistakes) {
    return sheet_of(parse_csv(text, std::move(file), mistakes), columns, others, mistakes);
}

std::optional<CsvSheet> read_sheet(const std::filesystem::path& path,
                                   std::span<const std::string> columns, OtherColumns others,
                                   Diagnostics& mistakes) {
    return sheet_of(read_csv(path, mistakes), columns, others, mistakes);
}

char likely_separator(std::string_view text) {
    char best = ',';
    std::size_t most_lines = 0;
    std::size_t most_cells = 1;
    for (const char separator : kSeparators) {
        const std::vector<std::size_t> cells = cells_of_lines(text, separator);
        if (cells.empty() || cells.front() < 2) continue;
        const auto lines =
            static_cast<std::size_t>(std::count(cells.begin(), cells.end(), cells.front()));
        const bool better =
            lines > most_lines || (lines == most_lines && cells.front() > most_cells);
        if (!better) continue;
        best = separator;
        most_lines = lines;
        most_cells = cells.front();
    }
    return best;
}

std::optional<CsvTable> parse_csv(std::string_view text, std::string file, Diagnostics& mistakes,
                                  char separator) {
    const Diagnostics::Mark before(mistakes);
    CsvParser parser(text, std::move(file), separator, mistakes);
    CsvTable table;
    table.file = parser.file();
    while (!parser.at_end()) {
        std::vector<CsvCell> row = parser.next_row();
        if (is_blank(row) && (row.size() == 1 || !table.header.empty())) continue;
        const Place place = table.place(row.front());
        if (table.header.empty()) {
            table.header = std::move(row);
            if (!is_header(table, separator, text, mistakes)) return std::nullopt;
            continue;
        }
        even_end(table.header, row);
        if (row.size() == table.header.size()) {
            table.rows.push_back(std::move(row));
        } else if (row.front().text.starts_with('#')) {
            mistakes.error(place, "comments are not allowed in tables");
        } else if (!parser.broken()) {
            mistakes.error(place, "the row has " + std::to_string(row.size()) +
                                      " cells, the header " + std::to_string(table.header.size()));
        }
        if (before.count() >= kMostMistakes) {
            mistakes.error(place, "too many mistakes; the rest of the table is not read");
            return std::nullopt;
        }
    }
    table.whole = before.clean();
    if (table.header.empty()) {
        mistakes.error({table.file, 1, 1}, "there is no header line");
        return std::nullopt;
    }
    return table;
}

std::optional<CsvTable> read_csv(const std::filesystem::path& path, Diagnostics& mistakes) {
    const auto text = read_file(path, mistakes);
    if (!text) return std::nullopt;
    return parse_csv(*text, path.string(), mistakes);
}

}  // namespace kenesh
