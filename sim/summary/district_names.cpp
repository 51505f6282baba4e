#include "sim/summary/district_names.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace kenesh {
namespace {

/// The tiles of the districts, in the summary's order; empty if the tier has no map.
std::vector<Tile> tiles_of(const DistrictTier& tier, const DistrictTierSummary& summary) {
    std::vector<Tile> tiles;
    for (const DistrictSummary& district : summary.districts)
        for (const DistrictTile& tile : tier.tiles)
            if (tile.district == district.id) tiles.push_back({tile.row, tile.column});
    return tiles;
}

/// By district, the name of the region that most of its registered voters live in, the first of
/// equals.
std::map<std::string_view, std::string_view> main_regions(const Geography& geography,
                                                          const Districting& districting) {
    std::map<std::pair<DistrictId, RegionId>, std::int64_t> voters;
    for (std::size_t u = 0; u < geography.units.size(); ++u) {
        if (districting.district_of[u] == kNoDistrict) continue;
        voters[{districting.district_of[u], geography.units[u].region}] +=
            geography.units[u].registered;
    }
    std::map<std::string_view, std::string_view> regions;
    std::map<DistrictId, std::int64_t> most;
    for (const auto& [place, number] : voters) {
        const auto [at, is_new] = most.try_emplace(place.first, number);
        if (!is_new && number <= at->second) continue;
        at->second = number;
        regions[districting.districts[index(place.first)]] = geography.regions[index(place.second)];
    }
    return regions;
}

}  // namespace

void name_districts(const Scenario& scenario, const DistrictTier& tier, DistrictTierSummary& out) {
    out.tiles = tiles_of(tier, out);
    const Geography& geography = scenario.geography;
    const auto at = geography.find_districting(tier.districting);
    std::map<std::string_view, std::string_view> regions;
    if (at && geography.regions.size() > 1)
        regions = main_regions(geography, geography.districtings[*at]);
    for (DistrictSummary& district : out.districts) {
        const auto tile = std::ranges::find(tier.tiles, district.id, &DistrictTile::district);
        if (tile != tier.tiles.end()) district.name = tile->name;
        const auto region = regions.find(district.id);
        if (region != regions.end()) district.region = region->second;
    }
}

}  // namespace kenesh
