#include "sim/io/system/list_tier_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "sim/io/system/words.hpp"
#include "sim/model/limits.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

std::vector<std::string> rule_names(RuleFamily family) {
    std::vector<std::string> names;
    for (const NamedRule& rule : named_rules()) {
        if (rule.family == family) names.emplace_back(rule.name);
    }
    return names;
}

/// The rule that the family's key names; nothing where the key is missing or wrong.
std::optional<Formula> read_rule(const TableReader& table, RuleFamily family) {
    const std::vector<std::string> names = rule_names(family);
    const auto position = table.word(family_key(family), names);
    if (!position) return std::nullopt;
    return std::get<Formula>(find_rule(family, names[*position])->rule);
}

void refuse(const TableReader& table, std::string_view key, std::string_view goes_with) {
    if (!table.has(key)) return;
    table.error(key, fmt::format("'{}' goes with {}", key, goes_with));
}

Formula read_largest_remainder(const TableReader& table) {
    refuse(table, "divisor", "formula = \"highest-averages\"");
    refuse(table, "first_divisor", "formula = \"highest-averages\"");
    auto rule = std::get<LargestRemainder>(
        read_rule(table, RuleFamily::largest_remainder).value_or(LargestRemainder{}));
    rule.rounding =
        read_word(table, "quota_rounding", kQuotaRoundingWords).value_or(QuotaRounding::exact);
    return rule;
}

Formula read_highest_averages(const TableReader& table) {
    refuse(table, "quota", "formula = \"largest-remainder\"");
    refuse(table, "quota_rounding", "formula = \"largest-remainder\"");
    auto rule = std::get<HighestAverages>(
        read_rule(table, RuleFamily::highest_averages).value_or(HighestAverages{}));
    const auto first = table.number("first_divisor", {0.000001, 3.0});
    if (first && rule.divisor != Divisor::modified_sainte_lague) {
        table.error("first_divisor",
                    "'first_divisor' goes with divisor = \"modified-sainte-lague\"");
    } else if (first) {
        rule.first_divisor_ppm = parts_per_million(*first);
    }
    return rule;
}

Formula read_formula(const TableReader& table) {
    static const std::array<std::string, 2> kFormulas{"largest-remainder", "highest-averages"};
    const auto named = table.word("formula", kFormulas);
    // A divisor says the formula as well as its name does.
    const bool averages = table.has("formula") ? named == std::size_t{1} : table.has("divisor");
    return averages ? read_highest_averages(table) : read_largest_remainder(table);
}

std::map<int, Share> read_coalitions(const TableReader& table) {
    std::map<int, Share> out;
    for (const TomlEntry& entry : table.entries("coalition_thresholds")) {
        int members = 0;
        const char* end = entry.key.data() + entry.key.size();
        const auto [stop, error] = std::from_chars(entry.key.data(), end, members);
        if (error != std::errc{} || stop != end || members < 2 || members > kMostMembers) {
            table.mistakes().error(entry.place,
                                   fmt::format("a coalition has from 2 to {} members, not '{}'",
                                               kMostMembers, entry.key));
            continue;
        }
        const auto share = entry.node.number();
        const std::string fault =
            share ? range_fault(*share, kShare)
                  : fmt::format("must be a number, not {}", kind_of(entry.node));
        if (!fault.empty()) {
            table.mistakes().error(entry.node.place, "a coalition's threshold " + fault);
        } else {
            out[members] = ppm(parts_per_million(*share));
        }
    }
    return out;
}

Threshold read_threshold(const TableReader& table) {
    Threshold out;
    out.national = ppm(parts_per_million(table.number("threshold", kShare).value_or(0.0)));
    out.regional = ppm(parts_per_million(table.number("regional_threshold", kShare).value_or(0.0)));
    out.base =
        read_word(table, "threshold_base", kThresholdBaseWords).value_or(ThresholdBase::valid);
    out.regional_base =
        read_word(table, "regional_base", kRegionalBaseWords).value_or(RegionalBase::region);
    out.district_seats =
        static_cast<int>(table.whole("threshold_seats", 1, kMostListSeats).value_or(0));
    out.coalitions = read_coalitions(table);
    return out;
}

/// One group of `joined`; its ids go to `seen`.
std::vector<std::string> read_group(const TomlNode& node, const ReadContext& context,
                                    std::vector<std::string>& seen) {
    std::vector<std::string> group;
    for (const TomlNode& element : *node.array()) {
        const std::string* id = element.text();
        if (id == nullptr) {
            context.mistakes->error(element.place, "'joined' must be lists of ids of parties");
            continue;
        }
        if (std::find(seen.begin(), seen.end(), *id) != seen.end()) {
            context.mistakes->error(element.place,
                                    fmt::format("'{}' is joined twice; a list joins once", *id));
            continue;
        }
        seen.push_back(*id);
        group.push_back(*id);
        if (context.choices == nullptr) continue;
        const auto k = find_choice(*context.choices, *id, element.place, *context.mistakes);
        if (k && !(*context.choices)[*k].list) {
            context.mistakes->error(element.place, fmt::format("'{}' runs no list", *id));
        }
    }
    return group;
}

std::vector<std::vector<std::string>> read_joined(const TableReader& table,
                                                  const ReadContext& context) {
    std::vector<std::vector<std::string>> out;
    const TomlNode* node = table.node("joined");
    if (node == nullptr) return out;
    if (node->array() == nullptr) {
        table.error("joined", fmt::format("'joined' must be lists of ids of parties, not {}",
                                          kind_of(*node)));
        return out;
    }
    std::vector<std::string> seen;
    for (const TomlNode& element : *node->array()) {
        if (element.array() == nullptr || element.array()->size() < 2) {
            context.mistakes->error(element.place,
                                    "each group of 'joined' is a list of two or more ids");
            continue;
        }
        out.push_back(read_group(element, context, seen));
    }
    return out;
}

bool nobody_runs_a_list(const ReadContext& context) {
    if (context.choices == nullptr) return false;
    bool any_voter = false;  // strengths with mistakes are all left at 0 and say nothing
    for (const Choice& choice : *context.choices) {
        if (choice.strength > 0.0 && choice.list) return false;
        any_voter = any_voter || choice.strength > 0.0;
    }
    return any_voter;
}

}  // namespace

std::optional<ListTier> read_list_tier(const TableReader& table, const ReadContext& context) {
    const Diagnostics::Mark before(*context.mistakes);
    ListTier tier;
    ListRule& rule = tier.rule;
    table.require("seats");
    rule.seats = static_cast<int>(table.whole("seats", 1, kMostListSeats).value_or(1));
    rule.formula = read_formula(table);
    rule.threshold = read_threshold(table);
    if (const auto most = table.whole("max_seats", 1, kMostListSeats)) {
        rule.max_seats = static_cast<int>(*most);
    }
    rule.compensatory = table.truth("compensatory").value_or(false);
    rule.women_ppm = parts_per_million(table.number("women_share", kShare).value_or(0.0));
    rule.women_rounding =
        read_word(table, "women_rounding", kWomenRoundingWords).value_or(WomenRounding::up);
    tier.joined = read_joined(table, context);
    if (nobody_runs_a_list(context)) {
        context.mistakes->error(table.place(), "no party of the scenario runs a list");
    }
    if (!before.clean()) return std::nullopt;
    return tier;
}

}  // namespace kenesh
