#include "sim/report/sweep/sensitivity_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/io/text/csv_writer.hpp"
#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

Cell index_cell(const IndexInterval& index) {
    return {fmt::format("{:.2f} ({:.2f} to {:.2f})", index.value, index.low, index.high)};
}

nlohmann::ordered_json index_json(const IndexInterval& index) {
    return {{"value", index.value}, {"q05", index.low}, {"q95", index.high}};
}

}  // namespace

std::string sensitivity_table(std::span<const MeasureSensitivity> measures,
                              const TextStyle& style) {
    std::string text;
    for (const MeasureSensitivity& measure : measures) {
        Table table;
        table.title = measure.name;
        table.columns = {{"", "key", Align::left}, {"", "alone"}, {"", "with all others"}};
        for (const KeySensitivity& key : measure.keys)
            table.rows.push_back({{{key.key}, index_cell(key.first), index_cell(key.total)}});
        text += render(table, style) + "\n";
    }
    return text +
           "Shares of a measure's variance over the ranges that a key explains alone and with all\n"
           "others (Sobol indices; 90 % bootstrap intervals over the base points).\n";
}

std::string sensitivity_csv(std::span<const MeasureSensitivity> measures) {
    CsvWriter csv;
    csv.text("measure").text("key").text("index").text("value").text("q05").text("q95");
    csv.end_line();
    for (const MeasureSensitivity& measure : measures) {
        for (const KeySensitivity& key : measure.keys) {
            for (const auto& [kind, index] :
                 {std::pair{"first", key.first}, std::pair{"total", key.total}}) {
                csv.text(measure.name).text(key.key).text(kind).number(index.value);
                csv.number(index.low).number(index.high).end_line();
            }
        }
    }
    return csv.take();
}

std::string sensitivity_json(std::span<const MeasureSensitivity> measures) {
    nlohmann::ordered_json out = nlohmann::json::array();
    for (const MeasureSensitivity& measure : measures) {
        nlohmann::ordered_json one = {{"measure", measure.name}};
        one["keys"] = nlohmann::json::array();
        for (const KeySensitivity& key : measure.keys) {
            nlohmann::ordered_json row = {{"key", key.key}};
            row["first"] = index_json(key.first);
            row["total"] = index_json(key.total);
            one["keys"].push_back(std::move(row));
        }
        out.push_back(std::move(one));
    }
    return out.dump(2) + "\n";
}

}  // namespace kenesh
