#include "sim/report/charts/chart_districts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/charts/place_words.hpp"
#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/measure.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

// Districts as tiles: who is expected to hold their seats, and where the last seat hangs by a
// point.

namespace kenesh {
namespace {

constexpr double kBar = 18.0;
constexpr double kSmallLetters = 11.6;  // of names: ten pixels on a page of 600
constexpr std::size_t kMarked = 5;      // most contested districts that get a frame

/// Positions of the districts whose last seat is most often close.
std::vector<std::size_t> contested(const DistrictTierSummary& tier) {
    std::vector<std::size_t> order(tier.districts.size());
    for (std::size_t d = 0; d < order.size(); ++d)
        order[d] = d;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return tier.districts[a].close.p > tier.districts[b].close.p;
    });
    order.resize(std::min(order.size(), kMarked));
    return order;
}

std::string tile_words(const Summary& summary, const DistrictSummary& district) {
    std::string words = "district " + placed_district(district);
    words += ":";
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        if (district.seats[k].mean < 0.05) continue;
        words += " " + summary.choices[k].name + " " + number(district.seats[k].mean, 2) + ",";
    }
    return words + " last seat close in " + percent(district.close.p, 0) + " of runs";
}

/// A tile's ground, its number and, where it has one and the sheet is wide, its name; the bars come
/// from tile_bars().
void draw_tile(Svg& svg, const DistrictSummary& district, const Box& box, bool named) {
    svg.rect(box.x, box.y, box.width, box.height, "", 0.07);
    svg.text(box.x + 4, box.y + 13, clip(visible(district.id), box.width < 50 ? 4 : 8),
             {kLetters, Anchor::start, true, 1.0, {}});
    if (!named || district.name.empty()) return;
    const auto lines = text_lines(visible(district.name), box.width - 6, kSmallLetters, false, 1);
    svg.text(box.x + 4, box.y + 13 + kSmallLetters + 2, lines.front(),
             {kSmallLetters, Anchor::start, false, 1.0, {}});
}

/// Mean seats of a district as stretches of a bar, added to each choice's boxes.
void tile_bars(const std::vector<ChartChoice>& choices, const DistrictSummary& district,
               const Box& box, std::vector<std::vector<Box>>& bars) {
    double left = box.x + 3;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        double seats = 0.0;
        for (const std::size_t k : choices[i].members)
            seats += district.seats[k].mean;
        const double width = (box.width - 6) * seats / district.magnitude;
        if (width < 0.3) continue;
        bars[i].push_back({left, box.y + box.height - kBar - 3, width, kBar});
        left += width;
    }
}

/// "19 (30 %), 20 (29 %)": the framed districts.
std::string contested_words(const DistrictTierSummary& tier,
                            const std::vector<std::size_t>& close) {
    std::string names;
    for (const std::size_t d : close)
        names +=
            fmt::format("{}{} ({})", names.empty() ? "" : ", ", named_district(tier.districts[d]),
                        percent(tier.districts[d].close.p, 0));
    return names;
}

/// The page numbers the tables of districts tier by tier.
std::string table_of(const Summary& summary, std::size_t system) {
    std::size_t before = 0;
    for (std::size_t s = 0; s < system; ++s)
        before += summary.systems[s].district_tiers.size();
    return fmt::format("table-districts{}", before + 1);
}

}  // namespace

TileGrid tile_grid(const DistrictTierSummary& tier) {
    TileGrid grid;
    const std::size_t count = tier.districts.size();
    const int across =
        std::clamp(static_cast<int>(std::ceil(std::sqrt(1.6 * static_cast<double>(count)))), 1, 10);
    for (std::size_t d = 0; d < count; ++d) {
        const int position = static_cast<int>(d);
        grid.tiles.push_back(tier.tiles.size() == count
                                 ? tier.tiles[d]
                                 : Tile{position / across, position % across});
        grid.rows = std::max(grid.rows, grid.tiles.back().row + 1);
        grid.columns = std::max(grid.columns, grid.tiles.back().column + 1);
    }
    return grid;
}

// Long: one picture, from the ground to its key.
Chart district_tiles(const Summary& summary, std::size_t which, const Sheet& sheet) {
    const auto choices = chart_choices(summary);
    const SystemSummary& system = summary.systems[which];
    const DistrictTierSummary& tier = system.district_tiers.front();
    const TileGrid grid = tile_grid(tier);
    const double width = sheet.width / grid.columns;
    const bool named =
        !sheet.narrow && std::ranges::any_of(tier.districts, [](const DistrictSummary& d) {
            return !d.name.empty();
        });
    const double height = named ? 56.0 : 44.0;
    std::vector<KeyEntry> key;
    for (const ChartChoice& one : choices)
        key.push_back({one.name, one.color, KeyEntry::Mark::square});
    const double bottom = height * grid.rows + 8;
    const std::string id = which == 0 ? "districts" : fmt::format("districts-{}", which + 1);
    Svg svg(sheet.id(id), sheet.width, bottom + key_height(key, sheet),
            "Expected seats by district", system.name);
    std::vector<Box> boxes;
    std::vector<std::vector<Box>> bars(choices.size());
    for (std::size_t d = 0; d < tier.districts.size(); ++d) {
        boxes.push_back({width * grid.tiles[d].column + 2, height * grid.tiles[d].row + 2,
                         width - 4, height - 4});
        draw_tile(svg, tier.districts[d], boxes[d], named);
        tile_bars(choices, tier.districts[d], boxes[d], bars);
    }
    for (std::size_t i = 0; i < choices.size(); ++i)
        svg.bars(bars[i], choices[i].color);
    const auto close = contested(tier);
    for (const std::size_t d : close)
        svg.ring(boxes[d].x, boxes[d].y, boxes[d].width, boxes[d].height, 2.0);
    for (std::size_t d = 0; d < boxes.size(); ++d)
        svg.cover(boxes[d], tile_words(summary, tier.districts[d]));
    draw_key(svg, key, sheet, bottom);
    return {id,
            "Where the seats are expected",
            "Each tile is a district of " + system.name +
                "; its bar shows the mean number of seats by party. Framed: the last seat is "
                "decided by less than one point of the votes most often, in districts " +
                contested_words(tier, close) + " of runs.",
            svg.str(),
            table_of(summary, which),
            "districts",
            system.name};
}

}  // namespace kenesh
