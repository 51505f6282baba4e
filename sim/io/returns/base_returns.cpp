#include "sim/io/returns/base_returns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "sim/io/votes/vote_sum.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 1> kRegion{"region"};
const std::array<std::string, 1> kDistrict{"district"};
const std::array<std::string, 2> kBases{"votes_cast", "registered"};

using Positions = std::unordered_map<std::string, std::size_t>;

Positions positions_of(const std::vector<std::string>& names) {
    Positions positions;
    for (std::size_t i = 0; i < names.size(); ++i)
        positions.try_emplace(names[i], i);
    return positions;
}

/// One column of bases, in the order of the regions.
std::vector<std::int64_t> base_column(const CsvTable& table, std::size_t region_column,
                                      std::size_t column, const std::vector<std::string>& regions,
                                      Diagnostics& mistakes) {
    std::vector<std::int64_t> values(regions.size(), 0);
    const Positions positions = positions_of(regions);
    std::int64_t sum = 0;
    for (const std::vector<CsvCell>& row : table.rows) {
        const auto value = whole_cell(table, row[column], 0, kMostVotes, mistakes);
        sum += value.value_or(0);
        const auto at = positions.find(row[region_column].text);
        if (at != positions.end()) values[at->second] = value.value_or(0);
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
    std::unordered_map<std::string, int> lines;
    const Positions positions = positions_of(regions);
    const bool nation = regions.size() == 1 && regions[0].empty();
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& cell = row[column];
        const auto [first, is_new] = lines.try_emplace(cell.text, cell.line);
        if (!is_new) {
            mistakes.error(table.place(cell), fmt::format("the region '{}' is in line {} already",
                                                          cell.text, first->second));
        } else if (!nation && !positions.contains(cell.text)) {
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

std::optional<BaseReturns> read_bases(const CsvTable& table,
                                      const std::vector<std::string>& regions,
                                      Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const bool by_district =
        std::any_of(table.header.begin(), table.header.end(),
                    [](const CsvCell& cell) { return cell.text == kDistrict.front(); });
    const auto columns = find_columns(table, by_district ? kDistrict : kRegion, kBases,
                                      OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    if (!(*columns)[1] && !(*columns)[2])
        mistakes.error({table.file, 1, 1}, "a column 'votes_cast' or 'registered' is needed");
    check_regions(table, *(*columns)[0], regions, mistakes);
    BaseReturns bases;
    if ((*columns)[1])
        bases.votes_cast = base_column(table, *(*columns)[0], *(*columns)[1], regions, mistakes);
    if ((*columns)[2])
        bases.registered = base_column(table, *(*columns)[0], *(*columns)[2], regions, mistakes);
    if (!before.clean()) return std::nullopt;
    return bases;
}

}  // namespace kenesh
