#include "sim/report/run/table_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/sentences.hpp"
#include "sim/report/run/choice_table.hpp"
#include "sim/report/run/headline.hpp"
#include "sim/report/run/spark.hpp"
#include "sim/report/run/table_house.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

std::string seats_table(const Summary& s, const TextStyle& style) {
    ChoiceTable out(s, fmt::format("Seats of {} runs", grouped(s.runs)));
    out.column({"", "votes", Align::right, 3},
               [&](std::size_t k) { return Cell{percent(s.choices[k].preference_share.mean, 1)}; });
    const std::size_t systems = shown_systems(s);
    for (std::size_t i = 0; i < systems; ++i) {
        const auto& choices = s.systems[i].choices;
        const std::string group =
            fmt::format("{}, {} seats", system_label(s, i), s.systems[i].house);
        out.spread(
            group, "seats", [&](std::size_t k) -> const Spread& { return choices[k].seats; }, true);
        out.chances(group, "majority", [&](std::size_t k) { return choices[k].majority; });
    }
    if (!s.comparisons.empty()) {
        const auto& choices = s.comparisons[0].choices;
        out.spread(
            "difference, new less old", "seats",
            [&](std::size_t k) -> const Spread& { return choices[k].all; }, true, true);
        out.chances("difference, new less old", "more seats",
                    [&](std::size_t k) { return std::optional(choices[k].more); });
    }
    return render(out.table(), style);
}

using TierSeats = std::optional<Spread> ChoiceSummary::*;

/// Seats of one kind of tier: new, old and the difference; "-" where a system has no such tier.
void add_tier(const Summary& s, ChoiceTable& out, const std::string& group, TierSeats tier,
              Spread DifferenceSummary::*difference) {
    static const Spread kNone;
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
        const auto& choices = s.systems[i].choices;
        const std::string title = i == 0 ? "new" : "old";
        const auto of = [&](std::size_t k) -> const Spread& {
            return choices[k].*tier ? *(choices[k].*tier) : kNone;
        };
        if (choices.front().*tier)
            out.spread(group, title, of, false);
        else
            out.column({group, title}, [](std::size_t) { return Cell{"-"}; });
    }
    out.spread(
        group, "difference",
        [&](std::size_t k) -> const Spread& { return s.comparisons[0].choices[k].*difference; },
        true, true);
}

/// Where the difference comes from, if the two systems have both kinds of tier.
std::string tiers_table(const Summary& s, const TextStyle& style) {
    if (s.comparisons.empty()) return {};
    const SystemSummary& a = s.systems[0];
    const SystemSummary& b = s.systems[1];
    if (a.list_seats + b.list_seats == 0 || a.district_seats + b.district_seats == 0) return {};
    ChoiceTable out(s, "By tier");
    add_tier(s, out,
             fmt::format("district seats ({} new, {} old)", a.district_seats, b.district_seats),
             &ChoiceSummary::district_seats, &DifferenceSummary::district);
    add_tier(s, out, fmt::format("list seats ({} new, {} old)", a.list_seats, b.list_seats),
             &ChoiceSummary::list_seats, &DifferenceSummary::list);
    return render(out.table(), style);
}

/// What blocs have under one system, and how they differ between two.
std::string blocs_tables(const Summary& s, const TextStyle& style) {
    if (s.blocs.empty()) return {};
    std::vector<std::string> names;
    std::string out;
    for (const SummaryBloc& bloc : s.blocs) {
        names.push_back(bloc.name);
        out += wrap(fmt::format("{}: {}.", visible(bloc.name), member_names(s, bloc)),
                    std::min<std::size_t>(style.width, 100), 2) +
               '\n';
    }
    for (std::size_t i = 0; i < s.systems.size(); ++i) {
        const auto& blocs = s.systems[i].blocs;
        ChoiceTable table(
            fmt::format("Blocs under {}, {} seats", system_label(s, i), s.systems[i].house), "bloc",
            names);
        table.spread(
            "", "seats", [&](std::size_t b) -> const Spread& { return blocs[b].seats; }, true);
        table.chances("", "majority", [&](std::size_t b) { return blocs[b].majority; });
        table.chances("", "two thirds", [&](std::size_t b) { return blocs[b].two_thirds; });
        table.chances("", "largest", [&](std::size_t b) { return blocs[b].largest; });
        out += '\n' + render(table.table(), style);
    }
    for (const ComparisonSummary& c : s.comparisons) {
        const auto& blocs = c.blocs;
        ChoiceTable table(fmt::format("Blocs, {} less {}", visible(s.systems[c.first].id),
                                      visible(s.systems[c.other].id)),
                          "bloc", names);
        table.spread(
            "", "seats", [&](std::size_t b) -> const Spread& { return blocs[b].all; }, true, true);
        table.chances("", "more", [&](std::size_t b) { return std::optional(blocs[b].more); });
        table.chances("", "fewer", [&](std::size_t b) { return std::optional(blocs[b].fewer); });
        out += '\n' + render(table.table(), style);
    }
    return out;
}

std::string further_table(const Summary& s, const ComparisonSummary& c, const TextStyle& style) {
    ChoiceTable out(s, fmt::format("{} against {}", visible(s.systems[c.first].id),
                                   visible(s.systems[c.other].id)));
    const std::string group = "difference on the same votes";
    out.spread(
        group, "seats", [&](std::size_t k) -> const Spread& { return c.choices[k].all; }, true,
        true);
    out.chances(group, "more", [&](std::size_t k) { return std::optional(c.choices[k].more); });
    out.chances(group, "fewer", [&](std::size_t k) { return std::optional(c.choices[k].fewer); });
    return render(out.table(), style);
}

std::string heading(const Summary& s, const TextStyle& style) {
    std::string out = inked(wrap(visible(s.title.empty() ? s.scenario : s.title), style.width),
                            Ink::bold, style) +
                      '\n';
    std::string facts = fmt::format("{} runs{}, seed {}", grouped(s.runs),
                                    s.antithetic ? " in antithetic pairs" : "", s.seed);
    if (s.approximate_districts) facts += "; approximate districts";
    if (s.interrupted) facts += "; interrupted";
    return out + inked(wrap(facts, style.width, 2), Ink::dim, style) + '\n';
}

}  // namespace

std::string run_table(const Summary& summary, const TextStyle& style) {
    std::string out = heading(summary, style);
    if (summary.runs == 0 || summary.systems.empty()) return out;
    out += '\n';
    for (const std::string& sentence : headline(summary))
        out += wrap(sentence, std::min<std::size_t>(style.width, 100), 2) + '\n';
    std::vector<std::string> parts{seats_table(summary, style), seat_histograms(summary, style),
                                   tiers_table(summary, style), blocs_tables(summary, style),
                                   house_table(summary, style)};
    for (std::size_t c = 1; c < summary.comparisons.size(); ++c)
        parts.push_back(further_table(summary, summary.comparisons[c], style));
    for (const std::string& part : parts)
        if (!part.empty()) out += '\n' + part;
    out += '\n';
    for (const std::string& note : run_notes(summary))
        out +=
            inked(wrap(note, std::min<std::size_t>(style.width, 100), 2), Ink::dim, style) + '\n';
    return out;
}

}  // namespace kenesh
