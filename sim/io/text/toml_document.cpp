#include "sim/io/text/toml_document.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <toml++/toml.h>

#include "sim/io/text/read_file.hpp"
#include "sim/io/text/toml_bounds.hpp"

namespace kenesh {
namespace {

Place place_of(const std::string& file, const toml::source_region& source) {
    return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

TomlNode convert(const toml::node& node, const std::string& file);

TomlTable convert_table(const toml::table& table, const std::string& file) {
    TomlTable out;
    for (const auto& [key, node] : table) {
        out.entries.push_back(
            {std::string(key.str()), place_of(file, key.source()), convert(node, file)});
    }
    std::stable_sort(
        out.entries.begin(), out.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
            return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
        });
    return out;
}

TomlNode convert(const toml::node& node, const std::string& file) {
    TomlNode out;
    out.place = place_of(file, node.source());
    out.end = {static_cast<int>(node.source().end.line),
               static_cast<int>(node.source().end.column)};
    out.value = TomlTime{};
    if (const auto* table = node.as_table()) {
        out.value = convert_table(*table, file);
    } else if (const auto* array = node.as_array()) {
        TomlArray list;
        for (const toml::node& element : *array)
            list.push_back(convert(element, file));
        out.value = std::move(list);
    } else if (const auto* text = node.as_string()) {
        out.value = text->get();
    } else if (const auto* whole = node.as_integer()) {
        out.value = whole->get();
    } else if (const auto* real = node.as_floating_point()) {
        out.value = real->get();
    } else if (const auto* truth = node.as_boolean()) {
        out.value = truth->get();
    }
    return out;
}

}  // namespace

std::optional<TomlNode> parse_toml(std::string_view text, const std::string& file,
                                   Diagnostics& mistakes) {
    if (!within_toml_bounds(text, file, mistakes)) return std::nullopt;
    try {
        const toml::table table = toml::parse(text);
        std::optional<TomlNode> root(std::in_place);
        root->place.file = file;
        root->value = convert_table(table, file);
        return root;
    } catch (const toml::parse_error& error) {
        mistakes.error(place_of(file, error.source()),
                       "not TOML: " + std::string(error.description()));
        return std::nullopt;
    }
}

std::optional<TomlNode> read_toml(const std::filesystem::path& path, Diagnostics& mistakes) {
    const auto text = read_file(path, mistakes);
    if (!text) return std::nullopt;
    return parse_toml(*text, path.string(), mistakes);
}

namespace {

void put_at(TomlNode& node, const Place& place) {
    node.place = place;
    node.end = {};
    if (TomlArray* array = node.array()) {
        for (TomlNode& element : *array)
            put_at(element, place);
    }
    if (TomlTable* table = node.table()) {
        for (TomlEntry& entry : table->entries) {
            entry.place = place;
            put_at(entry.node, place);
        }
    }
}

}  // namespace

std::optional<TomlNode> parse_toml_value(std::string_view text, const Place& place) {
    if (text.find('\n') != std::string_view::npos) return std::nullopt;
    Diagnostics ignored;
    auto document = parse_toml("value = " + std::string(text), {}, ignored);
    if (!document) return std::nullopt;
    TomlEntry* entry = document->table()->find("value");
    if (entry == nullptr || document->table()->entries.size() != 1) return std::nullopt;
    put_at(entry->node, place);
    return std::move(entry->node);
}

}  // namespace kenesh
