#include "sim/report/run/brief/brief.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/sentences.hpp"
#include "sim/report/run/brief/told.hpp"
#include "sim/report/run/choice_table.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

/// Rows of choices that leave room for the rest on a screen of 24 lines.
constexpr std::size_t kMostRows = 10;
constexpr std::size_t kFewestRows = 5;
constexpr std::size_t kWidestText = 100;
constexpr std::size_t kWidestName = 24;

std::string system_line(const Summary& s, std::size_t i) {
    const SystemSummary& system = s.systems[i];
    const std::string part = s.comparisons.empty() ? "" : i == 0 ? "new: " : "old: ";
    return fmt::format("{}{}, {} seats", part,
                       visible(system.name.empty() ? system.id : system.name), system.house);
}

std::string facts_line(const Summary& s) {
    const double within = known_within(s);
    const int decimals = std::max(1, decimals_for(within / 2.0, 2));
    std::string out = fmt::format("{} simulated elections, seed {}", grouped(s.runs), s.seed);
    // The one word on what so many runs know; rounded up as it is beside the numbers of --full.
    if (s.uncertain && s.runs > 1)
        out += "; means known within " + plus_minus(within, decimals).substr(2) + " seats";
    if (s.approximate_districts) out += "; approximate districts";
    if (s.interrupted) out += "; interrupted";
    return out;
}

/// The choices with rows of their own, and those that share one.
struct Rows {
    std::vector<std::size_t> own;
    std::vector<std::size_t> others;
};

Rows rows_of(const Summary& s) {
    Rows rows;
    const std::vector<std::size_t> shown = shown_choices(s);
    // A bloc has a row and a sentence of two lines.
    const std::size_t blocs = std::min(kMostBlocsTold, s.blocs.size());
    const std::size_t most_rows = std::max(kFewestRows, kMostRows - std::min(kMostRows, 3 * blocs));
    if (shown.size() <= most_rows) return {shown, {}};
    const auto most = [&](std::size_t k) {
        double seats = 0.0;
        for (std::size_t i = 0; i < shown_systems(s); ++i)
            seats = std::max(seats, s.systems[i].choices[k].seats.mean);
        return seats;
    };
    std::vector<std::size_t> ranked = shown;
    std::ranges::stable_sort(ranked, std::greater<>(), most);
    ranked.resize(most_rows - 1);
    for (const std::size_t k : shown)
        (std::ranges::count(ranked, k) > 0 ? rows.own : rows.others).push_back(k);
    return rows;
}

/// "35 (23 to 47)" as two cells.
void add_range(Row& row, const std::string& number, const std::string& range) {
    row.cells.push_back({number, Ink::bold});
    row.cells.push_back({range.empty() ? range : range.substr(1)});
}

std::string signed_range(const Spread& spread) {
    return spread.quantiles ? " (" + interval(*spread.quantiles, 0, true) + ")" : "";
}

std::string plain_range(const Spread& spread) {
    return spread.quantiles ? " (" + interval(*spread.quantiles, 0) + ")" : "";
}

/// Where a choice or a bloc is found: its kind's results of a system and of a comparison.
struct Results {
    std::vector<ChoiceSummary> SystemSummary::*of_system;
    std::vector<DifferenceSummary> ComparisonSummary::*of_comparison;
};
constexpr Results kOfChoices{&SystemSummary::choices, &ComparisonSummary::choices};
constexpr Results kOfBlocs{&SystemSummary::blocs, &ComparisonSummary::blocs};

/// The row of the k-th of a kind, after its name.
Row seats_row(const Summary& s, const Results& results, std::size_t k, Row row) {
    const ChoiceSummary& result = (s.systems[0].*results.of_system)[k];
    const Spread& now = result.seats;
    if (s.comparisons.empty()) {
        add_range(row, told_number(now.mean, seat_decimals(now)).words, plain_range(now));
        row.cells.push_back({result.majority ? in_hundred(*result.majority) : "-"});
        return row;
    }
    const Spread& then = (s.systems[1].*results.of_system)[k].seats;
    const ToldPair told = told_seats(now, then);
    add_range(row, told.now.words, plain_range(now));
    add_range(row, told.then.words, plain_range(then));
    add_range(row, told.change.words,
              signed_range((s.comparisons[0].*results.of_comparison)[k].all));
    return row;
}

Row choice_row(const Summary& s, std::size_t k) {
    const SummaryChoice& choice = s.choices[k];
    return seats_row(s, kOfChoices, k,
                     {{{clip(visible(choice.name), kWidestName)}},
                      choice.kind == ChoiceKind::party ? choice.color : std::string()});
}

Row bloc_row(const Summary& s, std::size_t b) {
    return seats_row(s, kOfBlocs, b,
                     {{{"bloc " + clip(visible(s.blocs[b].name), kWidestName)}}, {}});
}

/// Means add up, ranges do not: this row has none.
Row others_row(const Summary& s, const std::vector<std::size_t>& others) {
    const auto seats = [&](std::size_t i) {
        return std::accumulate(others.begin(), others.end(), 0.0, [&](double sum, std::size_t k) {
            return sum + s.systems[i].choices[k].seats.mean;
        });
    };
    Row row{{{fmt::format("{} others", others.size())}}, {}};
    if (s.comparisons.empty()) {
        add_range(row, told_number(seats(0), 0).words, "");
        row.cells.push_back({"-"});
        return row;
    }
    const ToldPair told = told_pair(seats(0), seats(1), 0);
    for (const Told& one : {told.now, told.then, told.change})
        add_range(row, one.words, "");
    return row;
}

std::string seats_table(const Summary& s, const TextStyle& style) {
    Table table{"", {{"", "seats (90 % of elections)", Align::left}}, {}};
    const auto titled = [&](const std::string& title) {
        table.columns.push_back({title, title});
        table.columns.push_back({title, "", Align::left, 1, true});
    };
    if (s.comparisons.empty()) {
        titled("seats");
        table.columns.push_back({"", "a majority", Align::left});
    } else {
        for (const char* title : {"new", "old", "change"})
            titled(title);
    }
    for (Column& column : table.columns)
        column.group.clear();
    const Rows rows = rows_of(s);
    for (const std::size_t k : rows.own)
        table.rows.push_back(choice_row(s, k));
    if (!rows.others.empty()) table.rows.push_back(others_row(s, rows.others));
    for (std::size_t b = 0; b < std::min(kMostBlocsTold, s.blocs.size()); ++b)
        table.rows.push_back(bloc_row(s, b));
    return render(table, style);
}

std::vector<std::string> remembered(const Summary& s) {
    std::vector<std::string> out;
    if (s.comparisons.empty()) {
        out.push_back(majority_of_largest(s));
    } else {
        const ComparisonSummary& between = s.comparisons.front();
        for (const auto tell : {majority_moved, wasted_moved, gallagher_moved, women_moved})
            out.push_back(tell(s, between));
        if (out.front().empty()) out.front() = majority_of_largest(s);
    }
    std::erase(out, "");
    for (std::string& bloc : bloc_majorities(s))
        out.push_back(std::move(bloc));
    return out;
}

}  // namespace

std::string run_brief(const Summary& s, const TextStyle& style,
                      const std::vector<std::string>& notes) {
    const std::size_t width = std::min(style.width, kWidestText);
    std::string out =
        inked(wrap(visible(s.title.empty() ? s.scenario : s.title), width), Ink::bold, style) +
        '\n';
    if (s.runs == 0 || s.systems.empty()) return out;
    for (std::size_t i = 0; i < shown_systems(s); ++i)
        out += wrap(system_line(s, i), width, 5) + '\n';
    out += inked(wrap(facts_line(s), width, 2), Ink::dim, style) + "\n\n";
    out += seats_table(s, style) + '\n';
    for (const std::string& warning : warnings(s))
        out += inked(wrap(warning, width, 2), Ink::bold, style) + '\n';
    for (const std::string& note : notes)
        out += wrap(note, width, 2) + '\n';
    for (const std::string& sentence : remembered(s))
        out += wrap(sentence, width, 2) + '\n';
    const std::string_view further =
        s.systems.size() > 2 ? "all systems, tiers, errors" : "tiers, house, errors";
    return out +
           inked(wrap(fmt::format("More: --full ({}), --report (a page with charts)", further),
                      width, 2),
                 Ink::dim, style) +
           '\n';
}

}  // namespace kenesh
