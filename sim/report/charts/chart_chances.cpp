#include "sim/report/charts/chart_chances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/shown_systems.hpp"

// A hundred dots for a hundred elections: chances are read as counts (Gigerenzer and Hoffrage
// 1995).

namespace kenesh {
namespace {

constexpr const char* kNobody = "#8f949e";
constexpr std::size_t kNamed = 3;

/// A party and how many of a hundred elections give it a majority.
struct Share {
    const ChartChoice* party = nullptr;
    double p = 0.0;
    int dots = 0;
};

std::vector<Share> shares_of(const std::vector<ChartChoice>& choices, const SystemSummary& system) {
    std::vector<Share> shares;
    for (const ChartChoice& one : choices)
        if (const auto& majority = system.choices[one.choice].majority)
            shares.push_back({&one, majority->p, 0});
    std::ranges::stable_sort(shares, [](const Share& a, const Share& b) { return a.p > b.p; });
    int left = 100;
    for (Share& share : shares) {
        share.dots = std::min(left, static_cast<int>(std::lround(100.0 * share.p)));
        left -= share.dots;
    }
    return shares;
}

/// Five rows of twenty dots on a wide sheet, ten of ten on a narrow one.
void draw_dots(Svg& svg, const std::vector<Share>& shares, double left, double top, double step,
               int across) {
    int at = 0;
    const auto draw = [&](int count, const std::string& color, const std::string& words) {
        std::vector<std::pair<double, double>> centres;
        for (int i = 0; i < count; ++i, ++at) {
            const int row = at / across;
            const int column = at % across;
            centres.emplace_back(left + step * (column + 0.5), top + step * (row + 0.5));
        }
        svg.dots(centres, 0.4 * step, color, words);
    };
    for (const Share& share : shares)
        draw(share.dots, share.party->color,
             fmt::format("{}: a majority in {} elections", share.party->name, in_hundred(share.p)));
    draw(100 - at, kNobody, "no party has a majority");
}

/// Words of a system: its largest chance in large letters, the others below.
double draw_words(Svg& svg, const std::vector<Share>& shares, double left, double width, double y) {
    for (std::size_t i = 0; i < std::min(kNamed, shares.size()); ++i) {
        const Share& share = shares[i];
        if (i > 0 && share.dots == 0) break;
        const double size = i == 0 ? 19.0 : 14.0;
        y += size;
        for (const std::string& line : text_lines(in_hundred(share.p), width, size, true)) {
            svg.text(left, y, line, {size, Anchor::start, true, 1.0, {}});
            y += size;
        }
        y += 16.0 - size;
        svg.circle(left + 5, y - 4, 4.8, share.party->color);
        for (const std::string& line : text_lines(share.party->name, width - 16, kLetters)) {
            svg.text(left + 16, y, line);
            y += kLineHeight;
        }
    }
    return y;
}

}  // namespace

std::string in_hundred(double p) {
    if (p < 0.0005) return "less than 1 in 1,000";
    if (p > 0.9995) return "more than 999 in 1,000";
    if (p < 0.0095 || p > 0.9905) return fmt::format("{:.0f} in 1,000", 1000.0 * p);
    return fmt::format("{:.0f} in 100", 100.0 * p);
}

// Long: it is drawn twice, the first time to see how high it gets.
Chart majority_chances(const Summary& summary, const Sheet& sheet) {
    const auto choices = every_choice(summary);
    const std::size_t systems = shown_systems(summary);
    const double gap = 24.0;
    const double width =
        (sheet.width - gap * static_cast<double>(systems - 1)) / static_cast<double>(systems);
    const double step = std::min(15.0, width / 10.0);
    std::size_t lines = 1;
    for (std::size_t s = 0; s < systems; ++s)
        lines = std::max(
            lines, text_lines(visible(summary.systems[s].name), width, kLetters, true).size());
    const double dots = 8.0 + kLineHeight * static_cast<double>(lines);
    const bool beside = width - 10.0 * step > 110.0;
    const auto draw = [&](Svg& svg) {
        double bottom = dots + 10.0 * step;
        for (std::size_t s = 0; s < systems; ++s) {
            const double left = (width + gap) * static_cast<double>(s);
            double y = 12.0;
            for (const std::string& line :
                 text_lines(visible(summary.systems[s].name), width, kLetters, true)) {
                svg.text(left, y, line, {kLetters, Anchor::start, true, 1.0, {}});
                y += kLineHeight;
            }
            const auto shares = shares_of(choices, summary.systems[s]);
            draw_dots(svg, shares, left, dots, step, 10);
            const double words = beside ? left + 10.0 * step + 14.0 : left;
            bottom = std::max(
                bottom, draw_words(svg, shares, words, beside ? width - 10.0 * step - 14.0 : width,
                                   beside ? dots : dots + 10.0 * step + 6.0));
        }
        return bottom;
    };
    Svg nowhere("nowhere", 1, 1, "", "");
    const double bottom = draw(nowhere);
    Svg svg(sheet.id("chances"), sheet.width, bottom + 2, "Who has a majority, in 100 elections",
            "A dot is one election in a hundred, coloured by the party that has a majority.");
    draw(svg);
    return {"chances",
            "Who has a majority?",
            fmt::format("A dot is one election in a hundred, in the colour of the party that has "
                        "more than half of the seats ({} of {}); grey: no party has.",
                        summary.systems[0].house / 2 + 1, summary.systems[0].house),
            svg.str(),
            "table-seats",
            {},
            {}};
}

}  // namespace kenesh
