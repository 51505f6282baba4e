#include "sim/report/paper/chart_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/text.hpp"

namespace kenesh {

void draw_axis(Svg& svg, const Scale& scale, double top, double y, int count, bool percent) {
    for (const double tick :
         ticks(std::min(scale.from, scale.to), std::max(scale.from, scale.to), count)) {
        const double x = scale(tick);
        svg.rule(x, top, x, y, std::abs(tick) < 1e-12 ? 0.5 : 0.12);
        const std::string label = percent ? fmt::format("{:g} %", std::round(1000.0 * tick) / 10.0)
                                          : fmt::format("{:g}", std::round(1000.0 * tick) / 1000.0);
        svg.text(x, y + 14, label, {kLetters, Anchor::middle, false, 0.75, {}});
    }
}

void draw_interval(Svg& svg, const Scale& scale, double y, const Spread& spread,
                   const std::string& color, bool faint, const std::string& words) {
    const double opacity = faint ? 0.55 : 1.0;
    svg.begin_group(words);
    double low = scale(spread.mean), high = low;
    if (spread.quantiles) {
        const Quantiles& q = *spread.quantiles;
        low = scale(q.q05);
        high = scale(q.q95);
        svg.rect(low, y - 1.5, high - low, 3, color, opacity);
        svg.rect(scale(q.q25), y - 4.5, scale(q.q75) - scale(q.q25), 9, color, opacity);
    }
    svg.circle(scale(spread.mean), y, 4.0, color);
    svg.circle(scale(spread.mean), y, 2.2, "#ffffff");
    // Easier to hit with a finger than a thin bar.
    svg.cover({low - 4, y - 8, high - low + 8, 16}, {});
    svg.end_group();
}

std::size_t draw_title(Svg& svg, double x, double y, double width, const std::string& words) {
    const auto lines = text_lines(visible(words), width, kLetters, true);
    for (const std::string& line : lines) {
        svg.text(x, y, line, {kLetters, Anchor::middle, true, 1.0, {}});
        y += kLineHeight;
    }
    return lines.size();
}

NamedRows named_rows(const std::vector<std::string>& names, const Sheet& sheet, double top,
                     double height, double beside) {
    NamedRows out;
    double widest = 0.0;
    for (const std::string& name : names)
        widest = std::max(widest, text_width(visible(name), kLetters, true));
    const double column = sheet.narrow ? sheet.width - beside : std::min(widest + 2.0, 180.0);
    out.left = sheet.narrow ? 2.0 : column + 12.0;
    double y = top;
    for (const std::string& name : names) {
        NamedRow row;
        row.lines = text_lines(visible(name), column, kLetters, true);
        const double words = kLineHeight * static_cast<double>(row.lines.size());
        row.top = y;
        row.marks = sheet.narrow ? y + words + 3.0 : y + std::max(0.0, (words - height) / 2.0);
        row.bottom = std::max(row.marks + height, y + words);
        y = row.bottom;
        out.rows.push_back(std::move(row));
    }
    out.bottom = y;
    return out;
}

void draw_name(Svg& svg, const NamedRow& row, double room_below) {
    const double words = kLineHeight * static_cast<double>(row.lines.size());
    const bool above = row.marks >= row.top + words;
    double y = above ? row.top + 12.0 : (row.top + row.bottom - room_below - words) / 2.0 + 11.5;
    for (const std::string& line : row.lines) {
        svg.text(0, y, line, {kLetters, Anchor::start, true, 1.0, {}});
        y += kLineHeight;
    }
}

namespace {

/// Where each entry of a key stands, and how high they all are.
std::vector<std::pair<double, double>> key_places(const std::vector<KeyEntry>& entries,
                                                  const Sheet& sheet, double& height) {
    std::vector<std::pair<double, double>> places;
    double x = 0.0;
    height = 0.0;
    for (const KeyEntry& entry : entries) {
        const auto lines = text_lines(visible(entry.words), sheet.width - 34.0, kLetters);
        double widest = 0.0;
        for (const std::string& line : lines)
            widest = std::max(widest, text_width(line, kLetters));
        const double width = widest + 34.0;
        if (x > 0.0 && x + width > sheet.width) {
            x = 0.0;
            height += 18.0;
        }
        places.emplace_back(x, height);
        x += width;
        if (lines.size() > 1) {
            height += kLineHeight * static_cast<double>(lines.size() - 1);
            x = sheet.width;
        }
    }
    height += entries.empty() ? 0.0 : 18.0;
    return places;
}

void draw_mark(Svg& svg, const KeyEntry& entry, double x, double y) {
    using Mark = KeyEntry::Mark;
    switch (entry.mark) {
        case Mark::none:
            break;
        case Mark::square:
            svg.rect(x, y - 9, 11, 11, entry.color);
            break;
        case Mark::outline:
            svg.outline({{x, y + 1}, {x, y - 8}, {x + 14, y - 8}, {x + 14, y + 1}}, entry.color,
                        1.4);
            break;
        case Mark::strong:
        case Mark::faint:
            svg.rect(x, y - 5, 16, 3, entry.color, entry.mark == Mark::faint ? 0.55 : 1.0);
            svg.rect(x + 4, y - 8, 8, 9, entry.color, entry.mark == Mark::faint ? 0.55 : 1.0);
            break;
        case Mark::dashed:
            svg.rule(x, y - 4, x + 16, y - 4, 0.8, true);
            break;
    }
}

}  // namespace

double key_height(const std::vector<KeyEntry>& entries, const Sheet& sheet) {
    double height = 0.0;
    static_cast<void>(key_places(entries, sheet, height));
    return height;
}

double draw_key(Svg& svg, const std::vector<KeyEntry>& entries, const Sheet& sheet, double y) {
    double height = 0.0;
    const auto places = key_places(entries, sheet, height);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double left = places[i].first;
        double at = y + 12.0 + places[i].second;
        draw_mark(svg, entries[i], left, at);
        const double words = left + (entries[i].mark == KeyEntry::Mark::none ? 0.0 : 20.0);
        for (const std::string& line :
             text_lines(visible(entries[i].words), sheet.width - 34.0, kLetters)) {
            svg.text(words, at, line);
            at += kLineHeight;
        }
    }
    return y + height;
}

}  // namespace kenesh
