#include "sim/report/sweep/chart_sobol.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

constexpr const char* kAlone = "#1b6ca8";
constexpr const char* kTogether = "#9a6a2f";
constexpr double kRow = 40.0;

std::string words_of(const IndexInterval& index) {
    return fmt::format("{} ({} to {})", percent(index.value, 0),
                       number(100.0 * std::max(0.0, index.low), 0), number(100.0 * index.high, 0));
}

void draw_bar(Svg& svg, const Scale& x, double y, const IndexInterval& index,
              const std::string& color, const std::string& words) {
    svg.begin_group(words + ": " + words_of(index));
    svg.rect(x(0.0), y, x(std::clamp(index.value, 0.0, x.to)) - x(0.0), 11, color);
    const double low = x(std::clamp(index.low, 0.0, x.to));
    const double high = x(std::clamp(index.high, 0.0, x.to));
    svg.rule(low, y + 5.5, high, y + 5.5, 0.9);
    svg.rule(low, y + 2.5, low, y + 8.5, 0.9);
    svg.rule(high, y + 2.5, high, y + 8.5, 0.9);
    svg.end_group();
}

}  // namespace

Chart sobol_bars(const std::string& id, const std::string& heading,
                 const std::vector<KeySensitivity>& keys, const Sheet& sheet) {
    std::vector<KeySensitivity> sorted = keys;
    std::ranges::stable_sort(sorted, std::ranges::greater{},
                             [](const KeySensitivity& key) { return key.total.value; });
    std::vector<std::string> names;
    double most = 1.0;
    for (const KeySensitivity& key : sorted) {
        names.push_back(key.key);
        most = std::max({most, key.total.high, key.first.high});
    }
    const std::vector<KeyEntry> key{{"alone", kAlone, KeyEntry::Mark::square},
                                    {"with all others", kTogether, KeyEntry::Mark::square}};
    const double top = key_height(key, sheet) + 8;
    const NamedRows rows = named_rows(names, sheet, top, kRow, 8.0);
    const std::string note =
        "Shares of the variance over the ranges of the study that a key explains (Sobol indices); "
        "thin lines: 90 % bootstrap intervals. What the second bar has beyond the first comes with "
        "other keys.";
    Svg svg(sheet.id(id), sheet.width, rows.bottom + 22, heading, note);
    const Scale x{0.0, std::min(most, 1.5), rows.left, sheet.width - 22};
    static_cast<void>(draw_key(svg, key, sheet, 0.0));
    draw_axis(svg, x, top, rows.bottom, sheet.narrow ? 4 : 6, true);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        draw_name(svg, rows.rows[i], 0.0);
        const double y = rows.rows[i].marks + 6;
        draw_bar(svg, x, y, sorted[i].first, kAlone, names[i] + ", alone");
        draw_bar(svg, x, y + 14, sorted[i].total, kTogether, names[i] + ", with all others");
    }
    return {id, heading, note, svg.str(), {}, {}, {}};
}

}  // namespace kenesh
