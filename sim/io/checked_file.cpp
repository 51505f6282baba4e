#include "sim/io/checked_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/io/older_scenario.hpp"
#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/settings.hpp"
#include "sim/io/returns/district_returns.hpp"
#include "sim/io/returns/list_returns.hpp"
#include "sim/io/scenario/baseline_reader.hpp"
#include "sim/io/scenario/choice_leans.hpp"
#include "sim/io/scenario/geography_reader.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/sweep_reader.hpp"
#include "sim/io/system/district_tables.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/io/system/tiles_reader.hpp"
#include "sim/io/text/input_files.hpp"

namespace kenesh {
namespace {

/// A header line has no "=", and TOML's first line has one, is a header in brackets or a remark.
bool is_table(std::string_view text) {
    const std::size_t begin = text.find_first_not_of("\r\n\t ");
    if (begin == std::string_view::npos || text[begin] == '#' || text[begin] == '[') return false;
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    return line.find('=') == std::string_view::npos;
}

bool has_column(const CsvTable& table, std::string_view name) {
    return std::any_of(table.header.begin(), table.header.end(),
                       [&](const CsvCell& cell) { return cell.text == name; });
}

/// Reads the table as what its columns say it is. A table of units is the default, so that a
/// misspelt column is reported with its suggestion.
std::string check_table(const CsvTable& table, Diagnostics& mistakes) {
    const ReadContext alone{{}, nullptr, nullptr, &mistakes};
    const std::string rows = fmt::format("{} rows", table.rows.size());
    if (has_column(table, "share")) {
        static_cast<void>(read_baseline(table, nullptr, mistakes));
        return "a baseline table of " + rows;
    }
    if (has_column(table, "district") && has_column(table, "candidate")) {
        if (has_column(table, "votes")) {
            static_cast<void>(read_district_returns(table, mistakes));
            return "votes of candidates, " + rows;
        }
        static_cast<void>(read_candidates(table, nullptr, alone));
        return "a table of candidates, " + rows;
    }
    if (has_column(table, "choice") && has_column(table, "votes")) {
        static_cast<void>(read_list_returns(table, mistakes));
        return "votes of lists, " + rows;
    }
    if (has_column(table, "district") && has_column(table, "seats")) {
        static_cast<void>(read_magnitudes(table, nullptr, mistakes));
        return "a table of district magnitudes, " + rows;
    }
    if (has_column(table, "district") && has_column(table, "row")) {
        static_cast<void>(read_tiles(table, nullptr, mistakes));
        return "a map of district tiles, " + rows;
    }
    if (has_column(table, "unit") && has_column(table, "lean")) {
        std::vector<Choice> none;
        apply_unit_leans(table, nullptr, none, mistakes);
        return "leans by unit, " + rows;
    }
    const auto geography = read_geography(table, mistakes);
    if (!geography) return {};
    return fmt::format("a table of {} units in {} regions with {} districtings{}",
                       geography->units.size(), geography->regions.size(),
                       geography->districtings.size(),
                       geography->approximate() ? ", approximate" : "");
}

std::string about_sweep(const SweepFile& sweep) {
    std::string axes;
    for (const AxisText& axis : sweep.axes)
        axes += (axes.empty() ? "" : " by ") + axis.name;
    return "a sweep of " + sweep.scenario.string() + ": " + axes;
}

CheckedFile check_toml(const std::filesystem::path& path, const TomlNode& document,
                       std::span<const std::string> settings, InputFiles& files) {
    static const TomlTable kNone;
    const TomlTable& top = document.table() != nullptr ? *document.table() : kNone;
    const auto has = [&](std::string_view key) { return top.find(key) != nullptr; };
    if (has("tier") && !has("geography")) {
        const System read = read_system(path);
        return {fmt::format("the system {} with {} tiers", read.id, read.tiers.size()), {}, {}};
    }
    if (has("axis") && !has("geography")) return {about_sweep(read_sweep_file(path)), {}, {}};
    if (has("free") && !has("geography"))
        return {"a fit; 'kenesh fit SCENARIO.toml' reads it with its scenario", {}, {}};
    Scenario scenario = read_scenario(path, typed_settings(settings), files);
    std::vector<std::string> changed = changed_since_0_1(scenario, path.string(), document);
    return {"a scenario", std::move(scenario), std::move(changed)};
}

}  // namespace

CheckedFile check_file(const std::filesystem::path& path, std::span<const std::string> settings,
                       InputFiles& files) {
    Diagnostics mistakes;
    const std::string* text = files.text(path, mistakes);
    mistakes.throw_if_any();
    if (is_table(*text)) {
        CheckedFile checked;
        if (const CsvTable* table = files.csv(path, mistakes))
            checked.description = check_table(*table, mistakes);
        mistakes.throw_if_any();
        return checked;
    }
    const TomlNode* document = files.toml(path, mistakes);
    mistakes.throw_if_any();
    return check_toml(path, *document, settings, files);
}

}  // namespace kenesh
