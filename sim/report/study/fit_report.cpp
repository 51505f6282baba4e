#include "sim/report/study/fit_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/io/text/csv_writer.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

/// A number with as many digits as tell it from its neighbours, no more.
std::string short_number(double value) {
    return fmt::format("{:.4g}", value == 0.0 ? 0.0 : value);
}

std::string range_of(double low, double high) {
    return short_number(low) + " to " + short_number(high);
}

std::string keys_table(const Fit& fit, const TextStyle& style) {
    Table table{"Fitted keys",
                {{"", "key", Align::left},
                 {"fitted", "value"},
                 {"fitted", "90 %"},
                 {"asked", "range"},
                 {"asked", "was"}},
                {}};
    for (const FittedKey& key : fit.keys) {
        Row row;
        row.cells = {{visible(key.key.key)},
                     {short_number(key.value), Ink::bold},
                     {range_of(key.low, key.high)},
                     {range_of(key.key.low, key.key.high)},
                     {short_number(key.key.start)}};
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

/// `title`: "Targets", or "Checks", which have no tolerance of their own.
std::string targets_table(const std::string& title, std::span<const FittedTarget> targets,
                          const TextStyle& style) {
    const bool checks = title == "Checks";
    Table table{title,
                {{"", "measure", Align::left},
                 {"asked", checks ? "known" : "target"},
                 {"asked", "", Align::left, 0, true},
                 {"simulated", "mean"},
                 {"simulated", "", Align::left, 1, true},
                 {"simulated", "90 % of runs"},
                 {"simulated", "miss"}},
                {}};
    for (const FittedTarget& one : targets) {
        const std::string sign = "\xc2\xb1";
        const bool inside = one.low <= one.target.value && one.target.value <= one.high;
        Row row;
        row.cells = {
            {visible(one.target.measure)},
            {short_number(one.target.value)},
            {sign + short_number(one.tolerance) + (one.target.tolerance ? "" : " s"), Ink::dim},
            {short_number(one.mean), Ink::bold},
            {sign + fmt::format("{:.2g}", one.standard_error), Ink::dim},
            {range_of(one.low, one.high) + (inside ? "" : " !") +
             (one.target.put_in ? " (put in)" : "")},
            {number(one.miss, 1, true)}};
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

std::string direction_text(const Fit& fit, const FlatDirection& direction) {
    std::string up, down;
    for (std::size_t k = 0; k < direction.size(); ++k) {
        if (std::abs(direction[k]) < 0.1) continue;
        std::string& side = direction[k] > 0.0 ? up : down;
        side += (side.empty() ? "" : " and ") + fit.keys[k].key.key;
    }
    if (down.empty()) return up + " up together";
    return up.empty() ? down + " down together" : up + " up, " + down + " down";
}

std::vector<std::string> notes_of(const Fit& fit) {
    const double count = static_cast<double>(fit.targets.size());
    std::vector<std::string> notes = fit_warnings(fit);
    notes.push_back(fmt::format(
        "Sum of squared misses {}, from {} targets and {} keys; {} "
        "simulations of {} runs.",
        number(fit.misses, 2), count, fit.keys.size(), fit.evaluations, grouped(fit.runs)));
    notes.push_back(
        fmt::format("Keys: 90 % of {} refits to targets drawn from the fitted model (parametric "
                    "bootstrap on quadratic stand-ins for the simulation).",
                    grouped(fit.replicates)));
    if (fit.overall)
        notes.push_back(fmt::format(
            "The {} free checks together: squared misses {}, {} on average in the model's own "
            "elections, of which {} in 100 have as much or more.",
            fit.overall->figures, number(fit.overall->misses, 1), number(fit.overall->expected, 1),
            number(100.0 * fit.overall->chance, 0)));
    notes.emplace_back(
        "\xc2\xb1 of a target is its tolerance (s: simulated, one election's deviation), \xc2\xb1 "
        "of a mean its standard error; miss: mean less target in tolerances, of a check in one "
        "election's deviations; !: outside 90 % of runs.");
    return notes;
}

Json to_json(const FittedTarget& one) {
    Json out = {{"measure", one.target.measure},
                {"value", one.target.value},
                {"tolerance", one.tolerance},
                {"tolerance_given", one.target.tolerance.has_value()},
                {"mean", one.mean},
                {"se", one.standard_error},
                {"q05", one.low},
                {"q95", one.high},
                {"miss", one.miss}};
    if (one.target.put_in) out["put_in"] = true;
    if (!one.target.note.empty()) out["note"] = one.target.note;
    return out;
}

void target_lines(const char* kind, std::span<const FittedTarget> targets, CsvWriter& csv) {
    for (const FittedTarget& one : targets) {
        csv.text(kind).text(one.target.measure).number(one.target.value);
        csv.number(one.tolerance).number(one.mean).number(one.low).number(one.high).end_line();
    }
}

}  // namespace

std::vector<std::string> fit_warnings(const Fit& fit) {
    std::vector<std::string> out;
    for (const FittedKey& key : fit.keys) {
        if (key.unpinned) {
            out.push_back(
                fmt::format("The targets do not pin {} down: its interval covers most of "
                            "its range.",
                            key.key.key));
        }
        if (key.at_end) {
            out.push_back(fmt::format("{} is at an end of its range: better values may lie beyond.",
                                      key.key.key));
        }
    }
    for (const FlatDirection& direction : fit.flat) {
        out.push_back(
            fmt::format("The targets hardly tell {}: what one of them gains the other "
                        "can give back.",
                        direction_text(fit, direction)));
    }
    return out;
}

std::string fit_table(const Fit& fit, const TextStyle& style) {
    std::string out = keys_table(fit, style) + '\n';
    out += targets_table("Targets", fit.targets, style) + '\n';
    if (!fit.checks.empty()) out += targets_table("Checks", fit.checks, style) + '\n';
    for (const std::string& note : notes_of(fit))
        out += wrap(visible(note), style.width, 2) + '\n';
    return out;
}

std::string fit_json(const Fit& fit) {
    Json out = {{"schema_version", 1},
                {"runs", fit.runs},
                {"evaluations", fit.evaluations},
                {"replicates", fit.replicates},
                {"misses", fit.misses}};
    out["keys"] = Json::array();
    for (const FittedKey& key : fit.keys) {
        out["keys"].push_back({{"key", key.key.key},
                               {"value", key.value},
                               {"q05", key.low},
                               {"q95", key.high},
                               {"start", key.key.start},
                               {"range", {key.key.low, key.key.high}},
                               {"at_end", key.at_end},
                               {"unpinned", key.unpinned}});
    }
    out["targets"] = Json::array();
    for (const FittedTarget& one : fit.targets)
        out["targets"].push_back(to_json(one));
    out["checks"] = Json::array();
    for (const FittedTarget& one : fit.checks)
        out["checks"].push_back(to_json(one));
    if (fit.overall)
        out["overall_check"] = {{"figures", fit.overall->figures},
                                {"misses", fit.overall->misses},
                                {"expected", fit.overall->expected},
                                {"chance", fit.overall->chance}};
    out["warnings"] = fit_warnings(fit);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string fit_csv(const Fit& fit) {
    CsvWriter csv;
    for (const char* column : {"kind", "name", "value", "tolerance", "fitted", "q05", "q95"})
        csv.text(column);
    csv.end_line();
    for (const FittedKey& key : fit.keys) {
        csv.text("key").text(key.key.key).number(key.key.start).empty().number(key.value);
        csv.number(key.low).number(key.high).end_line();
    }
    target_lines("target", fit.targets, csv);
    target_lines("check", fit.checks, csv);
    return csv.take();
}

}  // namespace kenesh
