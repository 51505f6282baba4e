#include "sim/report/run/table_house.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/run/choice_table.hpp"
#include "sim/report/run/sources.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

/// Adds a row "measure | mean +-se, 90 % | ..." with one pair of columns per system.
void measure_row(const Summary& s, Table& table, const HouseRow& of) {
    const double unit = in_tables(of.unit);
    const int least = range_decimals(of.unit);
    Row row;
    row.cells.push_back({std::string(of.words)});
    bool any = false;
    for (const SystemSummary& system : s.systems) {
        const Spread& spread = system.measures[of.measure];
        any = any || spread.mean != 0.0 || spread.deviation != 0.0;
        const int decimals = std::max(least, decimals_for(unit * spread.standard_error, 3));
        row.cells.push_back({number(unit * spread.mean, decimals), Ink::bold});
        row.cells.push_back({plus_minus(unit * spread.standard_error, decimals), Ink::dim});
        std::string range;
        if (const auto& q = spread.quantiles)
            range = number(unit * q->q05, least) + " to " + number(unit * q->q95, least);
        row.cells.push_back({range});
    }
    if (any) table.rows.push_back(std::move(row));
}

void chance_row(const Summary& s, Table& table, const EventRow& of) {
    Row row;
    row.cells.push_back({std::string(of.words)});
    for (const SystemSummary& system : s.systems) {
        const Probability& p = system.events[of.event];
        row.cells.push_back({chance(p), Ink::bold});
        row.cells.push_back({chance_error(p), Ink::dim});
        row.cells.push_back({""});
    }
    table.rows.push_back(std::move(row));
}

std::string error_of(const Spread& spread) {
    const int decimals = std::max(1, decimals_for(spread.standard_error, 3));
    return number(spread.mean, decimals) + " " + plus_minus(spread.standard_error, decimals);
}

void note_moved(const Summary& s, std::vector<std::string>& notes) {
    for (const ComparisonSummary& c : s.comparisons) {
        const std::string range =
            c.moved.quantiles ? " (90 %: " + interval(*c.moved.quantiles, 0) + ")" : "";
        const SystemSummary& first = s.systems[c.first];
        if (c.gender_rule_only)
            notes.emplace_back(
                fmt::format("The gender rule of {} gives {} of {} seats to someone else and moves "
                            "{}{} between choices.",
                            first.id, error_of(first.measures[HouseMeasure::gender_replacement]),
                            first.house, error_of(c.moved), range));
        else
            notes.push_back(fmt::format("{} in place of {} moves {}{} of {} seats between choices.",
                                        first.id, s.systems[c.other].id, error_of(c.moved), range,
                                        first.house));
    }
}

void note_transfers(const Summary& s, std::vector<std::string>& notes) {
    for (const SystemSummary& system : s.systems)
        for (std::size_t k = 0; k < system.choices.size(); ++k) {
            const auto& transfer = system.choices[k].list_transfer;
            if (!transfer || transfer->mean <= 0.0) continue;
            const int decimals = std::max(1, decimals_for(100.0 * transfer->standard_error, 2));
            notes.emplace_back(
                fmt::format("{} {} % of the list votes in {} come from supporters of {}, who have "
                            "no list there.",
                            number(100.0 * transfer->mean, decimals),
                            plus_minus(100.0 * transfer->standard_error, decimals), system.id,
                            visible(s.choices[k].name)));
        }
}

void note_calibration(const Calibration& c, std::vector<std::string>& notes) {
    notes.emplace_back(
        fmt::format("Calibration{}: the expected share of every choice is within {:.4f} percentage "
                    "points of its "
                    "strength ({:.3f} % of it at worst; a pilot of {} runs).",
                    c.reached ? "" : " NOT REACHED", 100.0 * c.worst_error,
                    100.0 * c.worst_relative, grouped(c.points)));
}

}  // namespace

std::string house_table(const Summary& s, const TextStyle& style) {
    Table table{"The house", {{"", "measure", Align::left}}, {}};
    for (std::size_t i = 0; i < s.systems.size(); ++i) {
        table.columns.push_back({system_label(s, i), "mean"});
        table.columns.push_back({system_label(s, i), "", Align::left, 1, true});
        table.columns.push_back({system_label(s, i), "90 %"});
    }
    for (const HouseRow* row : table_rows())
        measure_row(s, table, *row);
    // Who won without most votes, before ties.
    const std::span<const EventRow> events = event_rows();
    for (std::size_t i = events.size(); i-- > 0;)
        chance_row(s, table, events[i]);
    return render(table, style);
}

std::vector<std::string> run_notes(const Summary& s) {
    std::vector<std::string> notes;
    if (const std::string sources = sources_text(s); !sources.empty())
        notes.push_back(visible(sources));
    note_moved(s, notes);
    note_transfers(s, notes);
    note_calibration(s.calibration, notes);
    notes.push_back(fmt::format("Turnout {} {} %.", number(100.0 * s.turnout.mean, 2),
                                plus_minus(100.0 * s.turnout.standard_error, 2)));
    if (std::ranges::any_of(s.systems, [](const SystemSummary& x) { return x.list_seats > 0; }))
        notes.emplace_back("Women of lists are counted as the least that the law asks for.");
    if (s.independents_as_block) notes.emplace_back("Independents are counted as one block.");
    if (s.approximate_districts)
        notes.emplace_back(
            "Approximate districts: some boundaries or sizes of the units are estimates, "
            "not official; see the SOURCE.md beside them.");
    notes.emplace_back(
        "\xc2\xb1 is the standard error: how well so many runs know a number; < and > are 95 % "
        "bounds. 90 %: one run in twenty lies below, one in twenty above.");
    for (const SystemSummary& system : s.systems)
        if (!system.check.ok)
            notes.emplace_back(
                fmt::format("CHECK FAILED: {} gave {} seats a run on average, its house has {}.",
                            system.id, system.check.seats_per_run, system.house));
    return notes;
}

}  // namespace kenesh
