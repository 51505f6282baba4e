#include "sim/cli/sweep_sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/csv_writer.hpp"
#include "sim/report/numbers.hpp"
#include "sim/report/sweep_table.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace kenesh {
namespace {

std::string name_of(const SweepMeasure& m) {
    return m.choice.empty() ? m.system + "." + m.measure
                            : m.system + "." + m.choice + "." + m.measure;
}

/// A measure's results point by point.
struct Results {
    std::string name;
    std::vector<double> values;
};

std::vector<std::string> usual(const SweepIdentity& sweep, const SweepPointResult& point) {
    const std::string party = party_of(sweep, point);
    std::vector<std::string> out;
    for (const SweepMeasure& m : point.measures) {
        const bool chosen =
            m.choice == party && (m.measure == "seats" || m.measure == "p_majority");
        if (chosen || (m.choice.empty() && m.measure == "gallagher")) out.push_back(name_of(m));
    }
    return out;
}

std::vector<Results> collect(SweepStore& store, std::vector<std::string> wanted) {
    const SweepIdentity sweep = store.identity();
    std::vector<Results> out;
    store.for_each([&](const SweepPointResult& point) {
        if (wanted.empty()) wanted = usual(sweep, point);
        if (out.empty()) {
            std::vector<std::string> known;
            for (const SweepMeasure& m : point.measures)
                known.push_back(name_of(m));
            Diagnostics mistakes;
            for (const std::string& name : wanted) {
                if (std::ranges::find(known, name) == known.end())
                    mistakes.error({"--measure", 0, 0}, "unknown measure '" + name + "'",
                                   nearest(name, known));
                out.push_back({name, {}});
            }
            mistakes.throw_if_any();
        }
        for (const SweepMeasure& m : point.measures) {
            const std::string name = name_of(m);
            for (Results& results : out) {
                if (results.name == name) results.values.push_back(m.value);
            }
        }
    });
    return out;
}

Cell index_cell(const SobolIndex& index) {
    return {fmt::format("{:.2f} ({:.2f} to {:.2f})", index.value, index.low, index.high)};
}

std::string as_table(const std::vector<std::string>& names, const Results& results,
                     const std::vector<SobolIndices>& indices, const TextStyle& style) {
    Table table;
    table.title = results.name;
    table.columns = {{"", "key", Align::left}, {"", "alone"}, {"", "with all others"}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        table.rows.push_back(
            {{{names[i]}, index_cell(indices[i].first), index_cell(indices[i].total)}});
    }
    return render(table, style);
}

void add_csv(const std::vector<std::string>& names, const Results& results,
             const std::vector<SobolIndices>& indices, CsvWriter& csv) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const auto& [kind, index] :
             {std::pair{"first", indices[i].first}, std::pair{"total", indices[i].total}}) {
            csv.text(results.name).text(names[i]).text(kind).number(index.value);
            csv.number(index.low).number(index.high).end_line();
        }
    }
}

nlohmann::ordered_json as_json(const std::vector<std::string>& names, const Results& results,
                               const std::vector<SobolIndices>& indices) {
    const auto one = [](const SobolIndex& index) {
        return nlohmann::ordered_json{
            {"value", index.value}, {"q05", index.low}, {"q95", index.high}};
    };
    nlohmann::ordered_json out = {{"measure", results.name}, {"keys", nlohmann::json::array()}};
    for (std::size_t i = 0; i < names.size(); ++i)
        out["keys"].push_back({{"key", names[i]},
                               {"first", one(indices[i].first)},
                               {"total", one(indices[i].total)}});
    return out;
}

}  // namespace

std::string sensitivity_text(SweepStore& store, const std::vector<std::string>& names,
                             const std::vector<std::string>& measures,
                             const OutputOptions& output) {
    const std::vector<Results> all = collect(store, measures);
    std::string text;
    CsvWriter csv;
    csv.text("measure").text("key").text("index").text("value").text("q05").text("q95");
    csv.end_line();
    nlohmann::ordered_json json = nlohmann::json::array();
    for (const Results& results : all) {
        const auto indices = sobol_indices(results.values, names.size());
        text += as_table(names, results, indices, stdout_style(output.color)) + "\n";
        add_csv(names, results, indices, csv);
        json.push_back(as_json(names, results, indices));
    }
    if (output.format == Format::csv) return csv.take();
    if (output.format == Format::json) return json.dump(2) + "\n";
    return text +
           "Shares of a measure's variance over the ranges that a key explains alone and with all\n"
           "others (Sobol indices; 90 % bootstrap intervals over the base points).\n";
}

}  // namespace kenesh
