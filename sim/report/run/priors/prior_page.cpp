#include "sim/report/run/priors/prior_page.hpp"

#include <fmt/format.h>

#include "sim/core/visible.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/page_parts.hpp"
#include "sim/report/run/priors/prior_report.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

/// The party whose chance of a majority is largest under some system; choices.size() if none has
/// any.
std::size_t nearest_to_majority(const Summary& s) {
    std::size_t best = s.choices.size();
    double most = 0.0;
    for (const SystemSummary& system : s.systems)
        for (std::size_t k = 0; k < s.choices.size(); ++k)
            if (const auto& chance = system.choices[k].majority; chance && chance->p > most) {
                most = chance->p;
                best = k;
            }
    return best;
}

std::string majority_sentence(const Summary& s, const PriorRanges& ranges) {
    const std::size_t k = nearest_to_majority(s);
    if (k == s.choices.size()) return {};
    std::string out;
    for (std::size_t i = 0; i < s.systems.size() && i < 2; ++i) {
        const PriorRange* range =
            find_range(ranges, s.systems[i].id, s.choices[k].id, kMajority.name);
        if (range == nullptr) continue;
        out += fmt::format("{}{} under {}", out.empty() ? "" : ", ", chance_with_range(*range),
                           visible(s.systems[i].name));
    }
    return fmt::format(
        "A majority of {}: {}. In brackets, what the parameters that are not known leave open.",
        visible(s.choices[k].name), out);
}

std::string table_of(const Summary& s, std::size_t system, const PriorRanges& ranges) {
    const SystemSummary& of = s.systems[system];
    const bool compared = system == 0 && !s.comparisons.empty();
    HtmlRow head{"Party", "mean seats", "majority"};
    if (compared) head.emplace_back("change");
    const std::string pair =
        compared ? of.id + " - " + s.systems[s.comparisons.front().other].id : std::string();
    const auto cell = [](const PriorRange* range, const std::string& words) {
        return range == nullptr ? HtmlCell("") : HtmlCell(escaped(words), range->mean);
    };
    std::vector<HtmlRow> rows;
    for (const SummaryChoice& choice : s.choices) {
        if (!choice.present || choice.kind == ChoiceKind::against_all) continue;
        const PriorRange* seats = find_range(ranges, of.id, choice.id, kSeats.name);
        const PriorRange* majority = find_range(ranges, of.id, choice.id, kMajority.name);
        HtmlRow row{escaped(choice.name), cell(seats, mean_with_range(seats, false)),
                    cell(majority, majority == nullptr ? "" : chance_with_range(*majority))};
        if (compared) {
            const PriorRange* change = find_range(ranges, pair, choice.id, kDifference);
            row.push_back(cell(change, mean_with_range(change, true)));
        }
        rows.push_back(std::move(row));
    }
    return "<h3>" + escaped(of.name) + "</h3>\n" +
           html_table(fmt::format("table-parameters{}", system + 1),
                      "What the parameters leave open: " + escaped(of.name), head, rows);
}

}  // namespace

PageAddition prior_part(const Summary& summary, const PriorRanges& ranges) {
    PageAddition out;
    out.id = "parameters";
    out.name = "Parameters that are not known";
    if (std::string majority = majority_sentence(summary, ranges); !majority.empty())
        out.lead.push_back(std::move(majority));
    out.html = "<p>" +
               sentence(fmt::format(
                   "These parameters were not fixed but drawn, at {} points, each from its law; "
                   "in brackets where 90 % of its values lie, or its ends:",
                   grouped(ranges.points))) +
               "</p>\n<ul>\n";
    for (const std::string& prior : ranges.priors)
        out.html += "<li>" + escaped(prior) + "</li>\n";
    out.html += "</ul>\n<p>" +
                sentence(
                    "Every mean, chance and 90 % range on this page holds two uncertainties: "
                    "what is drawn anew in every election, and what is not known of these "
                    "parameters. In the tables below the second stands alone, in brackets: 5 "
                    "and 95 % of the points, with the noise of their own elections taken "
                    "off.") +
                "</p>\n";
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        out.html += table_of(summary, s, ranges);
    return out;
}

}  // namespace kenesh
