#include "sim/report/validation/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "sim/io/text/csv_writer.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/validation/validation_charts.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

std::string escaped(const std::string& cell) {
    std::string text;
    for (const char c : cell) {
        if (c == '|' || c == '*') text += '\\';
        text += c;
    }
    return text;
}

/// Cells that stand close to the one before (an error) go into one with it.
std::vector<std::string> joined(const Table& table, const std::vector<std::string>& cells) {
    std::vector<std::string> out;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (table.columns[c].tight && !out.empty())
            out.back() += (cells[c].empty() ? "" : " ") + cells[c];
        else
            out.push_back(cells[c]);
    }
    return out;
}

std::string markdown_line(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells)
        line += " " + escaped(cell) + (cell.empty() ? "|" : " |");
    return line + "\n";
}

std::string markdown_table(const Table& table) {
    std::vector<std::string> titles;
    std::vector<std::string> rules;
    for (const Column& column : table.columns) {
        const bool grouped = column.group.find_first_not_of(' ') != std::string::npos;
        titles.push_back(grouped && !column.title.empty() ? column.group + " " + column.title
                                                          : column.title);
        if (!column.tight) rules.emplace_back(column.align == Align::right ? "---:" : "---");
    }
    std::string text = "**" + table.title + "**\n\n" + markdown_line(joined(table, titles));
    text += markdown_line(rules);
    for (const Row& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row.cells)
            cells.push_back(cell.text);
        text += markdown_line(joined(table, cells));
    }
    return text;
}

const char* source_words(RegionStudy::Source source) {
    switch (source) {
        case RegionStudy::Source::scenario:
            return "as in the main scenario, beside leans";
        case RegionStudy::Source::others:
            return "of the other regions";
        case RegionStudy::Source::calibrated:
            break;
    }
    return "least that covers 90 %";
}

}  // namespace

ValidationPart list_part(const std::vector<ListBacktest>& elections) {
    ValidationPart part;
    part.id = "lists";
    part.heading = "The old system: list seats of Kyrgyzstan from its votes";
    Table table{"Seats counted and seats given",
                {{"", "year", Align::left},
                 {"", "list", Align::left},
                 {"", "votes"},
                 {"", "counted"},
                 {"", "given"}},
                {}};
    std::size_t same = 0;
    for (const ListBacktest& election : elections) {
        same += election.same() ? 1 : 0;
        for (const ListSeats& list : election.lists) {
            if (list.official == 0 && list.counted == 0) continue;
            table.rows.push_back({{{election.year},
                                   {visible(list.choice)},
                                   {grouped(list.votes)},
                                   {std::to_string(list.counted), Ink::bold},
                                   {std::to_string(list.official)}}});
            part.values.push_back({"lists", election.year + " " + list.choice, "counted",
                                   static_cast<double>(list.counted), std::nullopt});
            part.values.push_back({"lists", election.year + " " + list.choice, "given",
                                   static_cast<double>(list.official), std::nullopt});
        }
    }
    part.tables.push_back(std::move(table));
    part.notes.push_back(fmt::format("Every list's seats are as given in {} of {} elections.", same,
                                     elections.size()));
    return part;
}

// Long: a table cell by cell, in the order of the page.
ValidationPart region_part(const RegionStudy& study) {
    ValidationPart part;
    part.id = "regions";
    part.heading = "Shares of a region from the other regions: Kyrgyzstan, October 2020";
    part.text.emplace_back(
        "Each region is left out in turn. Its shares are foretold by the model's region effect "
        "about the shares of the others together, as for a choice without a lean.");
    Table table{"Coverage of regional shares",
                {{"", "spread of the region effect", Align::left},
                 {"", "mean"},
                 {"", "choices", Align::left},
                 {"", "cases"},
                 {"", "90 %"},
                 {"", "", Align::left, 0, true},
                 {"", "50 %"},
                 {"", "", Align::left, 0, true}},
                {}};
    for (const RegionStudy::Row& row : study.rows) {
        const std::string which =
            row.least > 0.0 ? fmt::format("{:g} % and more", 100.0 * row.least) : "all";
        const Coverage& c = row.coverage;
        table.rows.push_back({{{source_words(row.source)},
                               {number(row.spread, 2)},
                               {which},
                               {std::to_string(c.cases)},
                               {number(100.0 * c.ninety.mean, 1), Ink::bold},
                               {plus_minus(100.0 * c.ninety.error, 1), Ink::dim},
                               {number(100.0 * c.half.mean, 1), Ink::bold},
                               {plus_minus(100.0 * c.half.error, 1), Ink::dim}}});
        const std::string name = std::string(source_words(row.source)) + ": " + which;
        part.values.push_back({"regions", name, "spread", row.spread, std::nullopt});
        part.values.push_back({"regions", name, "coverage_90", c.ninety.mean, c.ninety.error});
        part.values.push_back({"regions", name, "coverage_50", c.half.mean, c.half.error});
        if (row.source == RegionStudy::Source::others)
            part.charts.push_back(
                pit_chart(row.least > 0.0 ? "regions-pit-large" : "regions-pit",
                          "Where regional shares lie in their forecasts, choices: " + which, c));
    }
    part.tables.push_back(std::move(table));
    part.notes.push_back(fmt::format("Errors are over the {} regions.", study.regions));
    return part;
}

std::string validation_text(const std::vector<ValidationPart>& parts, const TextStyle& style) {
    std::string text;
    for (const ValidationPart& part : parts) {
        text += (text.empty() ? "" : "\n") + inked(part.heading, Ink::bold, style) + "\n";
        for (const std::string& line : part.text)
            text += wrap(line, style.width) + "\n";
        for (const Table& table : part.tables)
            text += "\n" + render(table, style);
        if (!part.notes.empty()) text += "\n";
        for (const std::string& note : part.notes)
            text += wrap(note, style.width, 2) + "\n";
    }
    return text;
}

std::string validation_markdown(const std::vector<ValidationPart>& parts) {
    std::string text;
    for (const ValidationPart& part : parts) {
        text += (text.empty() ? "## " : "\n## ") + part.heading + "\n";
        for (const std::string& line : part.text)
            text += "\n" + wrap(line, 100) + "\n";
        for (const Table& table : part.tables)
            text += "\n" + markdown_table(table);
        for (const std::string& note : part.notes)
            text += "\n" + wrap(escaped(note), 100) + "\n";
    }
    return text;
}

std::string validation_csv(const std::vector<ValidationPart>& parts) {
    CsvWriter csv;
    for (const char* name : {"part", "table", "row", "measure", "value", "standard_error"})
        csv.text(name);
    csv.end_line();
    for (const ValidationPart& part : parts)
        for (const ValidationValue& value : part.values) {
            csv.text(part.id).text(value.table).text(value.row).text(value.measure);
            csv.number(value.value);
            if (value.error)
                csv.number(*value.error);
            else
                csv.empty();
            csv.end_line();
        }
    return csv.take();
}

std::string validation_json(const std::vector<ValidationPart>& parts) {
    Json out = {{"schema_version", 1}, {"parts", Json::array()}};
    for (const ValidationPart& part : parts) {
        Json values = Json::array();
        for (const ValidationValue& value : part.values)
            values.push_back(
                {{"table", value.table},
                 {"row", value.row},
                 {"measure", value.measure},
                 {"value", value.value},
                 {"standard_error", value.error ? Json(*value.error) : Json(nullptr)}});
        out["parts"].push_back({{"id", part.id},
                                {"heading", part.heading},
                                {"notes", part.notes},
                                {"values", std::move(values)}});
    }
    return out.dump(2) + "\n";
}

}  // namespace kenesh
