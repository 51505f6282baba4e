#include "sim/io/votes/votes_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/read_file.hpp"
#include "sim/io/votes/row_names.hpp"
#include "sim/io/votes/vote_numbers.hpp"
#include "sim/io/votes/vote_sum.hpp"
#include "sim/io/votes/votes_columns.hpp"
#include "sim/io/votes/votes_rows.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {
namespace {

constexpr int kMostDecimals = 3;

/// Reads the votes of all rows with one decimal mark.
class VoteNumbers {
public:
    VoteNumbers(const VotesForm& form, char separator, Diagnostics& mistakes)
        : form_(form), separator_(separator), mistakes_(mistakes) {}

    /// Rewrites the votes of all rows as whole numbers; gives the parts of a vote that they count.
    std::int64_t read(VotesRows& rows) {
        const std::optional<DecimalMark> mark = mark_of(rows);
        if (!mark) return 1;
        int decimals = 0;
        std::vector<std::optional<WrittenNumber>> numbers;
        for (const VotesRow& row : rows.rows) {
            const CsvCell& cell = row[VotesRole::votes];
            numbers.push_back(read_written(cell.text, *mark));
            // What is no number is told by the reader of the rows, in its words.
            if (numbers.back()) decimals = std::max(decimals, numbers.back()->decimals);
            if (!numbers.back() || numbers.back()->decimals <= kMostDecimals) continue;
            mistakes_.error(rows.place(cell), fmt::format("'{}' has more than {} decimals",
                                                          cell.text, kMostDecimals));
            return 1;
        }
        std::int64_t parts = 1;
        for (int i = 0; i < decimals; ++i)
            parts *= 10;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!numbers[i]) continue;
            std::string& text = rows.rows[i][VotesRole::votes].text;
            text = std::to_string(numbers[i]->digits);
            text.append(static_cast<std::size_t>(decimals - numbers[i]->decimals), '0');
        }
        return parts;
    }

private:
    /// The file's decimal mark: as told, as its numbers show, or as its separator leaves no doubt.
    std::optional<DecimalMark> mark_of(const VotesRows& rows) {
        if (form_.decimal) return form_.decimal;
        const VotesRow* point = nullptr;
        const VotesRow* comma = nullptr;
        const VotesRow* either = nullptr;
        for (const VotesRow& row : rows.rows) {
            const auto evidence = evidence_of(row[VotesRole::votes].text);
            if (!evidence) continue;
            if (*evidence == MarkEvidence::point && point == nullptr) point = &row;
            if (*evidence == MarkEvidence::comma && comma == nullptr) comma = &row;
            if (*evidence == MarkEvidence::either && either == nullptr) either = &row;
        }
        if (point != nullptr && comma != nullptr) return ask(rows, *point, *comma);
        if (point != nullptr) return DecimalMark::point;
        if (comma != nullptr) return DecimalMark::comma;
        if (either == nullptr) return DecimalMark::point;
        // A comma between the cells is none between whole votes and parts: it groups thousands.
        const std::string& text = (*either)[VotesRole::votes].text;
        if (separator_ == ',' && text.find(',') != std::string::npos) return DecimalMark::point;
        return ask(rows, *either);
    }

    std::optional<DecimalMark> ask(const VotesRows& rows, const VotesRow& doubtful) {
        const CsvCell& cell = doubtful[VotesRole::votes];
        const auto as = [&](DecimalMark mark) {
            const WrittenNumber number = *read_written(cell.text, mark);
            return number.decimals == 0 ? std::to_string(number.digits) + " votes"
                                        : "parts of a vote";
        };
        mistakes_.error(rows.place(cell),
                        fmt::format("'{}' may be thousands or parts: --decimal point reads it as "
                                    "{}, --decimal comma as {}",
                                    cell.text, as(DecimalMark::point), as(DecimalMark::comma)));
        return std::nullopt;
    }

    std::optional<DecimalMark> ask(const VotesRows& rows, const VotesRow& point,
                                   const VotesRow& comma) {
        const CsvCell& cell = comma[VotesRole::votes];
        mistakes_.error(
            rows.place(cell),
            fmt::format("'{}' has a decimal comma, '{}' in line {} a decimal point", cell.text,
                        point[VotesRole::votes].text, point[VotesRole::votes].line));
        return std::nullopt;
    }

    const VotesForm& form_;
    char separator_;
    Diagnostics& mistakes_;
};

/// Adds the rows of one district, candidate and choice into the first of them: all, or those that
/// the form makes invalid votes or votes against all, which may come from several.
void sum_rows(VotesRows& table, bool all, bool nameless, std::vector<std::string>& notes) {
    using Key = std::tuple<std::string, std::string, std::string, std::string>;
    std::map<Key, std::size_t> first;
    std::vector<VotesRow> rows;
    const std::size_t before = table.rows.size();
    for (VotesRow& row : table.rows) {
        const auto number = [](const VotesRow& one) {
            std::int64_t value = -1;
            const std::string& text = one[VotesRole::votes].text;
            std::from_chars(text.data(), text.data() + text.size(), value);
            return value;
        };
        const std::string& choice = row[VotesRole::choice].text;
        const bool nobody = choice == kAgainstAll || choice == kInvalid;
        const auto [at, is_new] =
            first.try_emplace({row[VotesRole::district].text, row[VotesRole::region].text,
                               row[VotesRole::candidate].text, row[VotesRole::choice].text},
                              rows.size());
        // What is no number of votes stands for itself, and is told by the reader of the rows.
        const auto adds = [&](const VotesRow& one) {
            return number(one) >= 0 && number(one) <= kMostVotes;
        };
        const bool whole = adds(row) && (is_new || adds(rows[at->second]));
        const bool join = all || (nameless && nobody);
        if (is_new || !whole || !join) {
            rows.push_back(std::move(row));
        } else {
            VotesRow& sum = rows[at->second];
            sum[VotesRole::votes].text = std::to_string(number(sum) + number(row));
            if (sum[VotesRole::gender].text.empty())
                sum[VotesRole::gender] = row[VotesRole::gender];
        }
    }
    table.rows = std::move(rows);
    if (table.rows.size() < before)
        notes.push_back(fmt::format("{} rows are parts of places and summed into {}", before,
                                    table.rows.size()));
}

/// The rows under Kenesh's own names of columns.
CsvTable own_table(const VotesRows& rows) {
    CsvTable table;
    table.file = rows.file;
    table.whole = rows.whole;
    for (std::size_t r = 0; r < kVotesRoleCount; ++r) {
        if (rows.has[r]) table.header.push_back(rows.header[r]);
    }
    table.header.insert(table.header.end(), rows.other_header.begin(), rows.other_header.end());
    for (const VotesRow& row : rows.rows) {
        std::vector<CsvCell>& cells = table.rows.emplace_back();
        for (std::size_t r = 0; r < kVotesRoleCount; ++r) {
            if (rows.has[r]) cells.push_back(row.cells[r]);
        }
        cells.insert(cells.end(), row.others.begin(), row.others.end());
    }
    return table;
}

std::string left_out(const CsvTable& table, const std::vector<std::size_t>& columns) {
    constexpr std::size_t kMost = 6;
    std::string names;
    std::size_t count = 0;
    for (const std::size_t c : columns) {
        if (table.header[c].text.empty() || ++count > kMost) continue;
        names += (names.empty() ? "" : ", ") + table.header[c].text;
    }
    if (count > kMost) names += fmt::format(" and {} more", count - kMost);
    return names.empty() ? "" : "columns that are not read: " + names;
}

}  // namespace

bool VotesTable::has(std::string_view column) const {
    return std::any_of(table.header.begin(), table.header.end(),
                       [&](const CsvCell& cell) { return cell.text == column; });
}

void VotesTable::add_copy(std::string_view column, std::string_view of) {
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (table.header[c].text != of) continue;
        table.header.push_back({std::string(column), table.header[c].line, table.header[c].column});
        for (std::vector<CsvCell>& row : table.rows)
            row.push_back(row[c]);
        return;
    }
}

void VotesTable::add_constant(std::string_view column, std::string_view text) {
    const CsvCell& first = table.header.front();
    table.header.push_back({std::string(column), first.line, first.column});
    for (std::vector<CsvCell>& row : table.rows)
        row.push_back({std::string(text), row.front().line, row.front().column});
}

std::optional<VotesTable> read_votes(const std::filesystem::path& path, const VotesForm& form,
                                     VotesOf of, Diagnostics& mistakes) {
    const auto text = read_file(path, mistakes);
    if (!text) return std::nullopt;
    const char separator = form.separator.value_or(likely_separator(*text));
    const auto table = parse_csv(*text, path.string(), mistakes, separator);
    if (!table) return std::nullopt;
    const auto columns = find_votes_columns(*table, form, mistakes);
    if (!columns) return std::nullopt;
    VotesTable out;
    out.wide = !columns->wide.empty();
    out.own = !columns->foreign;
    if (columns->foreign) {
        if (std::string note = left_out(*table, columns->others); !note.empty())
            out.notes.push_back(std::move(note));
    }
    VotesRows rows = votes_rows(*table, *columns);
    // Counties of a district are its parts, not places of their own, and candidates stand in
    // districts alone.
    const bool districts = of == VotesOf::candidates || rows.has_role(VotesRole::candidate) ||
                           rows.has_role(VotesRole::district);
    if (columns->foreign && districts) rows.drop_role(VotesRole::region);
    check_names(form, rows, out.notes, mistakes);
    out.parts = VoteNumbers(form, separator, mistakes).read(rows);
    // A wide file's rows are places; without a district all of them are parts of one.
    const bool parts_of_one =
        out.wide && !rows.has_role(VotesRole::district) && !rows.has_role(VotesRole::region);
    const bool nameless = !form.invalid.empty() || !form.against_all.empty();
    sum_rows(rows, form.sum || columns->by_parts || parts_of_one, nameless, out.notes);
    out.table = own_table(rows);
    return out;
}

void scale_votes(VotesTable& table, std::int64_t parts) {
    const std::int64_t factor = parts / table.parts;
    table.parts = parts;
    if (factor == 1) return;
    for (std::size_t c = 0; c < table.table.header.size(); ++c) {
        if (table.table.header[c].text != "votes") continue;
        for (std::vector<CsvCell>& row : table.table.rows)
            row[c].text += std::to_string(factor).substr(1);
    }
}

}  // namespace kenesh
