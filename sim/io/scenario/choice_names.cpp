#include "sim/io/scenario/choice_names.hpp"

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/toml_document.hpp"

namespace kenesh {
namespace {

std::string text_at(const TomlTable& table, std::string_view key) {
    const TomlEntry* entry = table.find(key);
    const std::string* text = entry == nullptr ? nullptr : entry->node.text();
    return text == nullptr ? std::string() : *text;
}

void add(const TomlTable& table, std::string id, std::vector<ChoiceName>& out) {
    std::string name = text_at(table, "name");
    if (name.empty()) name = id;
    out.push_back({std::move(id), std::move(name), text_at(table, "color")});
}

/// The tables of an array of them, each by its id.
void add_all(const TomlTable& table, std::string_view key, std::vector<ChoiceName>& out) {
    const TomlEntry* array = table.find(key);
    if (array == nullptr || array->node.array() == nullptr) return;
    for (const TomlNode& one : *array->node.array())
        if (one.table() != nullptr) add(*one.table(), text_at(*one.table(), "id"), out);
}

}  // namespace

std::vector<ChoiceName> choice_names(const std::string& scenario) {
    Diagnostics ignored;
    const auto document = parse_toml(scenario, "scenario", ignored);
    std::vector<ChoiceName> out;
    if (!document || document->table() == nullptr) return out;
    add_all(*document->table(), "party", out);
    if (const TomlEntry* independents = document->table()->find("independents");
        independents != nullptr && independents->node.table() != nullptr) {
        add(*independents->node.table(), "independents", out);
    }
    add_all(*document->table(), "bloc", out);
    return out;
}

std::vector<ChoiceName> system_names(const std::string& scenario) {
    Diagnostics ignored;
    const auto document = parse_toml(scenario, "scenario", ignored);
    std::vector<ChoiceName> out;
    if (document && document->table() != nullptr) add_all(*document->table(), "system", out);
    return out;
}

}  // namespace kenesh
