#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/tell/paragraph.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/reading/key_schema.hpp"
#include "sim/io/reading/key_type.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/scenario_keys.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/io/text/shipped.hpp"

namespace kenesh {
namespace {

constexpr std::array<Named<Section>, 5> kFiles{{{Section::scenario, "scenario"},
                                                {Section::system, "system"},
                                                {Section::sweep, "sweep"},
                                                {Section::fit, "fit"},
                                                {Section::votes_form, "columns"}}};

struct KeysOptions {
    std::string pattern;
    std::optional<Section> schema;
    Format format = Format::table;
};

std::vector<PlacedKey> all_keys() {
    std::vector<PlacedKey> out;
    for (const SectionKeys& section : section_keys())
        for (const KeyRow& row : section.rows)
            out.push_back({&section, &row});
    return out;
}

std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts(1);
    for (const char c : path) {
        if (c == '.')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

/// "party.mekenchil.strength" and "party.*.strength" are what "party.ID.strength" stands for.
bool stands_for(const std::string& path, const std::string& pattern) {
    return std::ranges::equal(
        parts_of(path), parts_of(pattern), [](const std::string& ours, const std::string& typed) {
            const bool any = std::ranges::all_of(ours, [](char c) { return c >= 'A' && c <= 'Z'; });
            return any || typed == "*" || ours == typed;
        });
}

/// The section's name without brackets and articles: "party".
std::string bare(std::string_view name) {
    for (const std::string_view article : {"a ", "an ", "the "})
        if (name.starts_with(article)) name.remove_prefix(article.size());
    std::string out(name);
    std::erase_if(out, [](char c) { return c == '[' || c == ']'; });
    return out;
}

bool is_section(const SectionKeys& section, const std::string& pattern) {
    const std::string wanted = bare(pattern);
    if (wanted == "tier")
        return section.section == Section::district_tier || section.section == Section::list_tier;
    return wanted == section.id || wanted == bare(section.name);
}

/// A section's keys; else those that a path stands for; else those whose name holds the pattern;
/// else those whose words do.
std::vector<PlacedKey> chosen(const std::string& pattern) {
    const std::vector<PlacedKey> all = all_keys();
    std::vector<PlacedKey> out;
    const auto take = [&](auto fits) {
        if (out.empty()) std::ranges::copy_if(all, std::back_inserter(out), fits);
    };
    take([&](const PlacedKey& key) { return is_section(*key.section, pattern); });
    take([&](const PlacedKey& key) { return stands_for(key_path(key), pattern); });
    take([&](const PlacedKey& key) { return key.row->key.find(pattern) != std::string::npos; });
    take([&](const PlacedKey& key) {
        return plain_words(key.row->what).find(pattern) != std::string::npos;
    });
    return out;
}

[[noreturn]] void nothing_found(const std::string& pattern) {
    std::vector<std::string> known;
    for (const SectionKeys& section : section_keys())
        known.push_back(bare(section.name));
    for (const PlacedKey& key : all_keys())
        known.emplace_back(key.row->key);
    Diagnostics mistakes;
    mistakes.error({"kenesh keys", 0, 0, Origin::setting},
                   fmt::format("no section and no key has '{}' in its name or its words", pattern),
                   nearest(pattern, known));
    mistakes.throw_if_any();
    throw std::logic_error("a mistake was recorded");
}

std::string heading(const SectionKeys& section) {
    if (section.path.empty() || section.path == section.id) return std::string(section.name);
    return fmt::format("{} ({}.KEY)", section.name, section.path);
}

/// What a key means, its range, and what counts where it is not there.
std::string meaning(const KeyRow& key, bool with_default) {
    const KeyRow row = said_in_full(key);
    std::string words =
        fmt::format("{} [{}", row.what,
                    row.range.empty() ? type_words(key_types(row.type)) : std::string(row.range));
    if (with_default && !row.fallback.empty())
        words += fmt::format("; {}{}",
                             row.fallback.find("required") == row.fallback.npos ? "default " : "",
                             row.fallback);
    return plain_words(words) + "]";
}

std::string keys_table(const std::vector<PlacedKey>& keys, std::size_t width) {
    std::string out;
    const SectionKeys* section = nullptr;
    for (const PlacedKey& key : keys) {
        if (key.section != section) {
            section = key.section;
            out += (out.empty() ? "" : "\n") + heading(*section) + "\n";
        }
        out += paragraph(std::string(key.row->key), meaning(*key.row, true), width);
    }
    return out;
}

/// A heading a table, a key with its value and what it means.
std::string scenario_keys_table(const std::vector<ScenarioKey>& keys, std::size_t width) {
    std::string out;
    const std::string* under = nullptr;
    for (const ScenarioKey& key : keys) {
        if (under == nullptr || *under != key.under) {
            out +=
                (out.empty() ? "" : "\n") + (key.under.empty() ? "the scenario" : key.under) + "\n";
            under = &key.under;
        }
        const std::string name(key.row->key);
        out += paragraph(key.value.empty() ? name : name + " = " + key.value,
                         meaning(*key.row, key.value.empty()), width);
    }
    return out;
}

std::string keys_csv(const std::vector<PlacedKey>& keys) {
    CsvWriter csv;
    for (const char* column : {"key", "section", "type", "range", "default", "meaning"})
        csv.text(column);
    csv.end_line();
    for (const PlacedKey& key : keys) {
        const KeyRow row = said_in_full(*key.row);
        csv.text(key_path(key)).text(key.section->name).text(type_words(key_types(row.type)));
        for (const std::string_view cell : {row.range, row.fallback, row.what})
            csv.text(plain_words(cell));
        csv.end_line();
    }
    return csv.take();
}

/// The file that the pattern names: a path to one, or a shipped scenario's name.
std::optional<std::string> scenario_named(const std::string& pattern) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::is_regular_file(pattern, ignored)) return pattern;
    for (const fs::path& file : shipped_files(Shipped::scenarios))
        if (file.stem() == pattern) return file.string();
    return std::nullopt;
}

int keys_of_scenario(const std::string& file, Format format) {
    const std::vector<ScenarioKey> keys = scenario_keys(read_scenario(file));
    switch (format) {
        case Format::json:
            print(scenario_keys_json(keys));
            break;
        case Format::csv:
            print(scenario_keys_csv(keys));
            break;
        default:
            print(scenario_keys_table(keys, stdout_style(ColorMode::automatic).width));
    }
    return kDone;
}

int keys(const KeysOptions& options) {
    if (options.schema) {
        print(key_schema(*options.schema));
        return kDone;
    }
    if (const auto file = scenario_named(options.pattern))
        return keys_of_scenario(*file, options.format);
    const std::vector<PlacedKey> found =
        options.pattern.empty() ? all_keys() : chosen(options.pattern);
    if (found.empty()) nothing_found(options.pattern);
    switch (options.format) {
        case Format::json:
            print(keys_json(found));
            break;
        case Format::csv:
            print(keys_csv(found));
            break;
        default:
            print(keys_table(found, stdout_style(ColorMode::automatic).width));
    }
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<KeysOptions>();
    words.text("", "SCENARIO|SECTION|PATTERN", options->pattern,
               "of a scenario, with its values; of a section (party, turnout, tier, ...); or with "
               "this in their names; without it all");
    std::vector<std::string> files;
    std::string label;
    for (const Named<Section>& file : kFiles) {
        files.emplace_back(file.name);
        label += (label.empty() ? "" : "|") + files.back();
    }
    Option& schema = words.word("--schema", label, "JSON Schema of such a file, for editors",
                                [options, files](const std::string& text) {
                                    const auto at = choice_of(text, files);
                                    if (!at) return not_one_of(text, files);
                                    options->schema = kFiles[*at].value;
                                    return std::string();
                                });
    schema.kind = ValueKind::choice;
    schema.choices = files;
    words.format(options->format, {Format::table, Format::json, Format::csv});
    words.check([options] {
        return options->schema && !options->pattern.empty()
                   ? std::string("--schema is of a whole file: without a pattern")
                   : std::string();
    });
    return [options] { return keys(*options); };
}

}  // namespace

Command keys_command() {
    return {"keys",
            "every key of scenarios, systems, sweeps and fits: meaning, range, default",
            declare,
            {{"kenesh keys turnout", "the keys of a section"},
             {"kenesh keys kyrgyzstan-mekenchil", "every key of a scenario, as --set has it"},
             {"kenesh keys threshold", "keys with this in their names"},
             {"kenesh keys --schema scenario > scenario.schema.json",
              "what an editor needs to complete and check keys"}}};
}

}  // namespace kenesh
