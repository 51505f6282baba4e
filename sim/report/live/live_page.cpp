#include "sim/report/live/live_page.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/live/embedded.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/page_frame.hpp"
#include "sim/report/paper/page_parts.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

/// Data for the script; no "<" in it can end its element.
std::string data(const std::string& id, const std::string& json) {
    std::string safe;
    for (const char c : json)
        if (c == '<') {
            safe += "\\u003c";
        } else {
            safe += c;
        }
    return "<script type=\"application/json\" id=\"" + id + "\">" + safe + "</script>\n";
}

std::string packed(const std::string& id, const std::string& bytes) {
    return "<script type=\"text/plain\" id=\"" + id + "\">" + std::to_string(bytes.size()) + " " +
           base91(bytes) + "</script>\n";
}

std::string page_data(const Summary& summary, const LiveParts& parts) {
    Json files = Json::object();
    for (const LiveFile& file : parts.files)
        files[file.path] = file.text;
    return Json{{"files", std::move(files)},
                {"scenario", parts.scenario},
                {"settings", parts.settings},
                {"name", parts.name},
                {"digest", parts.digest},
                {"version", parts.version},
                {"seed", std::to_string(summary.seed)},
                {"runs", summary.runs}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string seats_cell(const Spread& seats, bool sign) {
    return number(seats.mean, 1, sign) +
           (seats.quantiles ? " <i>(" + interval(*seats.quantiles, 0, sign) + ")</i>" : "");
}

std::string table_of(const Summary& summary) {
    const std::size_t systems = std::min<std::size_t>(2, summary.systems.size());
    HtmlRow head{"Party"};
    for (std::size_t s = 0; s < systems; ++s)
        head.emplace_back(escaped(visible(summary.systems[s].name)));
    if (!summary.comparisons.empty()) head.emplace_back("Change");
    std::vector<HtmlRow> rows;
    for (const ChartChoice& one : every_choice(summary)) {
        HtmlRow row{"<span class=\"chip\" style=\"background:" + one.color + "\"></span>" +
                    escaped(one.name)};
        for (std::size_t s = 0; s < systems; ++s)
            row.emplace_back(seats_cell(summary.systems[s].choices[one.choice].seats, false));
        if (!summary.comparisons.empty())
            row.emplace_back(seats_cell(summary.comparisons[0].choices[one.choice].all, true));
        rows.push_back(std::move(row));
    }
    return html_table("table-seats", "Mean seats with their 90 % range", head, rows);
}

std::string sentences_of(const LiveView& view) {
    std::string out = "<ul class=\"lead\" id=\"sentences\">\n";
    for (const std::string& words : view.sentences)
        out += "<li>" + sentence(words) + "</li>\n";
    return out + "</ul>\n";
}

/// As live.js writes it for other settings.
std::string command_of(const Summary& summary, const LiveParts& parts) {
    std::string out = fmt::format("kenesh run {} --no-prior --runs {} --seed {}", parts.name,
                                  summary.runs, summary.seed);
    for (const std::string& setting : parts.settings)
        out += " --set " + setting;
    return out;
}

std::string notes(const Summary& summary) {
    std::string out =
        "<p class=\"soft\">Every number comes from simulated elections in this page; nothing is "
        "sent or fetched. The same seed at every position: what moves is the setting, not chance.";
    if (summary.approximate_districts) out += " Districts are approximate.";
    if (!summary.sources.empty()) out += " " + sentence(summary.sources);
    return out + "</p>\n";
}

}  // namespace

std::string live_page(const Summary& summary, const LiveView& view,
                      const std::vector<Control>& controls, const LiveParts& parts) {
    const std::vector<Chart> houses(view.charts.begin(), view.charts.begin() + 1);
    const std::vector<Chart> others(view.charts.begin() + 1, view.charts.end());
    std::string body = "<div id=\"above\">\n<h1>" + sentence(visible(summary.title)) + "</h1>\n";
    body += "<p id=\"sentence\" role=\"status\" aria-live=\"polite\">" + sentence(view.sentence) +
            "</p>\n" + figures(houses) + "</div>\n";
    body += fmt::format(
        "<p class=\"soft\" id=\"state\">{} elections; means known within {} seats.</p>\n",
        grouped(summary.runs), number(view.known_within, 2));
    body +=
        "<noscript><p>Without script this page is a report of the scenario as it was "
        "shipped.</p></noscript>\n<p id=\"trouble\" role=\"alert\" hidden></p>\n";
    body +=
        "<div id=\"columns\">\n<section id=\"controls\" aria-label=\"What if\" hidden>"
        "</section>\n<div id=\"results\">\n";
    body += sentences_of(view) + figures(others);
    body += "<h2>Seats</h2>\n" + table_of(summary);
    body +=
        "<section id=\"govern\" hidden></section>\n<section id=\"one\" hidden></section>\n"
        "<section id=\"share\" hidden></section>\n" +
        notes(summary) + "</div>\n</div>\n";
    body += "<h2 id=\"repeat\">Repeat it</h2>\n<pre id=\"command\">" +
            escaped(command_of(summary, parts)) + "</pre>\n<p class=\"soft\">Scenario digest " +
            escaped(parts.digest) + ", Kenesh " + escaped(parts.version) + ".</p>\n";
    body += data("data", page_data(summary, parts)) +
            data("control-data", controls_json(controls)) + packed("module", parts.module) +
            packed("glue", parts.script) + data("worker", Json(std::string(kLiveWorker)).dump());
    std::vector<std::string> colors{"#5b6b8c", "#8f949e", "#8a8a8a"};
    for (const ChartChoice& one : every_choice(summary))
        colors.push_back(one.color);
    const std::string script = std::string(kLiveScript) + std::string(kLiveAsked);
    // The module is compiled in workers that are made of the page's own text.
    return page_frame(escaped(summary.title), body, std::string(kLiveStyle) + dark_style(colors),
                      {}, {script, " 'wasm-unsafe-eval' blob:; worker-src blob:"});
}

}  // namespace kenesh
