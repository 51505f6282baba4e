#include "sim/report/run/page_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/report/charts/place_words.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/page_parts.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

using Row = HtmlRow;

std::string chip(const SummaryChoice& choice) {
    return "<span class=\"chip\" style=\"background:" + safe_color(choice.color) + "\"></span>" +
           escaped(choice.name);
}

HtmlCell mean_error(const Spread& spread, int decimals, bool sign = false) {
    const int shown = std::max(decimals, decimals_for(spread.standard_error));
    return {number(spread.mean, shown, sign) + " <i>" + plus_minus(spread.standard_error, shown) +
                "</i>",
            spread.mean};
}

std::string range(const Spread& spread, int decimals, bool sign = false) {
    return spread.quantiles ? interval(*spread.quantiles, decimals, sign) : "";
}

/// Words of ours with a capital letter.
std::string capital(std::string_view words) {
    std::string out(words);
    if (out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

/// In the unit that tables have.
Spread multiplied(Spread spread, double factor) {
    spread.mean *= factor;
    spread.standard_error *= factor;
    if (auto& q = spread.quantiles)
        q = Quantiles{factor * q->q05, factor * q->q25, factor * q->median, factor * q->q75,
                      factor * q->q95};
    return spread;
}

HtmlCell chance_cell(const std::optional<Probability>& p) {
    if (!p) return "";
    const std::string error = chance_error(*p);
    return {escaped(chance(*p)) + (error.empty() ? "" : " <i>" + escaped(error) + "</i>"), p->p};
}

bool shown(const SummaryChoice& choice) {
    return choice.present && choice.kind != ChoiceKind::against_all;
}

}  // namespace

std::string seats_table(const Summary& summary) {
    std::string out;
    int count = 0;
    const auto add = [&](const std::string& name, const Row& head, const auto& cells_of) {
        std::vector<Row> rows;
        for (std::size_t k = 0; k < summary.choices.size(); ++k) {
            if (!shown(summary.choices[k])) continue;
            rows.push_back(cells_of(k));
            rows.back().insert(rows.back().begin(), chip(summary.choices[k]));
        }
        ++count;
        out += "<h3>" + name + "</h3>\n" +
               html_table(count == 1 ? "table-seats" : fmt::format("table-seats{}", count),
                          "Seats by party: " + name, head, rows);
    };
    for (const SystemSummary& system : summary.systems)
        add(escaped(system.name), {"Party", "mean seats", "90 % of runs", "majority", "largest"},
            [&](std::size_t k) {
                const ChoiceSummary& choice = system.choices[k];
                return Row{mean_error(choice.seats, 1), range(choice.seats, 0),
                           chance_cell(choice.majority), chance_cell(choice.largest)};
            });
    for (const ComparisonSummary& c : summary.comparisons)
        add(escaped(summary.systems[c.first].name) + " less " +
                escaped(summary.systems[c.other].name),
            {"Party", "mean difference", "90 % of runs", "chance of more", "chance of fewer"},
            [&](std::size_t k) {
                const DifferenceSummary& difference = c.choices[k];
                return Row{mean_error(difference.all, 1, true), range(difference.all, 0, true),
                           chance_cell(difference.more), chance_cell(difference.fewer)};
            });
    return out;
}

std::string blocs_table(const Summary& summary) {
    std::string out;
    int count = 0;
    const auto add = [&](const std::string& name, const Row& head, const auto& cells_of) {
        std::vector<Row> rows;
        for (std::size_t b = 0; b < summary.blocs.size(); ++b) {
            rows.push_back(cells_of(b));
            rows.back().insert(rows.back().begin(), escaped(summary.blocs[b].name));
        }
        ++count;
        out += "<h3>" + name + "</h3>\n" +
               html_table(count == 1 ? "table-blocs" : fmt::format("table-blocs{}", count),
                          "Seats by bloc: " + name, head, rows);
    };
    for (const SystemSummary& system : summary.systems)
        add(escaped(system.name),
            {"Bloc", "mean seats", "90 % of runs", "majority", "two thirds", "largest"},
            [&](std::size_t b) {
                const ChoiceSummary& bloc = system.blocs[b];
                return Row{mean_error(bloc.seats, 1), range(bloc.seats, 0),
                           chance_cell(bloc.majority), chance_cell(bloc.two_thirds),
                           chance_cell(bloc.largest)};
            });
    for (const ComparisonSummary& c : summary.comparisons)
        add(escaped(summary.systems[c.first].name) + " less " +
                escaped(summary.systems[c.other].name),
            {"Bloc", "mean difference", "90 % of runs", "chance of more", "chance of fewer"},
            [&](std::size_t b) {
                const DifferenceSummary& difference = c.blocs[b];
                return Row{mean_error(difference.all, 1, true), range(difference.all, 0, true),
                           chance_cell(difference.more), chance_cell(difference.fewer)};
            });
    return out;
}

std::string tiers_table(const Summary& summary) {
    Row head = {"Party", "preferences"};
    for (const SystemSummary& system : summary.systems) {
        if (system.list_seats > 0) head.push_back(escaped(system.name) + ": list seats");
        if (system.district_seats > 0) head.push_back(escaped(system.name) + ": district seats");
        head.push_back("share of votes");
    }
    std::vector<Row> rows;
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        if (!shown(summary.choices[k])) continue;
        const Spread& preference = summary.choices[k].preference_share;
        Row row = {chip(summary.choices[k]), percent(preference.mean, 2)};
        for (const SystemSummary& system : summary.systems) {
            const ChoiceSummary& choice = system.choices[k];
            if (system.list_seats > 0) {
                row.push_back(choice.list_seats ? mean_error(*choice.list_seats, 1) : "");
            }
            if (system.district_seats > 0) {
                row.push_back(choice.district_seats ? mean_error(*choice.district_seats, 1) : "");
            }
            row.push_back(percent(choice.vote_share.mean, 1));
        }
        rows.push_back(row);
    }
    return html_table("table-tiers", "Seats by tier", head, rows);
}

std::string house_table(const Summary& summary) {
    Row head = {"The house as a whole"};
    for (const SystemSummary& system : summary.systems) {
        head.push_back(escaped(system.name));
        head.push_back("90 % of runs");
    }
    std::vector<Row> rows;
    for (const HouseRow* of : table_rows()) {
        Row row = {capital(of->words)};
        for (const SystemSummary& system : summary.systems) {
            const Spread spread = multiplied(system.measures[of->measure], in_tables(of->unit));
            const int decimals = range_decimals(of->unit);
            row.push_back(mean_error(spread, std::max(1, decimals)));
            row.push_back(range(spread, decimals));
        }
        rows.push_back(row);
    }
    return html_table("table-house", "The house as a whole", head, rows);
}

namespace {

std::string list_districts_table(const Summary& summary, const SystemSummary& system,
                                 const ListTierSummary& tier, int number) {
    Row head = {"District", "seats"};
    for (std::size_t k = 0; k < summary.choices.size(); ++k)
        if (summary.choices[k].list) head.push_back(escaped(summary.choices[k].name));
    std::vector<Row> rows;
    for (const ListDistrictSummary& d : tier.districts) {
        const bool fixed = d.divided.deviation == 0.0;
        Row row = {escaped(d.id),
                   fixed ? kenesh::number(d.divided.mean, 0) : mean_error(d.divided, 2)};
        for (std::size_t k = 0; k < summary.choices.size(); ++k)
            if (summary.choices[k].list) row.push_back(mean_error(d.seats[k], 2));
        rows.push_back(row);
    }
    const std::string title = escaped(system.name) + ", lists by district";
    return "<h3>" + title + "</h3>\n" +
           html_table(fmt::format("table-districts{}", number), "Districts of " + title, head,
                      rows);
}

}  // namespace

std::string districts_table(const Summary& summary) {
    std::string out;
    int count = 0;
    for (const SystemSummary& system : summary.systems) {
        for (const ListTierSummary& tier : system.list_tiers)
            out += list_districts_table(summary, system, tier, ++count);
        for (const DistrictTierSummary& tier : system.district_tiers) {
            Row head = {"District", "seats", "last seat close"};
            for (const SummaryChoice& c : summary.choices) {
                if (shown(c)) head.push_back(escaped(c.name));
            }
            std::vector<Row> rows;
            for (const DistrictSummary& d : tier.districts) {
                Row row = {escaped(placed_district(d)), std::to_string(d.magnitude),
                           chance_cell(d.close)};
                for (std::size_t k = 0; k < summary.choices.size(); ++k) {
                    if (shown(summary.choices[k])) row.push_back(mean_error(d.seats[k], 2));
                }
                rows.push_back(row);
            }
            out += "<h3>" + escaped(system.name) + "</h3>\n" +
                   html_table(fmt::format("table-districts{}", ++count),
                              "Districts of " + escaped(system.name), head, rows);
        }
    }
    return out;
}

std::string assumptions_table(const Summary& summary) {
    std::vector<Row> rows;
    for (const SummaryChoice& c : summary.choices) {
        if (!c.present) continue;
        const Spread& p = c.preference_share;
        rows.push_back({chip(c), percent(c.strength, 1), percent(p.deviation, 1),
                        p.quantiles
                            ? percent(p.quantiles->q05, 0) + " to " + percent(p.quantiles->q95, 0)
                            : ""});
    }
    return html_table(
        "table-assumed", "Assumed strengths",
        {"Choice", "share of first preferences", "standard deviation", "90 % of runs"}, rows);
}

}  // namespace kenesh
