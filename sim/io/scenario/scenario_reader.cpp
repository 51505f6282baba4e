#include "sim/io/scenario/scenario_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "sim/engine/tally/tally_layout.hpp"
#include "sim/io/reading/settings.hpp"
#include "sim/io/scenario/baseline_reader.hpp"
#include "sim/io/scenario/choice_leans.hpp"
#include "sim/io/scenario/choices_reader.hpp"
#include "sim/io/scenario/contests_reader.hpp"
#include "sim/io/scenario/fault_places.hpp"
#include "sim/io/scenario/geography_reader.hpp"
#include "sim/io/scenario/relations_reader.hpp"
#include "sim/io/scenario/words.hpp"
#include "sim/io/system/systems_reader.hpp"
#include "sim/model/limits.hpp"
#include "sim/model/parts.hpp"
#include "sim/sweep/prior.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr double kRounding = 1e-12;  // parts that were rescaled once stay as they are

/// The file's name as an id.
std::string id_from(const fs::path& path) {
    std::string id = path.stem().string();
    for (char& c : id) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (!is_id(std::string_view(&c, 1))) c = '-';
    }
    return id.empty() ? "scenario" : id;
}

/// A seed is a whole number, or a text of digits where it is beyond TOML's 2^63 - 1.
std::uint64_t read_seed(const TableReader& table) {
    constexpr std::uint64_t kDefault = 1;
    const TomlNode* node = table.node("seed");
    if (node == nullptr || node->text() == nullptr) {
        const auto seed = table.whole("seed", 0, std::numeric_limits<std::int64_t>::max());
        return seed ? static_cast<std::uint64_t>(*seed) : kDefault;
    }
    const std::string& text = *node->text();
    std::uint64_t seed = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error == std::errc{} && stop == text.data() + text.size()) return seed;
    table.error("seed",
                fmt::format("'seed' must be a whole number from 0 to 2^64 - 1, not '{}'", text));
    return kDefault;
}

Turnout read_turnout(const TableReader& scenario) {
    const auto table = scenario.table("turnout", Section::turnout);
    Turnout out;
    if (!table) return out;
    out.mean = table->number("mean", kTurnoutMean).value_or(out.mean);
    out.national = table->number("national", kDeviation).value_or(0.0);
    out.region = table->number("region", kDeviation).value_or(0.0);
    out.unit = table->number("unit", kDeviation).value_or(0.0);
    out.invalid = table->number("invalid", kInvalidShare).value_or(0.0);
    return out;
}

/// Tails and the effect on women; the deviations are the choices' defaults.
Uncertainty read_common_uncertainty(const TableReader& table, Scenario& out) {
    out.tails = static_cast<int>(table.whole("tails", 0, kMostTails).value_or(0));
    if (out.tails == 1 || out.tails == 2) {
        table.error("tails",
                    fmt::format("'tails' must be 0 (normal) or at least 3, not {}", out.tails));
    }
    out.women_effect = table.number("women_effect", kEffect).value_or(0.0);
    return read_uncertainty(table, {});
}

/// Position of each choice in the list votes of those whose choice has no list.
std::vector<double> read_list_transfer(const TableReader& table, std::span<const Choice> choices) {
    if (!table.has("list_transfer")) return {};
    const Diagnostics::Mark before(table.mistakes());
    std::vector<double> shares(choices.size(), 0.0);
    double sum = 0.0;
    for (const TomlEntry& entry : table.entries("list_transfer")) {
        const auto k = find_choice(choices, entry.key, entry.place, table.mistakes());
        const auto value = entry.node.number();
        const std::string fault =
            value ? range_fault(*value, {0.0, 1e12})
                  : fmt::format("must be a number, not {}", kind_of(entry.node));
        if (!fault.empty()) {
            table.mistakes().error(entry.node.place, "a part of 'list_transfer' " + fault);
        } else if (k && !choices[*k].list) {
            table.mistakes().error(entry.place, fmt::format("'{}' runs no list", entry.key));
        } else if (k) {
            shares[*k] = *value;
            sum += *value;
        }
    }
    if (!before.clean()) return {};
    if (!(sum > 0.0)) {
        table.error("list_transfer", "'list_transfer' gives no list anything");
        return {};
    }
    if (std::abs(sum - 1.0) > kRounding) {
        for (double& share : shares)
            share /= sum;
    }
    return shares;
}

/// The table that a key names; null and no mistake if the key is not there.
const CsvTable* table_of(const TableReader& table, std::string_view key,
                         const ReadContext& context) {
    const auto name = table.text(key);
    return name ? named_table(context, *table.node(key)) : nullptr;
}

void read_top_level(const TableReader& table, const fs::path& path, Scenario& out) {
    out.id = table.id("id").value_or(id_from(path));
    out.title = table.text("title").value_or(out.id);
    out.country = table.text("country").value_or("");
    out.date = table.text("date").value_or("");
    out.sources = table.text("sources").value_or("");
    out.runs = table.whole("runs", 1, kMostRuns).value_or(out.runs);
    out.seed = read_seed(table);
    // Points are drawn by who draws priors; that the number is one is asked of every scenario.
    static_cast<void>(table.whole("prior_points", 2, kMostPriorPoints));
    static_cast<void>(table.text("prior_table"));
    out.antithetic = table.truth("antithetic").value_or(out.antithetic);
    out.independents_as_block =
        read_word(table, "independents_as", kIndependentsAs).value_or(false);
    out.list_abstain = table.number("list_abstain", kShare).value_or(0.0);
    out.turnout = read_turnout(table);
}

/// Everything but the systems. The pointers of `context` are set to what could be read.
void read_electorate(const TableReader& table, Scenario& out, ReadContext& context) {
    Diagnostics& mistakes = table.mistakes();
    table.require("geography");
    if (const CsvTable* csv = table_of(table, "geography", context)) {
        if (auto geography = read_geography(*csv, mistakes)) {
            out.geography = std::move(*geography);
            context.geography = &out.geography;
        }
    }
    std::optional<Baseline> baseline;
    if (const CsvTable* csv = table_of(table, "baseline", context)) {
        baseline = read_baseline(*csv, context.geography, mistakes);
    }
    ChoiceContext choices;
    choices.geography = context.geography;
    choices.baseline = baseline ? &*baseline : nullptr;
    choices.lean_weight = table.number("lean_weight", {0.0, 3.0}).value_or(1.0);
    choices.swing = read_word(table, "swing", kSwings).value_or(Swing::proportional);
    choices.baseline_missing = read_word(table, "baseline_missing", kMissingRows);
    choices.women_pattern = read_women_pattern(table, WomenPattern::spread);
    choices.votes_used = table.number("votes_used", kVotesUsed).value_or(1.0);
    const auto uncertainty = table.table("uncertainty", Section::uncertainty);
    if (uncertainty) choices.uncertainty = read_common_uncertainty(*uncertainty, out);
    const auto poll = read_poll(table);
    choices.poll = poll ? &*poll : nullptr;
    ReadChoices read = read_choices(table, choices);
    out.choices = std::move(read.choices);
    out.poll = std::move(read.poll);
    context.choices = &out.choices;
    out.blocs = read_blocs(table, out.choices);
    if (uncertainty) out.correlations = read_correlations(*uncertainty, out.choices);
    out.list_transfer = read_list_transfer(table, out.choices);
    if (const CsvTable* csv = table_of(table, "unit_leans", context))
        apply_unit_leans(*csv, context.geography, out.choices, mistakes);
    out.contests = read_contests(table, out.choices);
    check_transfer_ids(table, out.choices);
}

/// Units of which no tier counts a vote, named where they stand in the table of units.
void check_parts(const TableReader& table, const Scenario& scenario, const ReadContext& context) {
    const std::vector<std::size_t> units = units_without_part(scenario);
    if (units.empty()) return;
    const CsvTable* csv = table_of(table, "geography", context);
    std::vector<std::string> names;
    for (const std::size_t u : units)
        names.push_back(scenario.geography.units[u].id);
    const auto column = std::ranges::find(csv->header, "unit", &CsvCell::text);
    const auto at = static_cast<std::size_t>(column - csv->header.begin());
    table.mistakes().error(csv->place(csv->rows[units[0]][at]),
                           fmt::format("in no district of any tier: {}", some_of(names)));
}

}  // namespace

Scenario read_scenario(const fs::path& path, std::span<const std::string> settings) {
    InputFiles files;
    return read_scenario(path, typed_settings(settings), files);
}

Scenario read_scenario(const fs::path& path, std::span<const SettingText> settings,
                       InputFiles& files) {
    Diagnostics mistakes;
    std::vector<Setting> edits;
    for (const SettingText& text : settings) {
        if (auto edit = parse_setting(text, mistakes)) edits.push_back(std::move(*edit));
    }
    const TomlNode* read = files.toml(path, mistakes);
    if (read == nullptr) throw InputError({mistakes.list().begin(), mistakes.list().end()});
    TomlNode document = *read;
    for (const Setting& edit : edits) {
        if (!is_of_system(edit)) apply_setting(edit, 0, document, mistakes);
    }
    Scenario out;
    const Place place{path.string(), 1, 1};
    const TableReader table(*document.table(), place, Section::scenario, mistakes);
    ReadContext context{path.parent_path(), nullptr, nullptr, &mistakes, &files};
    read_top_level(table, path, out);
    read_electorate(table, out, context);
    const Diagnostics::Mark before_systems(mistakes);
    const std::vector<ReadSystem> systems = read_systems(table, edits, context);
    for (const ReadSystem& one : systems)
        out.systems.push_back(one.system);
    if (before_systems.clean()) {
        check_contest_names(table, out);
        drop_contests_set_aside(table, out);
    }
    if (mistakes.empty()) check_parts(table, out, context);
    if (mistakes.empty()) report_faults(out, systems, document, place, mistakes);
    mistakes.throw_if_any();
    return out;
}

}  // namespace kenesh
