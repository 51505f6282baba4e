#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "sim/io/returns/returns_tables.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 2> kRequired{"choice", "votes"};
const std::array<std::string, 2> kOptional{"region", "members"};
const std::array<std::string, 1> kRegion{"region"};
const std::array<std::string, 2> kBases{"votes_cast", "registered"};

struct ListRow {
    std::size_t region = 0;
    std::size_t list = 0;
    std::int64_t votes = 0;
};

std::size_t position_of(std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto position = static_cast<std::size_t>(found - names.begin());
    if (found == names.end()) names.push_back(name);
    return position;
}

/// Reads row after row; the grid is made when all are known.
class Rows {
public:
    Rows(const CsvTable& table, const CsvColumns& columns, Diagnostics& mistakes)
        : table_(table), columns_(columns), mistakes_(mistakes), sum_(table, mistakes) {}

    void read(const std::vector<CsvCell>& row) {
        const CsvCell& cell = row[*columns_[0]];
        const auto choice = text_cell(table_, cell, "choice", mistakes_);
        const CsvCell& votes_cell = row[*columns_[1]];
        const auto votes = whole_cell(table_, votes_cell, 0, kMostVotes, mistakes_);
        if (votes) sum_.add(votes_cell, *votes);
        if (!choice) return;
        const std::string region = columns_[2] ? row[*columns_[2]].text : "";
        const std::size_t r = region_at(region);
        const auto [first, is_new] = lines_.try_emplace({region, *choice}, cell.line);
        if (!is_new) {
            mistakes_.error(table_.place(cell),
                            fmt::format("'{}' is in line {} already{}", *choice, first->second,
                                        columns_[2] ? ", in the same region" : ""));
            return;
        }
        if (*choice == kAgainstAll) out_.against_all[r] = votes.value_or(0);
        if (*choice == kInvalid) out_.invalid[r] = votes.value_or(0);
        if (*choice == kIndependents) out_.unlisted[r] = votes.value_or(0);
        if (*choice == kAgainstAll || *choice == kInvalid || *choice == kIndependents) return;
        const std::size_t list = position_of(out_.lists, *choice);
        rows_.push_back({r, list, votes.value_or(0)});
        read_members(row, list);
    }

    [[nodiscard]] ListReturns take() {
        const std::size_t regions = out_.regions.size();
        const std::size_t lists = out_.lists.size();
        out_.votes = Grid<std::int64_t>(regions, lists);
        out_.known = Grid<std::uint8_t>(regions, lists, 1);
        for (const ListRow& row : rows_)
            out_.votes(row.region, row.list) = row.votes;
        mark_unknown();
        return std::move(out_);
    }

private:
    std::size_t region_at(const std::string& region) {
        const std::size_t r = position_of(out_.regions, region);
        out_.against_all.resize(out_.regions.size());
        out_.unlisted.resize(out_.regions.size());
        out_.invalid.resize(out_.regions.size());
        return r;
    }

    void read_members(const std::vector<CsvCell>& row, std::size_t list) {
        if (!columns_[3]) return;
        out_.members.resize(out_.lists.size(), 0);
        const CsvCell& cell = row[*columns_[3]];
        if (cell.text.empty()) return;
        const auto members = whole_cell(table_, cell, 1, 1'000'000, mistakes_);
        if (!members) return;
        if (out_.members[list] != 0 && out_.members[list] != *members) {
            mistakes_.error(table_.place(cell),
                            fmt::format("the list has {} members above", out_.members[list]));
        }
        out_.members[list] = static_cast<int>(*members);
    }

    /// A list with votes of no region is known only where it has a row, other lists in every region
    /// with a name; a region without a name is none.
    void mark_unknown() {
        for (int& members : out_.members)
            members = std::max(members, 1);
        if (!out_.members.empty()) out_.members.resize(out_.lists.size(), 1);
        const auto nameless = std::find(out_.regions.begin(), out_.regions.end(), "");
        if (nameless == out_.regions.end()) return;
        const auto none = static_cast<std::size_t>(nameless - out_.regions.begin());
        Grid<std::uint8_t> told(out_.regions.size(), out_.lists.size(), 0);
        for (const ListRow& row : rows_)
            told(row.region, row.list) = 1;
        for (std::size_t l = 0; l < out_.lists.size(); ++l) {
            const bool scattered = told(none, l) != 0;
            for (std::size_t r = 0; r < out_.regions.size(); ++r)
                out_.known(r, l) = r != none && (!scattered || told(r, l) != 0) ? 1 : 0;
        }
    }

    const CsvTable& table_;
    const CsvColumns& columns_;
    Diagnostics& mistakes_;
    VoteSum sum_;
    ListReturns out_;
    std::vector<ListRow> rows_;
    std::map<std::pair<std::string, std::string>, int> lines_;
};

/// One column of bases, in the order of the regions.
std::vector<std::int64_t> base_column(const CsvTable& table, std::size_t region_column,
                                      std::size_t column, const std::vector<std::string>& regions,
                                      Diagnostics& mistakes) {
    std::vector<std::int64_t> values(regions.size(), 0);
    std::int64_t sum = 0;
    for (const std::vector<CsvCell>& row : table.rows) {
        const auto value = whole_cell(table, row[column], 0, kMostVotes, mistakes);
        sum += value.value_or(0);
        const auto at = std::find(regions.begin(), regions.end(), row[region_column].text);
        if (at != regions.end())
            values[static_cast<std::size_t>(at - regions.begin())] = value.value_or(0);
        if (sum > kMostVotes) {
            mistakes.error(table.place(row[column]),
                           fmt::format("the voters sum to more than {} here", kMostVotes));
            break;
        }
    }
    const bool nation = regions.size() == 1 && regions[0].empty();
    return nation ? std::vector<std::int64_t>{sum} : values;
}

/// Every region once, and no others.
void check_regions(const CsvTable& table, std::size_t column,
                   const std::vector<std::string>& regions, Diagnostics& mistakes) {
    std::map<std::string, int> lines;
    const bool nation = regions.size() == 1 && regions[0].empty();
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& cell = row[column];
        const auto [first, is_new] = lines.try_emplace(cell.text, cell.line);
        if (!is_new) {
            mistakes.error(table.place(cell), fmt::format("the region '{}' is in line {} already",
                                                          cell.text, first->second));
        } else if (!nation &&
                   std::find(regions.begin(), regions.end(), cell.text) == regions.end()) {
            mistakes.error(table.place(cell),
                           fmt::format("the votes have no region '{}'", cell.text),
                           nearest(cell.text, regions));
        }
    }
    for (const std::string& region : regions) {
        if (!nation && !lines.contains(region))
            mistakes.error({table.file, 1, 1}, fmt::format("no row for the region '{}'", region));
    }
}

}  // namespace

std::optional<ListReturns> read_list_returns(const CsvTable& table, Diagnostics& mistakes) {
    const std::size_t before = mistakes.list().size();
    const auto columns = find_columns(table, kRequired, kOptional, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    if (table.rows.empty()) mistakes.error({table.file, 1, 1}, "the table has no votes");
    Rows rows(table, *columns, mistakes);
    for (const std::vector<CsvCell>& row : table.rows)
        rows.read(row);
    if (mistakes.list().size() != before) return std::nullopt;
    return rows.take();
}

std::optional<BaseReturns> read_bases(const CsvTable& table,
                                      const std::vector<std::string>& regions,
                                      Diagnostics& mistakes) {
    const std::size_t before = mistakes.list().size();
    const auto columns = find_columns(table, kRegion, kBases, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    if (!(*columns)[1] && !(*columns)[2])
        mistakes.error({table.file, 1, 1}, "a column 'votes_cast' or 'registered' is needed");
    check_regions(table, *(*columns)[0], regions, mistakes);
    BaseReturns bases;
    if ((*columns)[1])
        bases.votes_cast = base_column(table, *(*columns)[0], *(*columns)[1], regions, mistakes);
    if ((*columns)[2])
        bases.registered = base_column(table, *(*columns)[0], *(*columns)[2], regions, mistakes);
    if (mistakes.list().size() != before) return std::nullopt;
    return bases;
}

}  // namespace kenesh
