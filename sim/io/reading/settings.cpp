#include "sim/io/reading/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/text/toml_document.hpp"

namespace kenesh {
namespace {

// Each part is a table inside the one before.
constexpr std::size_t kMostParts = 32;

/// Parts between dots; empty if a part is empty or a quote is left open.
std::vector<std::string> split_key(std::string_view key) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    for (const char c : key) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '.' && !quoted) {
            if (parts.back().empty()) return {};
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    if (quoted || parts.back().empty()) return {};
    return parts;
}

/// The "=" that ends the key: the first outside quotes.
std::size_t end_of_key(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (text[i] == '=' && !quoted) return i;
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// '["a.toml", 3]' for "[a.toml, 3]"; "" where that is no list either.
std::string with_quotes(std::string_view value) {
    if (value.front() != '[' || value.back() != ']' || value.find('"') != value.npos) return {};
    std::string out;
    for (std::size_t at = 1; at < value.size();) {
        const std::size_t end = std::min(value.find(',', at), value.size() - 1);
        const std::string part(trimmed(value.substr(at, end - at)));
        const bool is_value = parse_toml_value(part, {}).has_value();
        out += (out.empty() ? "" : ", ") + (is_value ? part : '"' + part + '"');
        at = end + 1;
    }
    out = "[" + out + "]";
    return parse_toml_value(out, {}) ? out : std::string();
}

template <class Array>  // TomlArray or const TomlArray
auto find_by_id(Array& list, const std::string& id, const std::string& what, const Place& place,
                Diagnostics& mistakes) -> decltype(&list[0]) {
    std::vector<std::string> ids;
    for (auto& node : list) {
        const TomlTable* table = std::as_const(node).table();
        const TomlEntry* entry = table == nullptr ? nullptr : table->find("id");
        const std::string* text = entry == nullptr ? nullptr : entry->node.text();
        if (text == nullptr) continue;
        if (*text == id) return &node;
        ids.push_back(*text);
    }
    static_cast<void>(find_name(ids, id, what.c_str(), place, mistakes));
    return nullptr;
}

template <class Array>
auto find_by_number(Array& list, const std::string& number, const Place& place,
                    Diagnostics& mistakes) -> decltype(&list[0]) {
    std::size_t n = 0;
    const char* end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, n);
    if (error == std::errc{} && stop == end && n < list.size()) return &list[n];
    mistakes.error(place, list.empty() ? "the system has no tiers"
                                       : fmt::format("tiers are numbered from 0 to {}, not '{}'",
                                                     list.size() - 1, number));
    return nullptr;
}

/// The table under a key, made if it is not there.
TomlNode& child(TomlTable& table, const std::string& key, const Place& place) {
    if (TomlEntry* entry = table.find(key)) return entry->node;
    TomlNode made;
    made.place = place;
    made.value = TomlTable{};
    table.entries.push_back({key, place, std::move(made)});
    return table.entries.back().node;
}

void put(TomlTable& table, const std::string& key, const Setting& setting) {
    TomlEntry* entry = table.find(key);
    if (entry == nullptr) {
        table.entries.push_back({key, setting.place, setting.value});
        return;
    }
    // A second setting of the same key leaves the file's own number.
    const auto replaced = entry->node.replaced ? entry->node.replaced : entry->node.number();
    entry->place = setting.place;
    entry->node = setting.value;
    entry->node.replaced = replaced;
}

void put_in_folder(TomlNode& node, const std::string& folder) {
    node.folder = folder;
    if (TomlArray* array = node.array()) {
        for (TomlNode& element : *array)
            put_in_folder(element, folder);
    }
    if (TomlTable* table = node.table()) {
        for (TomlEntry& entry : table->entries)
            put_in_folder(entry.node, folder);
    }
}

}  // namespace

std::optional<std::string> key_part(const std::string& name) {
    const bool plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
    if (plain && !name.empty()) return name;
    if (name.empty() || name.find('"') != std::string::npos) return std::nullopt;
    return '"' + name + '"';
}

std::string key_below(const std::string& path, const std::string& part) {
    return path.empty() ? part : path + '.' + part;
}

std::vector<SettingText> typed_settings(std::span<const std::string> texts) {
    std::vector<SettingText> out;
    for (const std::string& text : texts)
        out.push_back({text});
    return out;
}

std::optional<Setting> parse_setting(const SettingText& given, Diagnostics& mistakes) {
    const std::string& text = given.text;
    const Place place{"--set " + text, 0, 0, Origin::setting};
    const std::size_t equals = end_of_key(text);
    Setting setting;
    setting.place = place;
    if (equals != std::string_view::npos) {
        setting.path = split_key(trimmed(std::string_view(text).substr(0, equals)));
    }
    if (setting.path.empty()) {
        mistakes.error(place, "a setting is written key=value");
        return std::nullopt;
    }
    if (setting.path.size() > kMostParts) {
        mistakes.error({"--set", 0, 0, Origin::setting},
                       fmt::format("the key has {} parts; at most {} are read", setting.path.size(),
                                   kMostParts));
        return std::nullopt;
    }
    const std::string value(trimmed(std::string_view(text).substr(equals + 1)));
    if (value.empty()) {
        mistakes.error(place, "the value is missing");
        return std::nullopt;
    }
    if (auto node = parse_toml_value(value, place)) {
        setting.value = std::move(*node);
    } else if (std::string_view("\"'[{").find(value.front()) != std::string_view::npos) {
        mistakes.error(place, "the value is not TOML", with_quotes(value));
        return std::nullopt;
    } else {
        setting.value.place = place;
        setting.value.value = value;
    }
    put_in_folder(setting.value, given.folder);
    return setting;
}

void apply_setting(const Setting& setting, std::size_t from, TomlNode& document,
                   Diagnostics& mistakes) {
    TomlNode* at = &document;
    for (std::size_t i = from; i < setting.path.size(); ++i) {
        const std::string& part = setting.path[i];
        const bool last = i + 1 == setting.path.size();
        if (TomlTable* table = at->table()) {
            if (last) return put(*table, part, setting);
            at = &child(*table, part, setting.place);
        } else if (TomlArray* array = at->array()) {
            const std::string& list = setting.path[i - 1];
            at = list == "tier" ? find_by_number(*array, part, setting.place, mistakes)
                                : find_by_id(*array, part, list, setting.place, mistakes);
            if (at == nullptr) return;
        } else {
            mistakes.error(setting.place, fmt::format("'{}' is {} and has no keys",
                                                      setting.path[i - 1], kind_of(*at)));
            return;
        }
    }
    mistakes.error(setting.place, "the key names a table; name a key of it");
}

const TomlNode* find_key(std::string_view key, const TomlNode& document) {
    const TomlNode* at = &document;
    Diagnostics ignored;
    const std::vector<std::string> path = split_key(trimmed(key));
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (const TomlTable* table = at->table()) {
            const TomlEntry* entry = table->find(path[i]);
            if (entry == nullptr) return nullptr;
            at = &entry->node;
        } else if (const TomlArray* array = at->array(); array != nullptr && i > 0) {
            at = path[i - 1] == "tier" ? find_by_number(*array, path[i], {}, ignored)
                                       : find_by_id(*array, path[i], path[i - 1], {}, ignored);
            if (at == nullptr) return nullptr;
        } else {
            return nullptr;
        }
    }
    return path.empty() ? nullptr : at;
}

}  // namespace kenesh
