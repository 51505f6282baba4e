#include "sim/report/run/priors/prior_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/core/visible.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

bool can_win(const SummaryChoice& choice) {
    return choice.present && choice.kind != ChoiceKind::against_all;
}

/// One system's columns: seats and majority; of the first, the change against the second.
Table system_table(const Summary& s, std::size_t system, const PriorRanges& ranges) {
    const SystemSummary& of = s.systems[system];
    Table table{
        visible(of.name), {{"", "choice", Align::left}, {"", "mean seats"}, {"", "majority"}}, {}};
    const bool compared = system == 0 && !s.comparisons.empty();
    if (compared) table.columns.push_back({"", "change"});
    const auto add = [&](const std::string& id, const std::string& name) {
        const PriorRange* majority = find_range(ranges, of.id, id, kMajority.name);
        Row row{{{visible(name)},
                 {mean_with_range(find_range(ranges, of.id, id, kSeats.name), false)},
                 {majority == nullptr ? std::string() : chance_with_range(*majority)}}};
        if (compared) {
            const std::string pair = of.id + " - " + s.systems[s.comparisons.front().other].id;
            row.cells.push_back({mean_with_range(find_range(ranges, pair, id, kDifference), true)});
        }
        table.rows.push_back(std::move(row));
    };
    for (const SummaryChoice& choice : s.choices)
        if (can_win(choice)) add(choice.id, choice.name);
    for (const SummaryBloc& bloc : s.blocs)
        add(bloc.id, "bloc " + bloc.name);
    return table;
}

}  // namespace

std::string mean_with_range(const PriorRange* range, bool sign) {
    if (range == nullptr) return {};
    const int decimals = decimals_for(range->error, 1);
    return fmt::format("{} ({} to {})", number(range->mean, decimals, sign),
                       number(range->low, decimals, sign), number(range->high, decimals, sign));
}

std::string chance_with_range(const PriorRange& range) {
    const int all = range.mean < 0.01 ? 1000 : 100;
    const auto parts = [&](double p) { return number(all * std::clamp(p, 0.0, 1.0), 0); };
    if (range.mean <= 0.0) return "none";
    if (range.mean * all < 0.5) {
        const std::string few = fmt::format("less than 1 in {}", grouped(all));
        return parts(range.high) == "0" ? few : few + " (to " + parts(range.high) + ")";
    }
    return fmt::format("{} in {} ({} to {})", parts(range.mean), grouped(all), parts(range.low),
                       parts(range.high));
}

std::string prior_table(const Summary& summary, const PriorRanges& ranges, const TextStyle& style) {
    std::string text = "\n" + inked("What is not known of the parameters", Ink::bold, style) + "\n";
    std::string drawn;
    for (const std::string& prior : ranges.priors)
        drawn += (drawn.empty() ? "" : ", ") + visible(prior);
    text += wrap(fmt::format("Drawn at {} points: {}.", grouped(ranges.points), drawn), style.width,
                 2) +
            "\n\n";
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        text += render(system_table(summary, s, ranges), style) + "\n";
    text += wrap(
                "Means, chances and the ranges of elections above hold two uncertainties: what is "
                "drawn anew in every election, and what is not known of the parameters. In "
                "brackets the second alone: 5 and 95 % of the points, their noise taken off. "
                "Errors come from the points. --no-prior takes the file's own values.",
                style.width, 2) +
            "\n";
    return text;
}

std::string with_priors(const std::string& summary_json, const PriorRanges& ranges) {
    Json out = Json::parse(summary_json);
    Json list = Json::array();
    for (const PriorRange& range : ranges.ranges)
        list.push_back({{"system", range.system},
                        {"choice", range.choice},
                        {"measure", range.measure},
                        {"mean", range.mean},
                        {"se", range.error},
                        {"q05", range.low},
                        {"q95", range.high},
                        {"sd", range.between}});
    out["priors"] = {{"points", ranges.points}, {"keys", ranges.priors}, {"ranges", list}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
