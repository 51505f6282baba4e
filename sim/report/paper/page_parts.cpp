#include "sim/report/paper/page_parts.hpp"

#include <fmt/format.h>

#include "sim/core/color.hpp"
#include "sim/report/paper/contrast.hpp"
#include "sim/report/paper/markup.hpp"

namespace kenesh {
namespace {

std::string figure(const Chart& chart) {
    const std::string label =
        chart.group.empty() ? "" : " data-label=\"" + escaped(chart.label) + "\"";
    const std::string numbers =
        chart.table.empty() ? "" : " <a href=\"#" + chart.table + "\">Numbers</a>";
    // A picture for each kind of screen; the stylesheet shows one.
    const std::string pictures = chart.narrow.empty() ? chart.svg
                                                      : "<div class=\"wide\">" + chart.svg +
                                                            "</div><div class=\"narrow\">" +
                                                            chart.narrow + "</div>\n";
    return "<figure id=\"" + chart.id + "\"" + label + ">\n<h3>" + escaped(chart.heading) +
           "</h3>\n" + pictures + "<figcaption>" + sentence(chart.note) + numbers +
           "</figcaption>\n</figure>\n";
}

}  // namespace

std::string dark_style(const std::vector<std::string>& colors) {
    constexpr Color kCard{0x1b, 0x1f, 0x29};
    std::string out;
    for (const std::string& color : colors) {
        const auto of = parse_color(color);
        if (!of) continue;
        const std::string seen = to_string(standing_out(*of, kCard, 3.0));
        if (seen == color) continue;
        out += fmt::format(
            "[fill=\"{0}\"]{{fill:{1}}}[stroke=\"{0}\"]{{stroke:{1}}}"
            ".chip[style$=\"{0}\"]{{background:{1}!important}}\n",
            color, seen);
    }
    return out.empty() ? out : "@media screen and (prefers-color-scheme:dark){" + out + "}\n";
}

std::string sentence(std::string_view words) {
    std::string out = escaped(words);
    for (auto at = out.find(" %"); at != std::string::npos; at = out.find(" %", at))
        out.replace(at, 1, "&nbsp;");
    return out;
}

std::string figures(const std::vector<Chart>& charts) {
    std::string out, open;
    for (const Chart& chart : charts) {
        if (chart.group != open && !open.empty()) out += "</div>\n";
        if (chart.group != open && !chart.group.empty())
            out += "<div class=\"switch\" data-name=\"Which " + escaped(chart.group) + "\">\n";
        open = chart.group;
        out += figure(chart);
    }
    return open.empty() ? out : out + "</div>\n";
}

std::string folded(const std::string& name, const std::string& content) {
    return "<details><summary>" + name + "</summary>\n" + content + "</details>\n";
}

std::string doc_link(const PageContext& context, const std::string& file) {
    std::string name = "<code>docs/" + file + "</code>";
    if (context.homepage.empty()) return name;
    return "<a href=\"" + escaped(context.homepage) + "/docs/" + file + "\">" + name + "</a>";
}

std::string repeat_part(std::uint64_t seed, const PageContext& context, const std::string& where) {
    return "<h2 id=\"repeat\">Repeat it</h2>\n<pre>" + escaped(context.command) +
           "</pre>\n<p class=\"soft\">" + where + "Seed " + std::to_string(seed) +
           ", scenario digest " + escaped(context.digest) + ", Kenesh " + escaped(context.version) +
           ". The same seed gives the same numbers on any machine.</p>\n";
}

std::string html_table(const std::string& id, const std::string& caption, const HtmlRow& head,
                       const std::vector<HtmlRow>& rows) {
    std::string out =
        "<div class=\"scroll\" id=\"" + id + "\" tabindex=\"0\" role=\"region\" aria-label=\"" +
        caption + (head.size() > 8 ? "\"><table class=\"many\">" : "\"><table>") + "\n<thead><tr>";
    for (std::size_t c = 0; c < head.size(); ++c)
        out += (c == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" data-sort>") + head[c].html +
               "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const HtmlRow& row : rows) {
        out += "<tr>";
        for (const HtmlCell& cell : row)
            out += (cell.value ? fmt::format("<td data-value=\"{:.6g}\">", *cell.value) : "<td>") +
                   cell.html + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

}  // namespace kenesh
