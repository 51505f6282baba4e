#include "sim/io/returns/list_returns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "sim/io/votes/vote_sum.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 2> kRequired{"choice", "votes"};
const std::array<std::string, 3> kOptional{"region", "members", "district"};

/// The votes are a grid, and all that is counted walks it: 10,000 places of 1,500 lists.
constexpr std::size_t kMostPairs = 15'000'000;

struct ListRow {
    std::size_t region = 0;
    std::size_t list = 0;
    std::int64_t votes = 0;
};

/// Names by first appearance.
class Names {
public:
    std::size_t position(const std::string& name) {
        const auto [at, is_new] = position_.try_emplace(name, names_.size());
        if (is_new) names_.push_back(name);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string>& all() const noexcept { return names_; }

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> position_;
};

/// Reads row after row; the grid is made when all are known.
class ListRows {
public:
    ListRows(const CsvTable& table, const CsvColumns& columns, Diagnostics& mistakes)
        : table_(table), columns_(columns), mistakes_(mistakes), sum_(table, mistakes) {
        place_column_ = columns[4] ? columns[4] : columns[2];
        place_name_ = columns[4] ? "district" : "region";
        if (columns[2] && columns[4]) {
            mistakes.error(table.place(table.header[*columns[4]]),
                           "votes of lists are told by region or by district, not by both");
        }
    }

    void read(const std::vector<CsvCell>& row) {
        const CsvCell& cell = row[*columns_[0]];
        const auto choice = text_cell(table_, cell, "choice", mistakes_);
        const CsvCell& votes_cell = row[*columns_[1]];
        const auto votes = whole_cell(table_, votes_cell, 0, kMostVotes, mistakes_);
        if (votes) sum_.add(votes_cell, *votes);
        if (!choice) return;
        const std::string region = place_column_ ? row[*place_column_].text : "";
        const std::size_t r = region_at(region);
        const auto [first, is_new] = lines_.try_emplace({region, *choice}, cell.line);
        if (!is_new) {
            mistakes_.error(table_.place(cell),
                            fmt::format("'{}' is in line {} already{}", *choice, first->second,
                                        place_column_ ? ", in the same " + place_name_ : ""));
            return;
        }
        if (*choice == kAgainstAll) out_.against_all[r] = votes.value_or(0);
        if (*choice == kInvalid) out_.invalid[r] = votes.value_or(0);
        if (*choice == kIndependents) out_.unlisted[r] = votes.value_or(0);
        if (*choice == kAgainstAll || *choice == kInvalid || *choice == kIndependents) return;
        const std::size_t list = lists_.position(*choice);
        rows_.push_back({r, list, votes.value_or(0)});
        read_members(row, list);
    }

    [[nodiscard]] ListReturns take() {
        out_.regions = regions_.all();
        out_.lists = lists_.all();
        const std::size_t regions = out_.regions.size();
        const std::size_t lists = out_.lists.size();
        if (regions * lists > kMostPairs) {
            mistakes_.error({table_.file, 1, 1},
                            fmt::format("{} {}s and {} lists are more than {} pairs of them",
                                        regions, place_name_, lists, kMostPairs));
            return std::move(out_);
        }
        out_.votes = Grid<std::int64_t>(regions, lists);
        out_.known = Grid<std::uint8_t>(regions, lists, 1);
        for (const ListRow& row : rows_)
            out_.votes(row.region, row.list) = row.votes;
        mark_unknown();
        return std::move(out_);
    }

private:
    std::size_t region_at(const std::string& region) {
        const std::size_t r = regions_.position(region);
        out_.against_all.resize(regions_.all().size());
        out_.unlisted.resize(regions_.all().size());
        out_.invalid.resize(regions_.all().size());
        return r;
    }

    void read_members(const std::vector<CsvCell>& row, std::size_t list) {
        if (!columns_[3]) return;
        out_.members.resize(lists_.all().size(), 0);
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
    std::optional<std::size_t> place_column_;
    std::string place_name_;
    VoteSum sum_;
    Names regions_;
    Names lists_;
    ListReturns out_;
    std::vector<ListRow> rows_;
    std::map<std::pair<std::string, std::string>, int> lines_;  ///< where a list of a region stands
};

}  // namespace

std::optional<ListReturns> read_list_returns(const CsvTable& table, Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto columns = find_columns(table, kRequired, kOptional, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    if (table.rows.empty()) mistakes.error({table.file, 1, 1}, "the table has no votes");
    ListRows rows(table, *columns, mistakes);
    for (const std::vector<CsvCell>& row : table.rows)
        rows.read(row);
    if (!before.clean()) return std::nullopt;
    return rows.take();
}

}  // namespace kenesh
