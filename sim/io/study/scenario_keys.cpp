#include "sim/io/study/scenario_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "sim/io/reading/key_schema.hpp"
#include "sim/io/reading/key_type.hpp"
#include "sim/io/reading/settings.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/io/text/toml_document.hpp"
#include "sim/io/text/toml_writer.hpp"

namespace kenesh {
namespace {

/// A name that no quotes can hold stands as it is: such a key is told and cannot be set.
std::string below(const std::string& path, const std::string& name) {
    return key_below(path, key_part(name).value_or(name));
}

/// Of the sections that a table may be, the one that it is: lists and districts tell themselves.
Section section_of(const std::vector<Section>& sections, const TomlTable& table) {
    if (sections.size() == 1) return sections.front();
    const TomlEntry* kind = table.find("kind");
    const std::string* word = kind == nullptr ? nullptr : kind->node.text();
    return word != nullptr && *word == "list" ? Section::list_tier : Section::district_tier;
}

class Walk {
public:
    void table(const TomlTable& table, Section section, const std::string& path) {
        std::vector<const KeyRow*> tables;
        for (const KeyRow& row : keys_of(section).rows) {
            const std::vector<KeyType> types = key_types(row.type);
            if (std::ranges::any_of(types, is_table)) {
                tables.push_back(&row);
                continue;
            }
            const TomlEntry* entry = table.find(row.key);
            out.push_back({below(path, std::string(row.key)),
                           entry == nullptr ? "" : toml_value(entry->node), path, &row});
        }
        // Its own keys first, then those of the tables in it.
        for (const KeyRow* row : tables)
            if (const TomlEntry* entry = table.find(row->key))
                inside(entry->node, key_types(row->type), below(path, std::string(row->key)));
    }

    std::vector<ScenarioKey> out;

private:
    static bool is_table(const KeyType& type) {
        return type.type == ValueType::table || type.type == ValueType::tables ||
               (type.type == ValueType::map && std::ranges::any_of(type.of, is_table));
    }

    void inside(const TomlNode& node, const std::vector<KeyType>& types, const std::string& path) {
        const auto wanted = std::ranges::find_if(types, is_table);
        assert(wanted != types.end());
        if (wanted->type == ValueType::map && node.table() != nullptr) {
            for (const TomlEntry& entry : node.table()->entries)
                inside(entry.node, wanted->of, below(path, entry.key));
        } else if (node.table() != nullptr) {
            table(*node.table(), section_of(wanted->sections, *node.table()), path);
        } else if (node.array() != nullptr) {
            for (std::size_t i = 0; i < node.array()->size(); ++i) {
                const TomlTable* one = (*node.array())[i].table();
                if (one == nullptr) continue;
                const TomlEntry* id = one->find("id");
                const std::string* name = id == nullptr ? nullptr : id->node.text();
                table(*one, section_of(wanted->sections, *one),
                      below(path, name == nullptr ? std::to_string(i) : *name));
            }
        }
    }
};

/// The cells of a line, under the names of the columns.
std::vector<std::pair<const char*, std::string>> cells(const ScenarioKey& key) {
    const KeyRow row = said_in_full(*key.row);
    return {{"key", key.path},
            {"value", key.value},
            {"type", type_words(key_types(row.type))},
            {"range", plain_words(row.range)},
            {"default", plain_words(row.fallback)},
            {"meaning", plain_words(row.what)}};
}

}  // namespace

std::vector<ScenarioKey> scenario_keys(const Scenario& scenario) {
    const std::vector<ResultFile> files = write_scenario(scenario);
    Diagnostics mistakes;
    const auto document = parse_toml(files.front().contents, files.front().name, mistakes);
    mistakes.throw_if_any();
    Walk walk;
    walk.table(*document->table(), Section::scenario, "");
    return std::move(walk.out);
}

std::string scenario_keys_csv(const std::vector<ScenarioKey>& keys) {
    CsvWriter csv;
    for (const auto& [column, cell] : cells(keys.front()))
        csv.text(column);
    csv.end_line();
    for (const ScenarioKey& key : keys) {
        for (const auto& [column, cell] : cells(key))
            csv.text(cell);
        csv.end_line();
    }
    return csv.take();
}

std::string scenario_keys_json(const std::vector<ScenarioKey>& keys) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const ScenarioKey& key : keys) {
        nlohmann::ordered_json one;
        for (const auto& [column, cell] : cells(key))
            one[column] = cell;
        out.push_back(std::move(one));
    }
    return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
