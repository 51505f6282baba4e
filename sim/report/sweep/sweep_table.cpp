#include "sim/report/sweep/sweep_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

/// The first two systems in the order of the results; pairs ("new - old") are none.
std::vector<std::string> systems_of(const SweepPointResult& point) {
    std::vector<std::string> out;
    for (const SweepMeasure& m : point.measures) {
        if (m.system.find(" - ") != std::string::npos) continue;
        if (std::ranges::find(out, m.system) == out.end()) out.push_back(m.system);
    }
    if (out.size() > 2) out.resize(2);
    return out;
}

/// One number of all points as a column, its error as another.
void add_measure(std::span<const SweepPointResult> points, const std::string& system,
                 const std::string& party, const std::string& measure, const Column& column,
                 double unit, Table& table) {
    std::vector<std::optional<SweepMeasure>> found;
    std::vector<double> errors;
    for (const SweepPointResult& point : points) {
        found.push_back(find_measure(point, system, party, measure));
        if (found.back()) errors.push_back(found.back()->error.value_or(0.0) * unit);
    }
    if (errors.empty()) return;
    const int decimals = decimals_for(errors, 3);
    const bool sign = measure == "difference";
    const bool ranges =
        find_measure(points.front(), system, party, measure + std::string(kPriorLow)).has_value();
    table.columns.push_back(column);
    table.columns.push_back({column.group, "", Align::left, column.drop + 1, true});
    // It goes before its number does.
    const int drop = column.drop == 0 ? 0 : column.drop + 1;
    if (ranges) table.columns.push_back({column.group, "5 to 95 %", Align::right, drop});
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!found[i]) {
            table.rows[i].cells.push_back({"-"});
            table.rows[i].cells.push_back({""});
            if (ranges) table.rows[i].cells.push_back({""});
            continue;
        }
        table.rows[i].cells.push_back({number(found[i]->value * unit, decimals, sign)});
        table.rows[i].cells.push_back(
            {plus_minus(found[i]->error.value_or(0.0) * unit, decimals), Ink::dim});
        if (!ranges) continue;
        const auto low = find_measure(points[i], system, party, measure + std::string(kPriorLow));
        const auto high = find_measure(points[i], system, party, measure + std::string(kPriorHigh));
        table.rows[i].cells.push_back({low && high
                                           ? number(low->value * unit, decimals, sign) + " to " +
                                                 number(high->value * unit, decimals, sign)
                                           : std::string()});
    }
}

}  // namespace

std::optional<SweepMeasure> find_measure(const SweepPointResult& point, const std::string& system,
                                         const std::string& choice, const std::string& measure) {
    const auto here = std::ranges::find_if(point.measures, [&](const SweepMeasure& m) {
        return m.system == system && m.choice == choice && m.measure == measure;
    });
    if (here == point.measures.end()) return std::nullopt;
    return *here;
}

std::string party_of(const SweepIdentity& sweep, const SweepPointResult& point) {
    std::vector<std::string> choices;
    for (const SweepMeasure& m : point.measures) {
        if (m.measure == "p_majority" && std::ranges::find(choices, m.choice) == choices.end())
            choices.push_back(m.choice);
    }
    for (const std::string& name : sweep.parameters) {
        for (const std::string& choice : choices) {
            if (name.find("party." + choice + ".") == 0) return choice;
        }
    }
    return choices.empty() ? std::string() : choices.front();
}

std::string sweep_table(const SweepIdentity& sweep, std::span<const SweepPointResult> points,
                        const std::string& party, const TextStyle& style) {
    Table table;
    table.title = fmt::format("{} of {} points, {}", points.size(), sweep.points, party);
    // One key column, so that a table too wide for the terminal repeats the whole point.
    table.columns.push_back(
        {"", fmt::format("{}", fmt::join(sweep.parameters, ", ")), Align::left});
    for (const SweepPointResult& point : points)
        table.rows.push_back({{{fmt::format("{}", fmt::join(point.values, ", "))}}});
    const auto systems = systems_of(points.front());
    for (const std::string& system : systems) {
        add_measure(points, system, party, "seats", {system, "seats", Align::right}, 1.0, table);
        add_measure(points, system, party, "p_majority", {system, "majority %", Align::right, 2},
                    100.0, table);
    }
    if (systems.size() == 2) {
        const std::string pair = systems[0] + " - " + systems[1];
        add_measure(points, pair, party, "difference", {"new - old", "seats", Align::right, 4}, 1.0,
                    table);
    }
    const bool priors = std::ranges::any_of(points.front().measures, [](const SweepMeasure& m) {
        return m.measure.ends_with(kPriorLow);
    });
    return render(table, style) +
           (priors
                ? "5 to 95 %: what the drawn parameters leave open; errors are of their points.\n"
                : "") +
           "Errors are Monte Carlo standard errors. All points use the same runs: differences "
           "between\npoints are much better known than the points themselves.\n";
}

}  // namespace kenesh
