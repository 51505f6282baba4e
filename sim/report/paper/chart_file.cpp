#include "sim/report/paper/chart_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/measure.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr double kMargin = 20.0;
constexpr const char* kInk = "#1d2330";
constexpr const char* kSoft = "#5a6375";

struct Letters {
    double size = 12.0;
    bool bold = false;
    const char* color = kSoft;
};

/// Adds the words line by line below y, and moves y below them.
void set_words(std::string& out, double& y, const std::string& words, double width,
               const Letters& letters) {
    if (words.empty()) return;
    for (const std::string& line :
         text_lines(visible(words), width, letters.size, letters.bold, 12)) {
        y += 1.35 * letters.size;
        out += fmt::format(
            "<text x=\"{:g}\" y=\"{:.1f}\" font-size=\"{:g}\" fill=\"{}\"{}>{}</text>\n", kMargin,
            y, letters.size, letters.color, letters.bold ? " font-weight=\"600\"" : "",
            escaped(line));
    }
    y += 6.0;
}

/// Width and height from our own viewBox="0 0 W H".
std::pair<double, double> size_of(const std::string& svg) {
    const auto at = svg.find("viewBox=\"0 0 ");
    if (at == std::string::npos) return {0.0, 0.0};
    char* end = nullptr;
    const double width = std::strtod(svg.c_str() + at + 13, &end);
    return {width, std::strtod(end, nullptr)};
}

}  // namespace

std::string program_credit(const std::string& version, const std::string& homepage) {
    return "Kenesh " + version + (homepage.empty() ? "" : ", " + homepage);
}

std::string chart_file(const Chart& chart, const ChartCredit& credit) {
    const auto [width, height] = size_of(chart.svg);
    std::string words;
    double y = 12.0;
    const std::string which = chart.label.empty() ? "" : ": " + chart.label;
    set_words(words, y, chart.heading + which, width, {18.0, true, kInk});
    set_words(words, y, credit.subject, width, {});
    y += 8.0;
    std::string picture = chart.svg;
    picture.insert(picture.find(" viewBox"), fmt::format(" x=\"{:g}\" y=\"{:.1f}\" width=\"{:g}\" "
                                                         "height=\"{:g}\"",
                                                         kMargin, y, width, height));
    y += height + 10.0;
    set_words(words, y, chart.note, width, {});
    set_words(words, y, credit.source, width, {11.0, false, kSoft});
    set_words(words, y, credit.credit, width, {11.0, false, kSoft});
    y += 10.0;
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
               "width=\"{0:.0f}\" height=\"{1:.0f}\" font-family=\"system-ui, sans-serif\" "
               "color=\"{2}\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
               width + 2 * kMargin, y, kInk) +
           words + picture + "</svg>\n";
}

std::string preview_file(const Chart& chart, const std::string& title) {
    constexpr double kWidth = 400.0, kHeight = 210.0;
    std::string words;
    double y = 10.0;
    set_words(words, y, title, kWidth - 2 * kMargin, {17.0, true, kInk});
    std::string picture = chart.svg;
    picture.insert(picture.find(" viewBox"),
                   fmt::format(" x=\"{:g}\" y=\"{:.1f}\" width=\"{:g}\" height=\"{:.1f}\"", kMargin,
                               y, kWidth - 2 * kMargin, std::max(40.0, kHeight - y - 8.0)));
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" "
               "width=\"{0:g}\" height=\"{1:g}\" font-family=\"system-ui, sans-serif\" "
               "color=\"{2}\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
               kWidth, kHeight, kInk) +
           words + picture + "</svg>\n";
}

}  // namespace kenesh
