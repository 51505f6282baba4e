#include "sim/io/reading/key_type.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "sim/core/whole_number.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

struct TypeName {
    std::string_view name;  ///< in keys.txt
    ValueType type;
    std::string_view words;  ///< for readers
};
constexpr std::array<TypeName, 13> kTypes{{{"any", ValueType::any, "any value"},
                                           {"text", ValueType::text, "text"},
                                           {"id", ValueType::id, "id"},
                                           {"path", ValueType::path, "path"},
                                           {"bool", ValueType::truth, "true or false"},
                                           {"number", ValueType::number, "number"},
                                           {"whole", ValueType::whole, "whole number"},
                                           {"word", ValueType::word, "word"},
                                           {"rule", ValueType::word, "word"},
                                           {"list", ValueType::list, "list"},
                                           {"map", ValueType::map, "table"},
                                           {"table", ValueType::table, "table"},
                                           {"tables", ValueType::tables, "list of tables"}}};

std::vector<std::string_view> split(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(mark);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + mark.size());
    }
}

std::optional<TypeBound> bound(std::string_view number, bool included) {
    if (number.empty()) return std::nullopt;
    TypeBound out;
    out.included = included;
    out.value = finite_number(number).value_or(0.0);
    return out;
}

/// The names that a key takes which names a rule.
std::vector<std::string> rules_of(std::string_view family) {
    std::vector<std::string> out;
    for (const NamedRule& rule : named_rules()) {
        const bool formula = std::holds_alternative<Formula>(rule.rule);
        const bool ballot = rule.family == RuleFamily::ballot;
        // A divisor sequence of one's own needs a list beside it.
        const bool wanted = family == "ballot"    ? ballot
                            : family == "formula" ? formula && rule.name != "own"
                                                  : family_key(rule.family) == family;
        if (wanted) out.emplace_back(rule.name);
    }
    return out;
}

Section section_of(std::string_view id) {
    const auto all = section_keys();
    const auto found = std::ranges::find(all, id, &SectionKeys::id);
    assert(found != all.end() && "a type names a section of the table");
    return found->section;
}

KeyType one_type(std::string_view text) {
    const std::string_view name = text.substr(0, text.find_first_of(":[("));
    std::string_view rest = text.substr(name.size());
    const auto known = std::ranges::find(kTypes, name, &TypeName::name);
    assert(known != kTypes.end() && "a type of keys.txt");
    KeyType out;
    out.type = known->type;
    if (rest.empty()) return out;
    if (rest.front() != ':') {
        const std::size_t comma = rest.find(',');
        out.low = bound(rest.substr(1, comma - 1), rest.front() == '[');
        out.high = bound(rest.substr(comma + 1, rest.size() - comma - 2), rest.back() == ']');
        return out;
    }
    rest.remove_prefix(1);
    if (name == "rule") {
        out.words = rules_of(rest);
    } else if (out.type == ValueType::word) {
        for (const std::string_view word : split(rest, "/"))
            out.words.emplace_back(word);
    } else if (out.type == ValueType::table || out.type == ValueType::tables) {
        for (const std::string_view id : split(rest, "/"))
            out.sections.push_back(section_of(id));
    } else {
        out.of.push_back(one_type(rest));
    }
    return out;
}

}  // namespace

std::vector<KeyType> key_types(std::string_view text) {
    std::vector<KeyType> out;
    for (const std::string_view part : split(text, " or ")) {
        // All that follows a list or a table is said of its values.
        const bool inside = !out.empty() && !out.back().of.empty();
        (inside ? out.back().of : out).push_back(one_type(part));
    }
    return out;
}

std::string type_words(const std::vector<KeyType>& types) {
    std::string out;
    for (const KeyType& type : types) {
        const auto known = std::ranges::find(kTypes, type.type, &TypeName::type);
        out += (out.empty() ? "" : " or ") + std::string(known->words);
    }
    return out;
}

}  // namespace kenesh
