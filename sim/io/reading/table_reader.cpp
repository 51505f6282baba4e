#include "sim/io/reading/table_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "sim/core/whole_number.hpp"
#include "sim/io/reading/word_hints.hpp"

namespace kenesh {
namespace {

/// Per cent where a share is wanted: "0.45" for 45; "" for anything else.
std::string as_share(double value, NumberRange range) {
    const bool share = range.low >= 0.0 && range.high <= 1.0;
    return share && value >= 3.0 && value < 100.0 ? fmt::format("{}", value / 100.0)
                                                  : std::string();
}

/// The number that a text means: "0.45" for "45%" and "0,45"; "" for anything else.
std::string as_number(std::string text, NumberRange range) {
    if (const std::size_t comma = text.find(','); comma != std::string::npos) text[comma] = '.';
    const bool per_cent = text.ends_with('%');
    if (per_cent) text.erase(text.find_last_not_of(" %") + 1);
    const auto value = finite_number(text);
    if (!value) return {};
    const double meant = per_cent ? *value / 100.0 : *value;
    return range_fault(meant, range).empty() ? fmt::format("{}", meant) : std::string();
}

/// "tier.0.threshold" for a key that the system's first tier of the right kind has, on the command
/// line with its system; "" otherwise.
std::string tier_key(const TomlTable& system, const TomlEntry& unknown) {
    const std::string& key = unknown.key;
    const TomlEntry* id = system.find("id");
    const std::string* name = id == nullptr ? nullptr : id->node.text();
    const std::string before = name != nullptr && unknown.place.origin == Origin::setting
                                   ? "system." + *name + "."
                                   : std::string();
    const TomlEntry* tiers = system.find("tier");
    const TomlArray* list = tiers == nullptr ? nullptr : tiers->node.array();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const TomlTable* tier = (*list)[i].table();
        const TomlEntry* kind = tier == nullptr ? nullptr : tier->find("kind");
        const std::string* word = kind == nullptr ? nullptr : kind->node.text();
        if (word == nullptr) continue;
        const auto keys =
            keys_of(*word == "list" ? Section::list_tier : Section::district_tier).keys;
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
            return fmt::format("{}tier.{}.{}", before, i, key);
    }
    return {};
}

/// "party.red.strength" for a key of the scenario that its parties have; "" for anything else.
std::string key_of_party(const TomlTable& scenario, const std::string& key) {
    const auto keys = keys_of(Section::party).keys;
    const TomlEntry* parties = scenario.find("party");
    const TomlArray* list = parties == nullptr ? nullptr : parties->node.array();
    if (list == nullptr || list->empty() || std::find(keys.begin(), keys.end(), key) == keys.end())
        return {};
    const TomlTable* first = list->front().table();
    const TomlEntry* id = first == nullptr ? nullptr : first->find("id");
    const std::string* text = id == nullptr ? nullptr : id->node.text();
    return text == nullptr ? std::string() : fmt::format("party.{}.{}", *text, key);
}

/// "party.red.strength" for [red] strength = ..., where red is a party; "" for anything else.
std::string party_key(const TomlTable& scenario, const TomlEntry& unknown) {
    const TomlEntry* parties = scenario.find("party");
    const TomlTable* keys = unknown.node.table();
    if (parties == nullptr || parties->node.array() == nullptr || keys == nullptr) return {};
    for (const TomlNode& party : *parties->node.array()) {
        const TomlEntry* id = party.table() == nullptr ? nullptr : party.table()->find("id");
        const std::string* text = id == nullptr ? nullptr : id->node.text();
        if (text == nullptr || *text != unknown.key) continue;
        return "party." + unknown.key +
               (keys->entries.empty() ? "" : "." + keys->entries.front().key);
    }
    return {};
}

}  // namespace

TableReader::TableReader(const TomlTable& table, Place place, Section section,
                         Diagnostics& mistakes)
    : table_(&table), place_(std::move(place)), section_(section), mistakes_(&mistakes) {
    report_unknown_keys();
}

void TableReader::report_unknown_keys() const {
    const SectionKeys& known = keys_of(section_);
    const std::vector<std::string> words(known.keys.begin(), known.keys.end());
    for (const TomlEntry& entry : table_->entries) {
        if (std::find(known.keys.begin(), known.keys.end(), entry.key) != known.keys.end())
            continue;
        std::string meant;
        if (section_ == Section::scenario) meant = party_key(*table_, entry);
        if (section_ == Section::system) meant = tier_key(*table_, entry);
        if (meant.empty()) meant = nearest(entry.key, words);
        if (meant.empty() && section_ == Section::scenario)
            meant = key_of_party(*table_, entry.key);
        mistakes_->error(entry.place, fmt::format("unknown key '{}' in {}", entry.key, known.name),
                         std::move(meant));
    }
}

Place TableReader::place(std::string_view key) const {
    const TomlNode* found = node(key);
    return found != nullptr ? found->place : place_;
}

const TomlNode* TableReader::node(std::string_view key) const {
    [[maybe_unused]] const auto known = keys_of(section_).keys;
    assert(std::find(known.begin(), known.end(), key) != known.end() &&
           "a key that is read must stand in keys.cpp");
    const TomlEntry* entry = table_->find(key);
    return entry != nullptr ? &entry->node : nullptr;
}

void TableReader::error(std::string_view key, std::string message, std::string suggestion) const {
    mistakes_->error(place(key), std::move(message), std::move(suggestion));
}

void TableReader::require(std::string_view key) const {
    if (has(key)) return;
    mistakes_->error(place_, fmt::format("{} needs the key '{}'", keys_of(section_).name, key));
}

void TableReader::wrong_kind(std::string_view key, const TomlNode& node,
                             std::string_view wanted) const {
    mistakes_->error(node.place,
                     fmt::format("'{}' must be {}, not {}", key, wanted, kind_of(node)));
}

std::optional<double> TableReader::number(std::string_view key, NumberRange range) const {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    const auto value = found->number();
    if (!value) {
        const std::string* text = found->text();
        mistakes_->error(found->place,
                         fmt::format("'{}' must be a number, not {}", key, kind_of(*found)),
                         text == nullptr ? std::string() : as_number(*text, range));
        return std::nullopt;
    }
    if (const std::string fault = range_fault(*value, range); !fault.empty()) {
        mistakes_->error(found->place, fmt::format("'{}' {}", key, fault), as_share(*value, range));
        return std::nullopt;
    }
    return *value + 0.0;  // -0 is 0
}

std::optional<std::int64_t> TableReader::whole(std::string_view key, std::int64_t low,
                                               std::int64_t high) const {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    const auto* value = std::get_if<std::int64_t>(&found->value);
    if (const auto* real = std::get_if<double>(&found->value)) {
        mistakes_->error(found->place,
                         fmt::format("'{}' must be a whole number, written without point or "
                                     "exponent, not {:g}",
                                     key, *real));
        return std::nullopt;
    }
    if (value == nullptr) {
        wrong_kind(key, *found, "a whole number");
        return std::nullopt;
    }
    if (*value < low || *value > high) {
        const bool open = high == std::numeric_limits<std::int64_t>::max();
        const std::string range =
            open ? fmt::format("at least {}", low) : fmt::format("from {} to {}", low, high);
        mistakes_->error(found->place, fmt::format("'{}' must be {}, not {}", key, range, *value));
        return std::nullopt;
    }
    return *value;
}

std::optional<bool> TableReader::truth(std::string_view key) const {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* value = std::get_if<bool>(&found->value)) return *value;
    wrong_kind(key, *found, "true or false");
    return std::nullopt;
}

std::optional<std::string> TableReader::text(std::string_view key) const {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    if (const std::string* value = found->text()) return *value;
    wrong_kind(key, *found, "a text");
    return std::nullopt;
}

std::optional<std::string> TableReader::id(std::string_view key) const {
    auto value = text(key);
    if (!value || is_id(*value)) return value;
    error(key,
          fmt::format("'{}' must be small letters a-z, digits and hyphens, not '{}'", key, *value));
    return std::nullopt;
}

std::optional<std::size_t> TableReader::word(std::string_view key,
                                             std::span<const std::string> words) const {
    const auto value = text(key);
    if (!value) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), *value);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const WordHint hint = word_hint(key, *value, words);
    error(key,
          fmt::format("'{}' must be one of {}, not '{}'{}", key, fmt::join(words, ", "), *value,
                      hint.note),
          hint.suggestion);
    return std::nullopt;
}

std::vector<PlacedText> TableReader::texts(std::string_view key) const {
    std::vector<PlacedText> list;
    const TomlNode* found = node(key);
    if (found == nullptr) return list;
    const TomlArray* array = found->array();
    if (array == nullptr) {
        wrong_kind(key, *found, "a list of texts");
        return list;
    }
    for (const TomlNode& element : *array) {
        if (const std::string* value = element.text()) {
            list.push_back({*value, element.place, &element});
        } else {
            wrong_kind(key, element, "a list of texts");
        }
    }
    return list;
}

std::optional<TableReader> TableReader::table(std::string_view key, Section section) const {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    if (const TomlTable* inner = found->table()) {
        return TableReader(*inner, found->place, section, *mistakes_);
    }
    wrong_kind(key, *found, "a table");
    return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key, Section section) const {
    std::vector<TableReader> list;
    const TomlNode* found = node(key);
    if (found == nullptr) return list;
    const TomlArray* array = found->array();
    if (array == nullptr) {
        mistakes_->error(
            found->place,
            found->table() != nullptr
                ? fmt::format("[{0}] is written [[{0}]], with two brackets", key)
                : fmt::format("'{}' must be a list of tables, not {}", key, kind_of(*found)));
        return list;
    }
    for (const TomlNode& element : *array) {
        if (const TomlTable* inner = element.table()) {
            list.emplace_back(*inner, element.place, section, *mistakes_);
        } else {
            wrong_kind(key, element, "a list of tables");
        }
    }
    return list;
}

std::span<const TomlEntry> TableReader::entries(std::string_view key) const {
    const TomlNode* found = node(key);
    if (found == nullptr) return {};
    if (const TomlTable* inner = found->table()) return inner->entries;
    wrong_kind(key, *found, "a table");
    return {};
}

}  // namespace kenesh
