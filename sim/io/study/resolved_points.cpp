#include "sim/io/study/resolved_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "sim/core/diagnostics.hpp"
#include "sim/io/reading/settings.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/io/text/toml_document.hpp"
#include "sim/io/text/toml_writer.hpp"

namespace kenesh {
namespace {

/// Keys as --set writes them, and their values as TOML.
using Settings = std::vector<std::pair<std::string, std::string>>;

std::optional<TomlNode> written(const Scenario& scenario) {
    Diagnostics none;
    return parse_toml(write_scenario(scenario).front().contents, "scenario.toml", none);
}

const std::string* id_of(const TomlNode& node) {
    const TomlTable* table = node.table();
    const TomlEntry* entry = table == nullptr ? nullptr : table->find("id");
    return entry == nullptr ? nullptr : entry->node.text();
}

/// What a document has otherwise than another.
class Differences {
public:
    explicit Differences(Settings& out) : out_(out) {}

    void of(const TomlNode& point, const TomlNode* central, const std::string& path,
            std::string_view name) {
        const TomlTable* table = point.table();
        if (table != nullptr && central != nullptr && central->table() != nullptr &&
            can_go_into(*table, *central->table())) {
            for (const TomlEntry& entry : table->entries) {
                const TomlEntry* other = central->table()->find(entry.key);
                of(entry.node, other == nullptr ? nullptr : &other->node,
                   key_below(path, *key_part(entry.key)), entry.key);
            }
            return;
        }
        const TomlArray* array = point.array();
        if (array != nullptr && central != nullptr && central->array() != nullptr &&
            array->size() == central->array()->size() &&
            (name == "party" || name == "system" || name == "tier")) {
            for (std::size_t i = 0; i < array->size(); ++i) {
                const std::string* id = name == "tier" ? nullptr : id_of((*array)[i]);
                // Systems are named by their id alone (sim/io/system/systems_reader.cpp).
                of((*array)[i], &(*central->array())[i],
                   key_below(path, id != nullptr ? *id : std::to_string(i)), {});
            }
            return;
        }
        const std::string text = toml_value(point);
        if (central == nullptr || text != toml_value(*central)) out_.emplace_back(path, text);
    }

private:
    /// Keys that the point lacks cannot be set, so then the whole table is.
    static bool can_go_into(const TomlTable& point, const TomlTable& central) {
        return std::ranges::all_of(
                   point.entries, [](const TomlEntry& e) { return key_part(e.key).has_value(); }) &&
               std::ranges::all_of(central.entries, [&](const TomlEntry& e) {
                   return point.find(e.key) != nullptr;
               });
    }

    Settings& out_;
};

}  // namespace

std::string resolved_points(const Scenario& central, const Design& design,
                            std::span<const std::string> told,
                            const std::function<Scenario(const DesignPoint&)>& scenario_at) {
    const std::optional<TomlNode> base = written(central);
    std::vector<Settings> points;
    std::vector<std::string> keys;
    for (const DesignPoint& point : design.points) {
        const std::optional<TomlNode> document = written(scenario_at(point));
        Settings& settings = points.emplace_back();
        if (base && document) Differences(settings).of(*document, &*base, {}, {});
        for (const auto& [key, value] : settings)
            if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
    CsvWriter csv(CsvText::exact);
    csv.text("point");
    for (const std::string& words : told)
        csv.text(words);
    for (const std::string& key : keys)
        csv.text(key);
    csv.end_line();
    for (std::size_t p = 0; p < points.size(); ++p) {
        csv.number(static_cast<std::int64_t>(p));
        for (const std::string& value : design.points[p].values)
            csv.text(value);
        const std::map<std::string, std::string> own(points[p].begin(), points[p].end());
        for (const std::string& key : keys) {
            const auto at = own.find(key);
            csv.text(at == own.end() ? std::string() : at->second);
        }
        csv.end_line();
    }
    return csv.take();
}

}  // namespace kenesh
