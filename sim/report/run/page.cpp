#include "sim/report/run/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/charts/place_words.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/page_parts.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/sentences.hpp"
#include "sim/report/run/headline.hpp"
#include "sim/report/run/page_tables.hpp"
#include "sim/report/run/sources.hpp"

namespace kenesh {
namespace {

std::string top(const Summary& summary) {
    const std::string place = place_and_date(summary);
    return (place.empty() ? "" : "<p class=\"place\">" + escaped(place) + "</p>\n") + "<h1>" +
           escaped(finding(summary)) + "</h1>\n<p class=\"soft\">" + escaped(summary.title) + ". " +
           grouped(summary.runs) + " simulated elections" +
           (summary.interrupted ? ", interrupted" : "") +
           (summary.approximate_districts ? "; approximate districts" : "") + ".</p>\n";
}

std::string lead(const Summary& summary, bool districts,
                 const std::vector<PageAddition>& additions) {
    std::string out = "<ul class=\"lead\">\n";
    for (const std::string& words : headline(summary))
        out += "<li>" + sentence(words) + "</li>\n";
    for (const PageAddition& one : additions)
        for (const std::string& words : one.lead)
            out += "<li>" + sentence(words) + "</li>\n";
    out += "</ul>\n<nav aria-label=\"Parts of this page\">";
    if (!summary.blocs.empty()) out += "<a href=\"#govern\">Who can govern</a> ";
    out += "<a href=\"#results\">Results</a>";
    for (const PageAddition& one : additions)
        out += " <a href=\"#" + one.id + "\">" + escaped(one.name) + "</a>";
    if (districts) out += " <a href=\"#by-district\">Districts</a>";
    return out +
           " <a href=\"#assumed\">Assumptions</a> <a href=\"#method\">Method</a> "
           "<a href=\"#repeat\">Repeat it</a></nav>\n";
}

/// Sums over choices that the scenario names.
std::string blocs_part(const Summary& summary, const std::vector<Chart>& charts) {
    if (summary.blocs.empty()) return {};
    std::string out = "<h2 id=\"govern\">Who can govern</h2>\n<dl>\n";
    for (const SummaryBloc& bloc : summary.blocs)
        out += "<dt>" + escaped(bloc.name) + "</dt><dd>" + escaped(member_names(summary, bloc)) +
               "</dd>\n";
    return out + "</dl>\n" + figures(charts) + folded("All blocs as a table", blocs_table(summary));
}

std::string assumptions(const Summary& summary) {
    std::string out =
        "<h2 id=\"assumed\">What was assumed</h2>\n<p>These are assumptions, not polls: the share "
        "of first preferences that each choice has on average, and how far it varies from run to "
        "run.</p>\n";
    out += assumptions_table(summary);
    out += "<p class=\"soft\">Turnout " + percent(summary.turnout.mean, 1) +
           " on average. Strengths are reached within " +
           fmt::format("{:.3f}", 100.0 * summary.calibration.worst_error) + " points.";
    if (summary.approximate_districts) {
        out += " The districts are approximate: their overlap was reconstructed, not published.";
    }
    out += "</p>\n";
    if (const std::string sources = sources_text(summary); !sources.empty())
        out += "<p>" + escaped(sources) + "</p>\n";
    return out;
}

/// The words that the numbers are called by; sources are in docs/methods.md.
std::string words_used(const Summary& summary) {
    std::string out = "<dl>\n";
    const auto add = [&](const char* term, const std::string& meaning) {
        out += std::string("<dt>") + term + "</dt><dd>" + sentence(meaning) + "</dd>\n";
    };
    add("90 % of runs", "One run in twenty lies below the range and one in twenty above.");
    add("\xc2\xb1", "Standard error of a mean or a chance: how well so many runs know it.");
    add("First preferences",
        "What voters would choose if everyone stood everywhere; the same under every system.");
    add("Majority", "More than half of the seats. Independents are no party and cannot have it.");
    if (!summary.blocs.empty())
        add("Bloc",
            "Choices whose seats are added up; it is the largest where it has more seats than any "
            "party outside it. It has independents only if they are named.");
    add("Chance of more", "Share of the runs in which the first system gives more seats.");
    add("Gallagher index",
        "Distance between shares of votes and of seats, in points; 0 is proportional.");
    add("Effective number of parties",
        "As many parties of equal size would be as fragmented (Laakso and Taagepera 1979).");
    add("Wasted votes", "For lists without a seat, or for candidates who were not elected.");
    add("Close last seat",
        "The last winner leads the first loser by less than one point of the district's votes.");
    if (summary.approximate_districts)
        add("Approximate districts",
            "Boundaries or sizes of some units are estimates; SOURCE.md beside them says which.");
    return out + "</dl>\n";
}

std::string method(const Summary& summary, const PageContext& context) {
    return "<h2 id=\"method\">Method</h2>\n<p>Each simulated election draws national, regional and "
           "local swings around the assumed strengths, turnout, and the personal votes of every "
           "candidate. The same votes are then counted under each system by its law, to the last "
           "seat, so every difference between systems is the systems' own. Ranges are of runs; "
           "the small \xc2\xb1 after a mean is its standard error from " +
           std::string(summary.antithetic ? "antithetic pairs of runs" : "independent runs") +
           ". The model, its equations and sources are in " + doc_link(context, "methods.md") +
           ", the rules of counting in " + doc_link(context, "rules.md") +
           ", every column and field in " + doc_link(context, "output.md") + ".</p>\n" +
           folded("What the words mean", words_used(summary));
}

}  // namespace

std::string page(const Summary& summary, const std::vector<Chart>& charts,
                 const PageContext& context, const std::vector<PageAddition>& additions) {
    std::vector<Chart> first, blocs, results, districts;
    for (const Chart& chart : charts) {
        const bool above = chart.id == "hemicycles" || chart.id == "chances";
        (above                        ? first
         : chart.id == "blocs"        ? blocs
         : chart.group == "districts" ? districts
                                      : results)
            .push_back(chart);
    }
    const std::string by_district = districts_table(summary);
    // The picture first: it is what the first screen shows.
    std::string body = top(summary) + figures(first) +
                       lead(summary, !districts.empty() || !by_district.empty(), additions);
    body += blocs_part(summary, blocs);
    body += "<h2 id=\"results\">Results</h2>\n" + figures(results);
    body += folded("All seats as a table", seats_table(summary));
    body += folded("List and district seats", tiers_table(summary));
    body += folded("The house as a whole", house_table(summary));
    for (const PageAddition& one : additions)
        body += "<h2 id=\"" + one.id + "\">" + escaped(one.name) + "</h2>\n" + one.html;
    if (!by_district.empty()) {
        body += "<h2 id=\"by-district\">Districts</h2>\n" + figures(districts);
        body += folded("Every district as a table", by_district);
    }
    body += assumptions(summary) + method(summary, context) +
            repeat_part(summary.seed, context,
                        "In the result folder, which holds the scenario with all its tables. ");
    std::vector<std::string> colors{"#5b6b8c", "#8f949e", "#8a8a8a"};
    for (const ChartChoice& one : every_choice(summary))
        colors.push_back(one.color);
    const std::string place = place_and_date(summary);
    return page_frame(escaped(place.empty() ? summary.title : place + ": " + summary.title), body,
                      dark_style(colors), link_preview(finding(summary), context));
}

}  // namespace kenesh
