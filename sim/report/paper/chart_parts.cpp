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
        svg.text(x, y + 14, label, {11, Anchor::middle, false, 0.7, {}});
    }
}

void draw_interval(Svg& svg, const Scale& scale, double y, const Spread& spread,
                   const std::string& color, bool faint, const std::string& words) {
    const double opacity = faint ? 0.45 : 1.0;
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

double text_width(std::string_view words, double size) {
    return 0.58 * size * static_cast<double>(display_width(words));
}

void draw_title(Svg& svg, double x, double y, double width, const std::string& words) {
    const auto columns = static_cast<std::size_t>(width / text_width("x", 12) * 0.94);
    std::string_view rest;
    const std::string wrapped = wrap(visible(words), std::max<std::size_t>(columns, 8));
    for (rest = wrapped; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        svg.text(x, y, rest.substr(0, end), {12, Anchor::middle, true, 1.0, {}});
        rest.remove_prefix(std::min(end + 1, rest.size()));
        y += 15;
    }
}

}  // namespace kenesh
