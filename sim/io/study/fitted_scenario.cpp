#include "sim/io/study/fitted_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/io/reading/settings.hpp"
#include "sim/io/text/toml_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRemark = "\n# Fitted by `kenesh fit`, with 90 % intervals:\n";

/// Bytes of the text that something else replaces.
struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

/// A text in which places are found: their columns count characters, not bytes.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at != std::string_view::npos && at <= text.size();) {
            begin_.push_back(at);
            at = text.find('\n', at);
            if (at != std::string_view::npos) ++at;
        }
    }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::size_t offset(int line, int column) const {
        std::size_t at = begin_[static_cast<std::size_t>(line) - 1];
        for (int c = 1; c < column; ++c) {
            ++at;
            while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xc0) == 0x80)
                ++at;
        }
        return at;
    }
    [[nodiscard]] Edit edit_of(const TomlNode& node, std::string text) const {
        return {offset(node.place.line, node.place.column), offset(node.end.line, node.end.column),
                std::move(text)};
    }

private:
    std::string_view text_;
    std::vector<std::size_t> begin_;
};

/// Where the last value of each line ends, so that what follows is the line's comment.
void collect_ends(const TomlNode& node, std::map<int, int>& ends) {
    if (node.end.line > 0) {
        int& end = ends[node.end.line];
        end = std::max(end, node.end.column);
    }
    if (const TomlTable* table = node.table()) {
        for (const TomlEntry& entry : table->entries)
            collect_ends(entry.node, ends);
    }
    if (const TomlArray* array = node.array()) {
        for (const TomlNode& one : *array)
            collect_ends(one, ends);
    }
}

constexpr std::string_view kMark = "# fitted by `kenesh fit`";

/// The comment behind a value that is replaced speaks of the value that was there: it keeps its
/// words, but says so.
std::optional<Edit> edit_of_comment(const Lines& lines, int line, int column,
                                    const std::string& before) {
    const std::string_view text = lines.text();
    const std::size_t begin =
        text.find_first_not_of(" \t,", std::min(lines.offset(line, column), text.size()));
    if (begin == std::string_view::npos || text[begin] != '#') return std::nullopt;
    std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    std::string_view words = text.substr(begin, end - begin);
    std::string out = fmt::format("{}; before: {}", kMark, before);
    const std::size_t first = words.find_first_not_of("# \t");
    if (!words.starts_with(kMark) && first != std::string_view::npos)
        out += fmt::format(" ({})", words.substr(first));
    return Edit{begin, end, std::move(out)};
}

/// The remark of an earlier fit at the end of the text speaks of other values.
void remove_remark(std::string& text) {
    const std::size_t begin = text.find(kRemark);
    if (begin == std::string::npos) return;
    std::size_t end = begin + kRemark.size();
    while (text.compare(end, 2, "# ") == 0)
        end = std::min(text.find('\n', end), text.size() - 1) + 1;
    text.erase(begin, end - begin);
}

/// Rewrites the paths of a scenario for another folder.
class Paths {
public:
    Paths(const Lines& lines, fs::path from, fs::path to, std::vector<Edit>& edits)
        : lines_(lines), from_(std::move(from)), to_(std::move(to)), edits_(edits) {}

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
                for (const char* key : {"magnitudes", "candidates", "tiles", "caps"})
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
        const fs::path there = fs::weakly_canonical(from_ / *path);
        edits_.push_back(
            lines_.edit_of(value, toml_quoted(there.lexically_relative(to_).generic_string())));
    }

    const Lines& lines_;
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

/// The law whose 5 and 95 % are the interval's ends: a lognormal one where both are above 0,
/// otherwise a normal one. Its middle is the interval's: the fitted value, which is the key's own,
/// need not be. Nothing where the interval has no width.
std::optional<std::string> law_of(const FittedKey& key) {
    constexpr double kScore95 = 1.6448536269514722;
    if (!(key.low < key.high)) return std::nullopt;
    if (key.low > 0.0)
        return fmt::format("{{ median = {:.6g}, low = {}, high = {} }}",
                           std::sqrt(key.low * key.high), toml_number(key.low),
                           toml_number(key.high));
    const double sd = (key.high - key.low) / (2.0 * kScore95);
    return fmt::format("{{ mean = {}, sd = {:.6g} }}", toml_number((key.low + key.high) / 2.0), sd);
}

/// Intervals as priors: in place of the keys' own, behind the others, or as a table of their own,
/// which is returned.
std::string add_priors(std::span<const FittedKey> keys, const TomlTable& scenario,
                       const Lines& lines, std::vector<Edit>& edits) {
    const TomlEntry* prior = scenario.find("prior");
    const TomlTable* table = prior == nullptr ? nullptr : prior->node.table();
    const bool some = table != nullptr && !table->entries.empty();
    std::string added;
    for (const FittedKey& key : keys) {
        const auto law = law_of(key);
        if (!law) continue;
        if (const TomlEntry* own = some ? table->find(key.key.key) : nullptr) {
            edits.push_back(lines.edit_of(own->node, *law));
        } else {
            added += fmt::format("\n{} = {}", toml_quoted(key.key.key), *law);
        }
    }
    if (added.empty()) return {};
    if (!some) return "\n[prior]" + added + '\n';
    const TomlPosition& end = table->entries.back().node.end;
    const std::size_t at = lines.offset(end.line, end.column);
    // Behind the comment of the last one, if it has one.
    const std::size_t stop = std::min(lines.text().find_first_of("\r\n", at), lines.text().size());
    edits.push_back({stop, stop, std::move(added)});
    return {};
}

std::string remark(std::span<const FittedKey> keys) {
    std::string out(kRemark);
    for (const FittedKey& key : keys) {
        out += fmt::format("# {} = {} ({} to {})\n", key.key.key, toml_number(key.value),
                           toml_number(key.low), toml_number(key.high));
    }
    return out;
}

/// Puts new numbers in place of the old ones, and a word into the comments that spoke of these.
void add_values(std::span<const std::pair<std::string, double>> values, const std::string& file,
                const TomlNode& document, const Lines& lines, std::vector<Edit>& edits) {
    Diagnostics mistakes;
    std::map<int, int> ends;
    std::map<int, std::string> before;  // per line: the numbers that were there
    collect_ends(document, ends);
    for (const auto& [key, value] : values) {
        const TomlNode* node = find_key(key, document);
        if (node == nullptr || !node->number()) {
            mistakes.error({file, 0, 0}, fmt::format("the scenario has no number '{}'", key));
            continue;
        }
        if (*node->number() == value) continue;
        Edit edit = lines.edit_of(*node, toml_number(value));
        std::string& old = before[node->place.line];
        old += old.empty() ? "" : ", ";
        old += lines.text().substr(edit.begin, edit.end - edit.begin);
        edits.push_back(std::move(edit));
    }
    mistakes.throw_if_any();
    for (const auto& [line, old] : before) {
        if (auto edit = edit_of_comment(lines, line, ends[line], old))
            edits.push_back(std::move(*edit));
    }
}

}  // namespace

std::string fitted_scenario(const fs::path& scenario, const fs::path& folder,
                            std::span<const FittedKey> keys, const Scenario& fitted,
                            InputFiles& files) {
    Diagnostics mistakes;
    const std::string* read = files.text(scenario, mistakes);
    const TomlNode* document = files.toml(scenario, mistakes);
    mistakes.throw_if_any();
    const Lines lines(*read);
    std::vector<Edit> edits;
    add_values(values_of(keys, fitted), scenario.string(), *document, lines, edits);
    const fs::path from = fs::weakly_canonical(fs::absolute(scenario)).parent_path();
    const fs::path to = fs::weakly_canonical(fs::absolute(folder));
    if (from != to) Paths(lines, from, to, edits).rewrite(*document->table());
    const std::string priors = add_priors(keys, *document->table(), lines, edits);
    // From the back, so that offsets stay true.
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
    std::string text = *read;
    for (const Edit& edit : edits)
        text.replace(edit.begin, edit.end - edit.begin, edit.text);
    if (text.back() != '\n') text += '\n';
    remove_remark(text);
    return text + priors + remark(keys);
}

}  // namespace kenesh
