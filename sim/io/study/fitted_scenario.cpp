#include "sim/io/study/fitted_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/io/reading/settings.hpp"
#include "sim/io/text/read_file.hpp"
#include "sim/io/text/toml_document.hpp"
#include "sim/io/text/toml_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// Bytes of the text that something else replaces.
struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

/// Where a place stands in the text: columns count characters, not bytes.
std::size_t offset_of(std::string_view text, const Place& place) {
    std::size_t at = 0;
    for (int line = 1; line < place.line; ++line)
        at = text.find('\n', at) + 1;
    for (int column = 1; column < place.column; ++column) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
            ++at;
    }
    return at;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
    constexpr std::string_view kOther = " \t\r\n,]}#";
    return std::min(text.find_first_of(kOther, at), text.size());
}

/// The end of a text in one or three quotes of either kind.
std::size_t end_of_text(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string three(3, quote);
    const std::string close = text.substr(at, 3) == three ? three : std::string(1, quote);
    std::size_t end = at + close.size();
    while (text.substr(end, close.size()) != close)
        end += quote == '"' && text[end] == '\\' ? 2 : 1;
    return end + close.size();
}

/// Rewrites the paths of a scenario for another folder.
class Paths {
public:
    Paths(std::string_view text, fs::path from, fs::path to, std::vector<Edit>& edits)
        : text_(text), from_(std::move(from)), to_(std::move(to)), edits_(edits) {}

    void rewrite(const TomlTable& scenario) {
        one(scenario, "geography");
        one(scenario, "baseline");
        for (const TomlNode& system : list(scenario, "systems"))
            node(system);
        if (const TomlEntry* candidates = scenario.find("candidates")) {
            if (const TomlTable* table = candidates->node.table()) {
                for (const TomlEntry& entry : table->entries)
                    node(entry.node);
            }
        }
        for (const TomlNode& system : list(scenario, "system")) {
            if (const TomlTable* table = system.table()) tiers(*table);
        }
    }

private:
    static std::span<const TomlNode> list(const TomlTable& table, std::string_view key) {
        const TomlEntry* entry = table.find(key);
        const TomlArray* array = entry == nullptr ? nullptr : entry->node.array();
        return array == nullptr ? std::span<const TomlNode>{} : std::span<const TomlNode>(*array);
    }
    void tiers(const TomlTable& system) {
        for (const TomlNode& tier : list(system, "tier")) {
            if (const TomlTable* table = tier.table()) {
                for (const char* key : {"magnitudes", "candidates", "tiles"})
                    one(*table, key);
            }
        }
    }
    void one(const TomlTable& table, std::string_view key) {
        if (const TomlEntry* entry = table.find(key)) node(entry->node);
    }
    void node(const TomlNode& value) {
        const std::string* path = value.text();
        if (path == nullptr || fs::path(*path).is_absolute()) return;
        const std::size_t begin = offset_of(text_, value.place);
        const fs::path there = fs::weakly_canonical(from_ / *path);
        edits_.push_back({begin, end_of_text(text_, begin),
                          toml_quoted(there.lexically_relative(to_).generic_string())});
    }

    std::string_view text_;
    fs::path from_, to_;
    std::vector<Edit>& edits_;
};

/// Key of a choice's strength.
std::string strength_key(const Choice& choice) {
    switch (choice.kind) {
        case ChoiceKind::party:
            return "party." + choice.id + ".strength";
        case ChoiceKind::independents:
            return "independents.strength";
        case ChoiceKind::against_all:
            return "against_all.strength";
    }
    return {};
}

/// What to write: the fitted keys and, if a strength is one, all strengths, to the millionth.
std::vector<std::pair<std::string, double>> values_of(std::span<const FittedKey> keys,
                                                      const Scenario& fitted) {
    std::vector<std::pair<std::string, double>> out;
    bool strength = false;
    for (const FittedKey& key : keys) {
        if (key.key.key.ends_with(".strength")) {
            strength = true;
        } else {
            out.emplace_back(key.key.key, key.value);
        }
    }
    for (const Choice& choice : fitted.choices) {
        if (strength)
            out.emplace_back(strength_key(choice), std::round(1e6 * choice.strength) / 1e6);
    }
    return out;
}

std::string remark(std::span<const FittedKey> keys) {
    std::string out = "\n# Fitted by `kenesh fit`, with 90 % intervals:\n";
    for (const FittedKey& key : keys) {
        out += fmt::format("# {} = {} ({} to {})\n", key.key.key, toml_number(key.value),
                           toml_number(key.low), toml_number(key.high));
    }
    return out;
}

}  // namespace

std::string fitted_scenario(const fs::path& scenario, const fs::path& folder,
                            std::span<const FittedKey> keys, const Scenario& fitted) {
    Diagnostics mistakes;
    auto text = read_file(scenario, mistakes);
    mistakes.throw_if_any();
    const auto document = parse_toml(*text, scenario.string(), mistakes);
    mistakes.throw_if_any();
    std::vector<Edit> edits;
    for (const auto& [key, value] : values_of(keys, fitted)) {
        const TomlNode* node = find_key(key, *document);
        if (node == nullptr || !node->number()) {
            mistakes.error({scenario.string(), 0, 0},
                           fmt::format("the scenario has no number '{}'", key));
            continue;
        }
        const std::size_t begin = offset_of(*text, node->place);
        edits.push_back({begin, end_of_number(*text, begin), toml_number(value)});
    }
    mistakes.throw_if_any();
    const fs::path from = fs::weakly_canonical(fs::absolute(scenario)).parent_path();
    const fs::path to = fs::weakly_canonical(fs::absolute(folder));
    if (from != to) Paths(*text, from, to, edits).rewrite(*document->table());
    // From the back, so that offsets stay true.
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
    for (const Edit& edit : edits)
        text->replace(edit.begin, edit.end - edit.begin, edit.text);
    if (text->back() != '\n') *text += '\n';
    return *text + remark(keys);
}

}  // namespace kenesh
