#include "sim/report/paper/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/markup.hpp"

namespace kenesh {
namespace {

std::string path_of(const std::vector<std::pair<double, double>>& points) {
    std::string path;
    for (const auto& [x, y] : points) {
        path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x, y);
    }
    return path;
}

std::string paint(std::string_view color) {
    return color.empty() ? "currentColor" : std::string(color);
}

std::string opacity_of(double opacity) {
    return opacity == 1.0 ? std::string{} : fmt::format(" opacity=\"{:.2f}\"", opacity);
}

}  // namespace

std::vector<double> ticks(double from, double to, int count) {
    if (!(to > from) || count < 1) return {from};
    const double rough = (to - from) / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (factor * power >= rough) step = factor * power;
    }
    std::vector<double> list;
    const auto first = static_cast<long long>(std::ceil(from / step - 1e-9));
    const auto last = static_cast<long long>(std::floor(to / step + 1e-9));
    for (long long i = first; i <= last; ++i)
        list.push_back(static_cast<double>(i) * step);
    return list;
}

Svg::Svg(std::string_view id, double width, double height, std::string_view title,
         std::string_view description) {
    head_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
        "aria-labelledby=\"{}-t {}-d\" font-family=\"system-ui, sans-serif\" font-size=\"12\" "
        "fill=\"currentColor\">\n<title id=\"{}-t\">{}</title>\n<desc id=\"{}-d\">{}</desc>\n",
        width, height, id, id, id, escaped(title), id, escaped(description));
}

void Svg::hint(std::string_view words, std::string_view element) {
    if (words.empty()) {
        body_ += element;
        body_ += "/>\n";
        return;
    }
    const auto name = element.substr(1, element.find(' ') - 1);
    body_ += fmt::format("{}><title>{}</title></{}>\n", element, escaped(words), name);
}

void Svg::rect(double x, double y, double width, double height, std::string_view fill,
               double opacity, std::string_view words) {
    hint(words, fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                            "fill=\"{}\"{}",
                            x, y, std::max(0.0, width), std::max(0.0, height), paint(fill),
                            opacity_of(opacity)));
}

void Svg::outline(const std::vector<std::pair<double, double>>& points, std::string_view color,
                  double width, double opacity, std::string_view words) {
    if (points.empty()) return;
    hint(words, fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\"{}",
                            path_of(points), paint(color), width, opacity_of(opacity)));
}

void Svg::area(const std::vector<std::pair<double, double>>& points, std::string_view fill,
               double opacity, std::string_view words) {
    if (points.empty()) return;
    hint(words, fmt::format("<path d=\"{}Z\" fill=\"{}\"{}", path_of(points), paint(fill),
                            opacity_of(opacity)));
}

void Svg::circle(double x, double y, double radius, std::string_view fill, std::string_view words,
                 double opacity) {
    hint(words, fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\"{}", x, y,
                            radius, paint(fill), opacity_of(opacity)));
}

void Svg::dots(const std::vector<std::pair<double, double>>& centres, double radius,
               std::string_view fill, std::string_view words, double opacity) {
    if (centres.empty()) return;
    // Lines of no length with round ends: a tenth of the bytes of circles.
    std::string path;
    for (const auto& [x, y] : centres)
        path += fmt::format("M{:.1f} {:.1f}h0", x, y);
    hint(words, fmt::format("<path d=\"{}\" fill=\"none\" stroke-linecap=\"round\" "
                            "stroke=\"{}\" stroke-width=\"{:.1f}\"{}",
                            path, paint(fill), 2.0 * radius, opacity_of(opacity)));
}

void Svg::bars(const std::vector<Box>& boxes, std::string_view fill) {
    if (boxes.empty()) return;
    std::string path;
    for (const Box& box : boxes)
        path += fmt::format("M{:.1f} {:.1f}h{:.1f}v{:.1f}h{:.1f}z", box.x, box.y, box.width,
                            box.height, -box.width);
    body_ += fmt::format("<path d=\"{}\" fill=\"{}\"/>\n", path, paint(fill));
}

void Svg::cover(const Box& box, std::string_view words) {
    hint(words, fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
                            "height=\"{:.1f}\" fill-opacity=\"0\"",
                            box.x, box.y, box.width, box.height));
}

void Svg::begin_group(std::string_view words) {
    body_ += words.empty() ? "<g>\n" : fmt::format("<g><title>{}</title>\n", escaped(words));
}

void Svg::end_group() {
    body_ += "</g>\n";
}

void Svg::ring(double x, double y, double width, double height, double stroke) {
    body_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"3\" fill=\"none\" "
        "stroke=\"currentColor\" stroke-width=\"{:.1f}\"/>\n",
        x, y, width, height, stroke);
}

void Svg::rule(double x1, double y1, double x2, double y2, double opacity, bool dashed) {
    body_ += fmt::format(
        "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"currentColor\" "
        "stroke-opacity=\"{:.2f}\"{}/>\n",
        x1, y1, x2, y2, opacity, dashed ? " stroke-dasharray=\"3 3\"" : "");
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view color, double width) {
    body_ += fmt::format(
        "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\" stroke-width=\"{:.1f}\"/>\n", x1,
        y1, x2, y2, paint(color), width);
}

void Svg::text(double x, double y, std::string_view words, const LabelStyle& style) {
    constexpr std::string_view kAnchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}{}{}{}{}>{}</text>\n", x, y,
                         style.size == 12.0 ? "" : fmt::format(" font-size=\"{:g}\"", style.size),
                         kAnchors[static_cast<std::size_t>(style.anchor)],
                         style.bold ? " font-weight=\"600\"" : "",
                         style.color.empty() ? "" : fmt::format(" fill=\"{}\"", style.color),
                         opacity_of(style.opacity), escaped(words));
}

std::string Svg::str() const {
    return head_ + body_ + "</svg>\n";
}

}  // namespace kenesh
