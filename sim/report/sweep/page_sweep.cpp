#include "sim/report/sweep/page_sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/page_parts.hpp"
#include "sim/report/sweep/key_words.hpp"
#include "sim/report/sweep/sweep_charts.hpp"
#include "sim/report/sweep/sweep_range.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostRows = 500;  ///< of a table on the page

std::string top(const SweepReport& sweep) {
    std::string out = "<h1>" + escaped(sweep_finding(sweep)) + "</h1>\n<p class=\"soft\">";
    out += fmt::format("{}. {} of {} points, at least {} simulated elections at each{}.</p>\n",
                       escaped(sweep.title), grouped(static_cast<long long>(sweep.points.size())),
                       grouped(static_cast<long long>(sweep.planned)), grouped(sweep.runs),
                       sweep.approximate_districts ? "; approximate districts" : "");
    if (!sweep.question.empty()) out += "<p>" + escaped(sweep.question) + "</p>\n";
    return out;
}

std::string lead(const SweepReport& sweep) {
    std::string out = "<ul class=\"lead\">\n";
    for (const std::string& words : sweep_headline(sweep))
        out += "<li>" + sentence(words) + "</li>\n";
    return out + "</ul>\n";
}

std::string varied(const SweepReport& sweep) {
    std::string out = "<h2 id=\"varied\">What was varied</h2>\n<ul>\n";
    for (std::size_t p = 0; p < sweep.parameters.size(); ++p) {
        const SweepRange range = sweep_range(sweep.points, p);
        const std::string& key = sweep.parameters[p];
        out += fmt::format("<li>{} (<code>{}</code>): {} value{}, from {} to {}</li>\n",
                           escaped(capital(label_of(sweep, p))), escaped(key), range.values,
                           range.values == 1 ? "" : "s", escaped(value_words(key, range.least)),
                           escaped(value_words(key, range.greatest)));
    }
    return out + "</ul>\n<p>Design: " + escaped(sweep.design) +
           ". Everything else stays as the scenario has it. All points are counted on the same "
           "random draws, so that differences between points are the settings' own.</p>\n";
}

HtmlCell cell(const SweepValues& measure, std::size_t point, std::size_t party, bool percent_of) {
    const double mean = measure.mean(point, party);
    const double error = measure.error(point, party);
    if (std::isnan(mean)) return "";
    const double unit = percent_of ? 100.0 : 1.0;
    const int decimals = std::max(percent_of ? 1 : 2, decimals_for(unit * error));
    return {number(unit * mean, decimals) + " <i>" + plus_minus(unit * error, decimals) + "</i>",
            mean};
}

std::string table(const SweepReport& sweep, const SweepValues& measure, bool percent_of,
                  const std::string& id, const std::string& caption) {
    HtmlRow head;
    for (std::size_t p = 0; p < sweep.parameters.size(); ++p)
        head.push_back(escaped(capital(label_of(sweep, p))));
    for (const SweepParty& party : sweep.parties)
        if (!percent_of || party.majority) head.push_back(escaped(party.name));
    std::vector<HtmlRow> rows;
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        HtmlRow row;
        for (const std::string& value : sweep.points[p])
            row.push_back(escaped(value));
        for (std::size_t k = 0; k < sweep.parties.size(); ++k)
            if (!percent_of || sweep.parties[k].majority)
                row.push_back(cell(measure, p, k, percent_of));
        rows.push_back(std::move(row));
    }
    return html_table(id, caption, head, rows);
}

std::string tables(const SweepReport& sweep) {
    if (sweep.points.size() > kMostRows)
        return "<p id=\"table-seats\">The numbers of so many points are in the store; <code>kenesh "
               "export</code> writes them as one table.</p><span id=\"table-majority\"></span>\n";
    std::string out;
    for (std::size_t s = 0; s < sweep.systems.size(); ++s) {
        const std::string name = escaped(sweep.systems[s].name);
        const std::string number = s == 0 ? "" : std::to_string(s + 1);
        out += folded("Mean seats, " + name, table(sweep, sweep.systems[s].seats, false,
                                                   "table-seats" + number, "Mean seats, " + name));
        out += folded("Chance of a majority (%), " + name,
                      table(sweep, sweep.systems[s].majority, true, "table-majority" + number,
                            "Chance of a majority, " + name));
    }
    return out;
}

std::string method(const PageContext& context) {
    return "<h2 id=\"method\">Method</h2>\n<p>At each point the scenario is simulated with the "
           "point's settings: national, regional and local swings around the assumed strengths, "
           "turnout, and the personal votes of every candidate, counted under each system by its "
           "law. A party whose strength is set takes from the others in proportion, unless the "
           "scenario names who gives way. The small \xc2\xb1 after a mean is its standard error. "
           "The "
           "model, its equations and sources are in " +
           doc_link(context, "methods.md") + ", every key in " + doc_link(context, "scenario.md") +
           ", the tables of the store in " + doc_link(context, "sweep.md") + ".</p>\n";
}

}  // namespace

std::string sweep_page(const SweepReport& sweep, const PageContext& context) {
    return sweep_page(sweep, sweep_charts(sweep), context);
}

std::string sweep_page(const SweepReport& sweep, std::vector<Chart> charts,
                       const PageContext& context) {
    assert(!sweep.points.empty() && !sweep.parties.empty() && !sweep.systems.empty() &&
           "a sweep without results has no page");
    // The first chart, with those that share its place, is what the first screen shows.
    const auto rest = std::ranges::find_if(charts, [&](const Chart& chart) {
        return &chart != &charts.front() &&
               (chart.group.empty() || chart.group != charts.front().group);
    });
    const std::vector<Chart> results(rest, charts.end());
    charts.erase(rest, charts.end());
    std::string body = top(sweep) + figures(charts) + lead(sweep);
    body += "<h2 id=\"results\">Results</h2>\n" + figures(results) + tables(sweep);
    body += varied(sweep) + method(context) + repeat_part(sweep.seed, context, "");
    std::vector<std::string> colors{"#1b6ca8", "#b5651d", "#5f8f3f", "#9a6a2f"};
    for (const SweepParty& party : sweep.parties)
        colors.push_back(safe_color(party.color));
    return page_frame(
        escaped(sweep.title), body,
        sweep.parameters.size() == 2 && sweep.design == "grid" ? std::string() : dark_style(colors),
        link_preview(sweep_finding(sweep), context));
}

}  // namespace kenesh
