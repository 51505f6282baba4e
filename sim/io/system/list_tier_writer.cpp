#include "sim/io/system/list_tier_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/io/system/table_writers.hpp"
#include "sim/io/system/words.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

double share(std::int64_t millionths) {
    return ppm(millionths).value();
}

void write_formula(const Formula& formula, TomlWriter& out) {
    const std::string_view name = named_rule(formula).name;
    if (const auto* remainder = std::get_if<LargestRemainder>(&formula)) {
        out.text("formula", "largest-remainder").text("quota", name);
        out.text("quota_rounding", name_in(kQuotaRoundingWords, remainder->rounding));
        return;
    }
    const auto& averages = std::get<HighestAverages>(formula);
    out.text("formula", "highest-averages").text("divisor", name);
    if (averages.divisor == Divisor::modified_sainte_lague)
        out.number("first_divisor", share(averages.first_divisor_ppm));
    std::string own;
    for (const std::int64_t divisor : averages.own_ppm)
        own += (own.empty() ? "" : ", ") + toml_number(share(divisor));
    if (!own.empty()) out.raw("divisors", "[" + own + "]");
}

/// A decimal of parts per million, or the fraction that the law has.
std::string share_value(Share value) {
    return value.in_millionths() ? toml_number(value.value())
                                 : fmt::format("\"{}/{}\"", value.part(), value.of());
}

void write_threshold(const Threshold& threshold, TomlWriter& out) {
    out.raw("threshold", share_value(threshold.national));
    out.raw("regional_threshold", share_value(threshold.regional));
    out.text("threshold_base", name_in(kThresholdBaseWords, threshold.base));
    out.text("regional_base", name_in(kRegionalBaseWords, threshold.regional_base));
    if (!threshold.district.is_zero())
        out.raw("district_threshold", share_value(threshold.district));
    if (threshold.votes > 0) out.whole("threshold_votes", threshold.votes);
    if (threshold.district_seats > 0) out.whole("threshold_seats", threshold.district_seats);
    std::string coalitions;
    for (const auto& [members, bar] : threshold.coalitions)
        coalitions += fmt::format("{}{} = {}", coalitions.empty() ? "" : ", ",
                                  toml_quoted(std::to_string(members)), share_value(bar));
    if (!coalitions.empty()) out.raw("coalition_thresholds", "{ " + coalitions + " }");
}

void write_districts(const ListTier& tier, const std::string& name, TomlWriter& out,
                     std::vector<ResultFile>& tables) {
    if (!tier.districts) {
        out.whole("seats", tier.rule.seats);
        return;
    }
    const ListDistricts& districts = *tier.districts;
    out.text("districting", districts.districting);
    if (districts.apportioned) {
        out.text("seats", name_in(kSeatsByWords, districts.apportioned->by));
        out.whole("house", districts.apportioned->house);
        out.text("apportionment", named_rule(districts.apportioned->formula).name);
        if (districts.apportioned->min_seats > 0)
            out.whole("district_min_seats", districts.apportioned->min_seats);
    } else if (districts.magnitudes.empty()) {
        out.whole("seats", districts.seats);
    } else {
        tables.push_back(
            {"tables/magnitudes-" + name + ".csv", magnitude_table(districts.magnitudes)});
        out.text("magnitudes", tables.back().name);
    }
}

/// A group with the groups inside it in brackets of their own.
std::string joined_group(const std::vector<std::string>& group,
                         const std::vector<std::vector<std::string>>& all_inside) {
    std::vector<std::string> left = group;
    std::string text;
    for (const std::vector<std::string>& inside : all_inside) {
        if (std::find(group.begin(), group.end(), inside.front()) == group.end()) continue;
        text += (text.empty() ? "" : ", ") + toml_list(inside);
        std::erase_if(left, [&](const std::string& id) {
            return std::find(inside.begin(), inside.end(), id) != inside.end();
        });
    }
    const std::string alone = toml_list(left);
    const std::string rest = left.empty() ? "" : alone.substr(1, alone.size() - 2);
    return "[" + text + (text.empty() || rest.empty() ? "" : ", ") + rest + "]";
}

void write_names(const ListTier& tier, const std::string& name, TomlWriter& out,
                 std::vector<ResultFile>& tables) {
    std::string groups;
    for (const auto& group : tier.joined)
        groups += (groups.empty() ? "" : ", ") + joined_group(group, tier.joined_inside);
    if (!groups.empty()) out.raw("joined", "[" + groups + "]");
    if (!tier.exempt.empty()) out.raw("exempt", toml_list(tier.exempt));
    if (tier.caps.empty()) return;
    tables.push_back({"tables/caps-" + name + ".csv", cap_table(tier.caps)});
    out.text("caps", tables.back().name);
}

}  // namespace

void write_list_tier(const ListTier& tier, const std::string& name, TomlWriter& out,
                     std::vector<ResultFile>& tables) {
    const ListRule& rule = tier.rule;
    out.text("kind", "list");
    write_districts(tier, name, out, tables);
    write_formula(rule.formula, out);
    write_threshold(rule.threshold, out);
    if (rule.max_seats) out.whole("max_seats", *rule.max_seats);
    if (rule.min_seats > 0) out.whole("min_seats", rule.min_seats);
    if (rule.prior_seats > 0) out.whole("prior_seats", rule.prior_seats);
    if (rule.bonus_seats > 0) out.whole("bonus_seats", rule.bonus_seats);
    out.truth("compensatory", rule.compensatory);
    if (rule.overhang != Overhang::kept)
        out.text("overhang", name_in(kOverhangWords, rule.overhang));
    out.number("women_share", share(rule.women_ppm));
    out.text("women_rounding", name_in(kWomenRoundingWords, rule.women_rounding));
    if (!tier.contest.empty()) out.text("contest", tier.contest);
    write_names(tier, name, out, tables);
}

}  // namespace kenesh
