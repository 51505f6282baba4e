#include "sim/report/page.hpp"

#include <fmt/format.h>

#include "sim/report/headline.hpp"
#include "sim/report/markup.hpp"
#include "sim/report/numbers.hpp"
#include "sim/report/page_tables.hpp"

namespace kenesh {
namespace {

std::string figure(const Chart& chart) {
    return "<figure id=\"" + chart.id + "\">\n<h3>" + escaped(chart.heading) + "</h3>\n" +
           chart.svg + "<figcaption>" + escaped(chart.note) + "</figcaption>\n</figure>\n";
}

std::string folded(const std::string& name, const std::string& content) {
    return "<details><summary>" + name + "</summary>\n" + content + "</details>\n";
}

std::string top(const Summary& summary) {
    std::string out = "<h1>" + escaped(summary.title) + "</h1>\n<p class=\"soft\">" +
                      grouped(summary.runs) + " simulated elections" +
                      (summary.interrupted ? ", interrupted" : "") +
                      (summary.approximate_districts ? "; approximate districts" : "") +
                      "</p>\n<ul class=\"lead\">\n";
    for (const std::string& sentence : headline(summary)) {
        out += "<li>" + escaped(sentence) + "</li>\n";
    }
    return out + "</ul>\n";
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
    return out + "</p>\n";
}

std::string method(const Summary& summary) {
    return "<h2 id=\"method\">Method</h2>\n<p>Each simulated election draws national, regional and "
           "local swings around the assumed strengths, turnout, and the personal votes of every "
           "candidate. The same votes are then counted under each system by its law, to the last "
           "seat, so every difference between systems is the systems' own. Ranges are of runs; "
           "the small +- after a mean is its standard error from " +
           std::string(summary.antithetic ? "antithetic pairs of runs" : "independent runs") +
           ". The model, its equations and sources are in docs/methods.md, the rules of counting "
           "in docs/rules.md, every column and field in docs/output.md.</p>\n";
}

std::string repeat(const Summary& summary, const PageContext& context) {
    return "<h2 id=\"repeat\">Repeat it</h2>\n<pre>" + escaped(context.command) +
           "</pre>\n<p class=\"soft\">Seed " + std::to_string(summary.seed) + ", scenario digest " +
           escaped(context.digest) + ", Kenesh " + escaped(context.version) +
           ". The same seed gives the same numbers on any machine.</p>\n";
}

}  // namespace

std::string page(const Summary& summary, const std::vector<Chart>& charts,
                 const PageContext& context) {
    std::string body = top(summary);
    std::string districts;
    std::string results;
    for (const Chart& chart : charts) {
        (chart.id == "districts" ? districts : results) += figure(chart);
    }
    body += "<h2 id=\"results\">Results</h2>\n" + results;
    body += folded("All seats as a table", seats_table(summary));
    body += folded("List and district seats", tiers_table(summary));
    body += folded("The house as a whole", house_table(summary));
    if (!districts.empty()) {
        body += "<h2 id=\"by-district\">Districts</h2>\n" + districts;
        body += folded("Every district as a table", districts_table(summary));
    }
    body += assumptions(summary) + method(summary) + repeat(summary, context);
    return page_frame(escaped(summary.title), body);
}

}  // namespace kenesh
