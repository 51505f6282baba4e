#include "sim/io/scenario/geography_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "sim/io/text/csv_parser.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 3> kRequired{"unit", "region", "registered"};
const std::array<std::string, 2> kOptional{"turnout", "approximate"};

/// Numbers names in the order in which they come.
class Numbering {
public:
    std::size_t of(const std::string& name) {
        const auto [place, is_new] = position_.try_emplace(name, names_.size());
        if (is_new) names_.push_back(name);
        return place->second;
    }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::map<std::string, std::size_t> position_;
    std::vector<std::string> names_;
};

Unit read_unit(const CsvTable& table, const std::vector<CsvCell>& row, const CsvColumns& columns,
               Numbering& regions, Diagnostics& mistakes) {
    Unit unit;
    unit.id = text_cell(table, row[*columns[0]], "unit", mistakes).value_or("");
    const auto region = text_cell(table, row[*columns[1]], "region", mistakes);
    unit.region = id_at<RegionId>(regions.of(region.value_or("")));
    // A cell with a mistake must not look like a unit without voters.
    unit.registered = whole_cell(table, row[*columns[2]], 0, kMostRegistered, mistakes).value_or(1);
    if (columns[3] && !row[*columns[3]].text.empty()) {
        const CsvCell& cell = row[*columns[3]];
        unit.turnout = number_cell(table, cell, 0.0, 1.0, mistakes);
        if (unit.turnout == 0.0) {
            mistakes.error(table.place(cell), "a unit's turnout must be above 0 and at most 1");
        }
    }
    if (columns[4] && !row[*columns[4]].text.empty()) {
        unit.approximate = whole_cell(table, row[*columns[4]], 0, 1, mistakes).value_or(0) == 1;
    }
    return unit;
}

void check_units(const CsvTable& table, const CsvColumns& columns, const Geography& geography,
                 Diagnostics& mistakes) {
    std::map<std::string, int> line_of;
    std::int64_t registered = 0;
    for (std::size_t u = 0; u < geography.units.size(); ++u) {
        const Unit& unit = geography.units[u];
        const CsvCell& cell = table.rows[u][*columns[0]];
        const auto [first, is_new] = line_of.try_emplace(unit.id, cell.line);
        if (!is_new && !unit.id.empty()) {
            mistakes.error(table.place(cell), fmt::format("the unit '{}' is in line {} already",
                                                          unit.id, first->second));
        }
        registered += std::min(unit.registered, kMostRegistered);
        if (registered > kMostRegistered) {
            mistakes.error(table.place(table.rows[u][*columns[2]]),
                           fmt::format("more than {} registered voters in all", kMostRegistered));
            return;
        }
    }
}

void check_voters(const CsvTable& table, std::size_t column, const Districting& districting,
                  const Geography& geography, Diagnostics& mistakes) {
    std::vector<std::int64_t> voters(districting.districts.size(), 0);
    std::vector<std::size_t> first(voters.size(), geography.units.size());
    for (std::size_t u = 0; u < geography.units.size(); ++u) {
        if (districting.district_of[u] == kNoDistrict) continue;
        const std::size_t d = index(districting.district_of[u]);
        voters[d] += geography.units[u].registered;
        first[d] = std::min(first[d], u);
    }
    for (std::size_t d = 0; d < voters.size(); ++d) {
        if (voters[d] > 0) continue;
        mistakes.error(table.place(table.rows[first[d]][column]),
                       fmt::format("the district '{}' of '{}' has no registered voters",
                                   districting.districts[d], districting.name));
    }
}

Districting read_districting(const CsvTable& table, std::size_t column, Diagnostics& mistakes) {
    Districting out;
    out.name = table.header[column].text;
    Numbering districts;
    for (const std::vector<CsvCell>& row : table.rows) {
        const std::string& name = row[column].text;
        const bool blank = name.find_first_not_of(" \t") == std::string::npos;
        out.district_of.push_back(blank ? kNoDistrict : id_at<DistrictId>(districts.of(name)));
    }
    out.districts = districts.names();
    if (out.districts.empty())
        mistakes.error(table.place(table.header[column]),
                       fmt::format("no unit is in a district of '{}'", out.name));
    return out;
}

}  // namespace

std::optional<Geography> read_geography(const CsvTable& table, Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto columns = find_columns(table, kRequired, kOptional, OtherColumns::allowed, mistakes);
    if (!columns) return std::nullopt;
    if (table.rows.empty() || table.rows.size() > kMostUnits) {
        if (!table.rows.empty()) {
            mistakes.error({table.file, 1, 1}, "the table has too many units");
        } else if (table.whole) {
            mistakes.error({table.file, 1, 1}, "the table has no units");
        }
        return std::nullopt;
    }
    Geography geography;
    Numbering regions;
    for (const std::vector<CsvCell>& row : table.rows) {
        geography.units.push_back(read_unit(table, row, *columns, regions, mistakes));
    }
    geography.regions = regions.names();
    check_units(table, *columns, geography, mistakes);
    const bool sound = before.clean();
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (std::find(columns->begin(), columns->end(), c) != columns->end()) continue;
        geography.districtings.push_back(read_districting(table, c, mistakes));
        if (sound) check_voters(table, c, geography.districtings.back(), geography, mistakes);
    }
    if (std::all_of(geography.units.begin(), geography.units.end(),
                    [](const Unit& unit) { return unit.registered == 0; })) {
        mistakes.error(table.place(table.header[*(*columns)[2]]), "no unit has a registered voter");
        return std::nullopt;
    }
    // The names in rows that were left out cannot be known.
    if (!table.whole) return std::nullopt;
    return geography;
}

std::optional<Geography> read_geography(const std::filesystem::path& path, Diagnostics& mistakes) {
    const auto table = read_csv(path, mistakes);
    if (!table) return std::nullopt;
    return read_geography(*table, mistakes);
}

}  // namespace kenesh
