#include "sim/report/sweep/key_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "sim/sweep/setting_value.hpp"

namespace kenesh {
namespace {

struct Words {
    std::string_view key;
    std::string_view words;
};

/// Of a party or of independents, before "of NAME".
constexpr std::array<Words, 8> kOfChoice{
    {{"strength", "strength"},
     {"candidates", "candidates in a district"},
     {"candidates_single", "candidates in a one-seat district"},
     {"women", "share of women among the candidates"},
     {"vote_management", "vote management"},
     {"list", "list"},
     {"votes_used", "votes used"},
     {"front_runners", "front-runners"}}};

constexpr std::array<Words, 10> kOfAll{{{"uncertainty.national", "deviation of national swings"},
                                        {"uncertainty.region", "deviation of regional swings"},
                                        {"uncertainty.unit", "deviation of local swings"},
                                        {"uncertainty.candidate", "deviation of personal votes"},
                                        {"uncertainty.women_effect", "effect of being a woman"},
                                        {"turnout.mean", "turnout"},
                                        {"turnout.national", "deviation of turnout"},
                                        {"lean_weight", "weight of regional leans"},
                                        {"list_abstain", "share without a vote for a list"},
                                        {"votes_used", "votes used"}}};

std::string of_name(std::span<const ChoiceName> names, const std::string& id) {
    const auto at = std::ranges::find(names, id, &ChoiceName::id);
    return at == names.end() ? id : at->name;
}

std::vector<std::string> parts_of(const std::string& key) {
    std::vector<std::string> parts(1);
    for (const char c : key) {
        if (c == '.') parts.emplace_back();
        if (c != '.') parts.back() += c;
    }
    return parts;
}

std::string spaced(std::string words) {
    std::ranges::replace(words, '_', ' ');
    return words;
}

}  // namespace

std::string key_words(const std::string& key, std::span<const ChoiceName> choices,
                      std::span<const ChoiceName> systems) {
    const auto all = std::ranges::find(kOfAll, std::string_view(key), &Words::key);
    if (all != kOfAll.end()) return std::string(all->words);
    const std::vector<std::string> parts = parts_of(key);
    const bool of_party = parts.size() == 3 && parts[0] == "party";
    if (of_party || (parts.size() == 2 && parts[0] == "independents")) {
        const auto at = std::ranges::find(kOfChoice, std::string_view(parts.back()), &Words::key);
        const std::string what =
            at == kOfChoice.end() ? spaced(parts.back()) : std::string(at->words);
        return what + " of " + (of_party ? of_name(choices, parts[1]) : "independents");
    }
    if (parts.size() > 2 && parts[0] == "system")
        return spaced(parts.back()) + ", " + of_name(systems, parts[1]);
    return key;
}

bool is_share(const std::string& key) {
    constexpr std::array<std::string_view, 7> kShares{
        "strength",    "threshold",    "women",     "regional_threshold",
        "women_share", "list_abstain", "votes_used"};
    return key == "turnout.mean" ||
           std::ranges::find(kShares, std::string_view(parts_of(key).back())) != kShares.end();
}

std::string value_words(const std::string& key, const std::string& value) {
    const double number = setting_number(value);
    if (!is_share(key) || std::isnan(number)) return value;
    return fmt::format("{:.4g} %", 100.0 * number);
}

std::string capital(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

}  // namespace kenesh
