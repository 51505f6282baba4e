#include "sim/report/chart_parts.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/report/markup.hpp"
#include "sim/report/text.hpp"

namespace kenesh {

std::vector<ChartChoice> chart_choices(const Summary& summary) {
    std::vector<ChartChoice> list;
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        const SummaryChoice& choice = summary.choices[k];
        if (!choice.present || choice.kind == ChoiceKind::against_all) continue;
        list.push_back({k, clip(choice.name, 18), safe_color(choice.color)});
    }
    return list;
}

void draw_axis(Svg& svg, const Scale& scale, double top, double y, int count, bool percent) {
    for (const double tick :
         ticks(std::min(scale.from, scale.to), std::max(scale.from, scale.to), count)) {
        const double x = scale(tick);
        svg.rule(x, top, x, y, std::abs(tick) < 1e-12 ? 0.5 : 0.12);
        const std::string label = percent ? fmt::format("{:g} %", std::round(1000.0 * tick) / 10.0)
                                          : fmt::format("{:g}", std::round(1000.0 * tick) / 1000.0);
        svg.text(x, y + 14, label, {11, Anchor::middle, false, 0.7, {}});
    }
}

void draw_interval(Svg& svg, const Scale& scale, double y, const Spread& spread,
                   const std::string& color, bool faint, const std::string& words) {
    const double opacity = faint ? 0.45 : 1.0;
    if (spread.quantiles) {
        const Quantiles& q = *spread.quantiles;
        svg.rect(scale(q.q05), y - 1.5, scale(q.q95) - scale(q.q05), 3, color, opacity, words);
        svg.rect(scale(q.q25), y - 4, scale(q.q75) - scale(q.q25), 8, color, opacity, words);
    }
    svg.circle(scale(spread.mean), y, 3.2, faint ? "#ffffff" : "#000000", words);
    svg.circle(scale(spread.mean), y, 2.2, color, words);
}

}  // namespace kenesh
