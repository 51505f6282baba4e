#include "sim/io/system/list_formula_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/system/words.hpp"
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
    refuse(table, "divisors", "formula = \"highest-averages\"");
    auto rule = std::get<LargestRemainder>(
        read_rule(table, RuleFamily::largest_remainder).value_or(LargestRemainder{}));
    rule.rounding =
        read_word(table, "quota_rounding", kQuotaRoundingWords).value_or(QuotaRounding::exact);
    return rule;
}

/// Positive and rising, to six decimals.
std::vector<std::int64_t> read_own_divisors(const TableReader& table) {
    const TomlNode* node = table.node("divisors");
    std::vector<std::int64_t> divisors;
    if (node == nullptr) return divisors;
    constexpr NumberRange kDivisor{0.000001, 1000.0};
    for (std::size_t i = 0; node->array() != nullptr && i < node->array()->size(); ++i) {
        const TomlNode& element = (*node->array())[i];
        const auto number = element.number();
        const std::string fault = number
                                      ? range_fault(*number, kDivisor)
                                      : fmt::format("must be a number, not {}", kind_of(element));
        if (!fault.empty()) {
            table.mistakes().error(element.place, "a divisor " + fault);
            continue;
        }
        divisors.push_back(parts_per_million(*number));
        if (divisors.size() > 1 && divisors.back() <= divisors[divisors.size() - 2])
            table.mistakes().error(element.place, "divisors rise, each above the one before");
    }
    if (divisors.size() < 2) table.error("divisors", "'divisors' is a list of two numbers or more");
    return divisors;
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
    if (rule.divisor == Divisor::own) {
        table.require("divisors");
        rule.own_ppm = read_own_divisors(table);
    } else {
        refuse(table, "divisors", "divisor = \"own\"");
    }
    return rule;
}

}  // namespace

Formula read_formula(const TableReader& table) {
    static const std::array<std::string, 2> kFormulas{"largest-remainder", "highest-averages"};
    const auto named = table.word("formula", kFormulas);
    // A divisor says the formula as well as its name does.
    const bool averages = table.has("formula") ? named == std::size_t{1} : table.has("divisor");
    return averages ? read_highest_averages(table) : read_largest_remainder(table);
}

std::optional<Formula> read_named_formula(const TableReader& table, std::string_view key) {
    std::vector<std::string> names;
    std::vector<Formula> formulas;
    for (const NamedRule& rule : named_rules()) {
        const auto* formula = std::get_if<Formula>(&rule.rule);
        if (formula == nullptr ||
            rule.name == named_rule(Formula{HighestAverages{Divisor::own}}).name)
            continue;
        names.emplace_back(rule.name);
        formulas.push_back(*formula);
    }
    const auto position = table.word(key, names);
    if (!position) return std::nullopt;
    return formulas[*position];
}

}  // namespace kenesh
