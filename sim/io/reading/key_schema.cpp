#include "sim/io/reading/key_schema.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "sim/io/reading/key_type.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

/// Whole bounds are written without a point.
Json bound_json(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

/// Collects the sections that a schema refers to.
class SchemaWriter {
public:
    Json table(Section section) {
        const SectionKeys& keys = keys_of(section);
        Json properties = Json::object();
        Json required = Json::array();
        for (const KeyRow& row : keys.rows) {
            Json value = any_of(key_types(row.type));
            value["description"] = plain_words(said_in_full(row).what);
            properties[std::string(row.key)] = std::move(value);
            if (row.fallback == "required") required.push_back(row.key);
        }
        Json out = {{"type", "object"},
                    {"additionalProperties", false},
                    {"properties", std::move(properties)}};
        if (!required.empty()) out["required"] = std::move(required);
        return out;
    }

    /// Of the sections that were referred to, and of those that they refer to.
    Json definitions() {
        Json out = Json::object();
        while (!open_.empty()) {
            const Section section = *open_.begin();
            open_.erase(open_.begin());
            done_.insert(section);
            out[std::string(keys_of(section).id)] = table(section);
        }
        return out;
    }

private:
    Json any_of(const std::vector<KeyType>& types) {
        if (types.size() == 1) return one(types.front());
        Json list = Json::array();
        for (const KeyType& type : types)
            list.push_back(one(type));
        return {{"anyOf", std::move(list)}};
    }

    Json reference(const std::vector<Section>& sections) {
        Json list = Json::array();
        for (const Section section : sections) {
            if (!done_.contains(section)) open_.insert(section);
            list.push_back({{"$ref", "#/definitions/" + std::string(keys_of(section).id)}});
        }
        return list.size() == 1 ? list.front() : Json{{"anyOf", std::move(list)}};
    }

    static Json number(const KeyType& type) {
        Json out = {{"type", type.type == ValueType::whole ? "integer" : "number"}};
        if (type.low)
            out[type.low->included ? "minimum" : "exclusiveMinimum"] = bound_json(type.low->value);
        if (type.high)
            out[type.high->included ? "maximum" : "exclusiveMaximum"] =
                bound_json(type.high->value);
        return out;
    }

    Json one(const KeyType& type) {
        switch (type.type) {
            case ValueType::any:
                return Json::object();
            case ValueType::text:
            case ValueType::path:
                return {{"type", "string"}};
            case ValueType::id:
                return {{"type", "string"}, {"pattern", "^[a-z0-9-]+$"}};
            case ValueType::truth:
                return {{"type", "boolean"}};
            case ValueType::number:
            case ValueType::whole:
                return number(type);
            case ValueType::word:
                return {{"enum", type.words}};
            case ValueType::list:
                return {{"type", "array"}, {"items", any_of(type.of)}};
            case ValueType::map:
                return {{"type", "object"}, {"additionalProperties", any_of(type.of)}};
            case ValueType::table:
                return reference(type.sections);
            case ValueType::tables:
                return {{"type", "array"}, {"items", reference(type.sections)}};
        }
        return Json::object();
    }

    std::set<Section> open_;
    std::set<Section> done_;
};

}  // namespace

std::string key_schema(Section root) {
    SchemaWriter writer;
    Json out = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", "Kenesh: " + std::string(keys_of(root).name)}};
    out.update(writer.table(root));
    Json definitions = writer.definitions();
    if (!definitions.empty()) out["definitions"] = std::move(definitions);
    return out.dump(2) + "\n";
}

std::string key_path(const PlacedKey& key) {
    const std::string path(key.section->path);
    return path + (path.empty() ? "" : ".") + std::string(key.row->key);
}

KeyRow said_in_full(const KeyRow& row) {
    const std::string_view as_party = "as for a party";
    const auto rows = keys_of(Section::party).rows;
    const auto own = std::ranges::find(rows, row.key, &KeyRow::key);
    KeyRow out = row;
    if (own == rows.end()) return out;
    if (row.what == as_party) out.what = own->what;
    if (row.range == as_party || row.range.empty()) out.range = own->range;
    if (row.fallback.empty()) out.fallback = own->fallback;
    return out;
}

std::string plain_words(std::string_view markdown) {
    std::string out;
    for (const char c : markdown)
        if (c != '`' && c != '\\') out += c;
    // "[fit.md](fit.md)" is "fit.md".
    for (std::size_t at = out.find("]("); at != std::string::npos; at = out.find("](")) {
        const std::size_t open = out.rfind('[', at);
        const std::size_t close = out.find(')', at);
        if (open == std::string::npos || close == std::string::npos) break;
        out.replace(open, close + 1 - open, out.substr(open + 1, at - open - 1));
    }
    return out;
}

std::string keys_json(std::span<const PlacedKey> keys) {
    Json out = Json::array();
    for (const PlacedKey& key : keys) {
        const KeyRow row = said_in_full(*key.row);
        out.push_back({{"key", key_path(key)},
                       {"section", key.section->name},
                       {"type", type_words(key_types(row.type))},
                       {"range", plain_words(row.range)},
                       {"default", plain_words(row.fallback)},
                       {"meaning", plain_words(row.what)}});
    }
    return out.dump(2) + "\n";
}

}  // namespace kenesh
