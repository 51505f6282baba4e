#include "sim/io/reading/word_hints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/core/diagnostics.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

struct Other {
    std::string_view name;
    std::string_view rule;
};
/// Short names that users of other programs type; longer ones stand in the table of rules.
constexpr std::array<Other, 13> kOthers{{{"fptp", "plurality"},
                                         {"smd", "plurality"},
                                         {"first-past-the-post", "plurality"},
                                         {"runoff", "two-round"},
                                         {"trs", "two-round"},
                                         {"bloc", "block"},
                                         {"block-vote", "block"},
                                         {"limited-vote", "limited"},
                                         {"single-non-transferable-vote", "sntv"},
                                         {"jefferson", "dhondt"},
                                         {"webster", "sainte-lague"},
                                         {"hamilton", "hare"},
                                         {"hare-niemeyer", "hare"}}};
constexpr std::array<std::string_view, 8> kRanked{
    "stv", "irv", "av", "rcv", "alternative-vote", "single-transferable-vote", "approval", "borda"};

/// Small letters, hyphens for blanks.
std::string plain(const std::string& word) {
    std::string out;
    for (const char c : word) {
        if (c == '\'') continue;
        out += c == ' ' || c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

}  // namespace

WordHint word_hint(std::string_view key, const std::string& word,
                   std::span<const std::string> words) {
    const std::string typed = plain(word);
    if (std::ranges::find(words, typed) != words.end()) return {"", typed};
    const auto other = std::ranges::find(kOthers, typed, &Other::name);
    const std::string meant(other == kOthers.end() ? typed : std::string(other->rule));
    if (std::ranges::find(words, meant) != words.end()) return {"", meant};
    if (key == "rule" && std::ranges::find(kRanked, typed) != kRanked.end())
        return {
            "; votes that rank or approve candidates are not counted, sntv is the nearest of "
            "these",
            ""};
    for (const NamedRule& rule : named_rules()) {
        if (rule.name != meant || rule.family == RuleFamily::gender) continue;
        return {fmt::format("; '{0}' is a {1}: {1} = \"{0}\"", meant, family_key(rule.family)), ""};
    }
    return {"", nearest(word, words)};
}

}  // namespace kenesh
