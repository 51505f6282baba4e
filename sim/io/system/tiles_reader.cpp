#include "sim/io/system/tiles_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "sim/io/reading/read_context.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 3> kColumns{"district", "row", "column"};
const std::array<std::string, 1> kMayHave{"name"};

/// The row's tile, if its cells are right.
std::optional<DistrictTile> read_tile(const CsvTable& table, const std::vector<CsvCell>& row,
                                      const CsvColumns& columns, const Districting* districting,
                                      Diagnostics& mistakes) {
    const CsvCell& cell = row[*columns[0]];
    const auto name = text_cell(table, cell, "district", mistakes);
    const auto down = whole_cell(table, row[*columns[1]], 0, kMostTiles - 1, mistakes);
    const auto across = whole_cell(table, row[*columns[2]], 0, kMostTiles - 1, mistakes);
    if (!name || !down || !across) return std::nullopt;
    if (districting != nullptr &&
        !find_name(districting->districts, *name, "district", table.place(cell), mistakes))
        return std::nullopt;
    DistrictTile tile{*name, static_cast<int>(*down), static_cast<int>(*across), {}};
    if (columns[3]) tile.name = row[*columns[3]].text;
    return tile;
}

}  // namespace

std::optional<std::vector<DistrictTile>> read_tiles(const CsvTable& table,
                                                    const Districting* districting,
                                                    Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto columns = find_columns(table, kColumns, kMayHave, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    std::vector<DistrictTile> tiles;
    std::map<std::string, int> line_of;
    std::map<std::pair<int, int>, std::string> district_at;
    for (const std::vector<CsvCell>& row : table.rows) {
        const auto tile = read_tile(table, row, *columns, districting, mistakes);
        if (!tile) continue;
        const CsvCell& cell = row[*(*columns)[0]];
        const auto [line, is_new] = line_of.try_emplace(tile->district, cell.line);
        if (!is_new)
            mistakes.error(table.place(cell), fmt::format("the district '{}' is in line {} already",
                                                          tile->district, line->second));
        const auto [other, is_free] =
            district_at.try_emplace({tile->row, tile->column}, tile->district);
        if (!is_free && is_new)
            mistakes.error(table.place(cell),
                           fmt::format("the district '{}' has this place already", other->second));
        tiles.push_back(*tile);
    }
    if (before.clean() && table.whole && districting != nullptr) {
        for (const std::string& name : districting->districts) {
            if (line_of.contains(name)) continue;
            mistakes.error({table.file, 1, 1}, fmt::format("no row for the district '{}' of '{}'",
                                                           name, districting->name));
        }
    }
    if (before.clean() && table.whole && tiles.empty())
        mistakes.error({table.file, 1, 1}, "the table has no districts");
    if (!before.clean() || !table.whole) return std::nullopt;
    return tiles;
}

}  // namespace kenesh
