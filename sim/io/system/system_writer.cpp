#include "sim/io/system/system_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/io/system/words.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

double share(std::int64_t millionths) {
    return ppm(millionths).value();
}

std::string magnitude_table(const std::vector<DistrictMagnitude>& rows) {
    CsvWriter out(CsvText::exact);
    out.text("district").text("seats").text("min_women").text("max_same_gender").end_line();
    const auto bound = [&](const auto* rule) {
        if (rule != nullptr) {
            out.number(std::int64_t{rule->seats});
        } else {
            out.empty();
        }
    };
    for (const DistrictMagnitude& row : rows) {
        out.text(row.district).number(std::int64_t{row.seats});
        bound(std::get_if<MinWomen>(&row.gender));
        bound(std::get_if<MaxSameGender>(&row.gender));
        out.end_line();
    }
    return out.take();
}

std::string candidate_table(const std::vector<TableCandidate>& rows) {
    CsvWriter out(CsvText::exact);
    out.text("district").text("candidate").text("choice").text("gender").text("effect").end_line();
    for (const TableCandidate& row : rows) {
        out.text(row.district).text(row.name).text(row.choice).text(letter_of(row.gender));
        if (row.effect) {
            out.number(*row.effect);
        } else {
            out.empty();
        }
        out.end_line();
    }
    return out.take();
}

std::string tile_table(const std::vector<DistrictTile>& rows) {
    CsvWriter out(CsvText::exact);
    out.text("district").text("row").text("column").end_line();
    for (const DistrictTile& row : rows)
        out.text(row.district)
            .number(std::int64_t{row.row})
            .number(std::int64_t{row.column})
            .end_line();
    return out.take();
}

void write_tier(const DistrictTier& tier, const std::string& name, TomlWriter& out,
                std::vector<ResultFile>& tables) {
    out.text("kind", "districts").text("districting", tier.districting);
    if (tier.magnitudes.empty()) {
        out.whole("seats", tier.seats);
    } else {
        tables.push_back({"tables/magnitudes-" + name + ".csv", magnitude_table(tier.magnitudes)});
        out.text("magnitudes", tables.back().name);
    }
    out.text("rule", named_rule(tier.rule).name);
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule)) {
        out.whole("votes", limited->votes);
    }
    if (const auto* same = std::get_if<MaxSameGender>(&tier.gender)) {
        out.whole("max_same_gender", same->seats);
    }
    if (const auto* women = std::get_if<MinWomen>(&tier.gender)) {
        out.whole("min_women", women->seats);
    }
    out.text("against_all", word_of(kAgainstAllWords, tier.against_all));
    out.number("spill", tier.spill);
    if (!tier.contest.empty()) out.text("contest", tier.contest);
    if (!tier.candidates.empty()) {
        tables.push_back({"tables/candidates-" + name + ".csv", candidate_table(tier.candidates)});
        out.text("candidates", tables.back().name);
    }
    if (!tier.tiles.empty()) {
        tables.push_back({"tables/tiles-" + name + ".csv", tile_table(tier.tiles)});
        out.text("tiles", tables.back().name);
    }
}

void write_formula(const Formula& formula, TomlWriter& out) {
    const std::string_view name = named_rule(formula).name;
    if (const auto* remainder = std::get_if<LargestRemainder>(&formula)) {
        out.text("formula", "largest-remainder").text("quota", name);
        out.text("quota_rounding", word_of(kQuotaRoundingWords, remainder->rounding));
        return;
    }
    const auto& averages = std::get<HighestAverages>(formula);
    out.text("formula", "highest-averages").text("divisor", name);
    if (averages.divisor == Divisor::modified_sainte_lague) {
        out.number("first_divisor", share(averages.first_divisor_ppm));
    }
}

/// A decimal of parts per million, or the fraction that the law has.
void write_share(std::string_view key, Share value, TomlWriter& out) {
    if (value.in_millionths()) {
        out.number(key, value.value());
    } else {
        out.text(key, fmt::format("{}/{}", value.part(), value.of()));
    }
}

void write_threshold(const Threshold& threshold, TomlWriter& out) {
    write_share("threshold", threshold.national, out);
    write_share("regional_threshold", threshold.regional, out);
    out.text("threshold_base", word_of(kThresholdBaseWords, threshold.base));
    out.text("regional_base", word_of(kRegionalBaseWords, threshold.regional_base));
    if (threshold.district_seats > 0) out.whole("threshold_seats", threshold.district_seats);
    std::vector<std::pair<std::string, double>> coalitions;
    for (const auto& [members, bar] : threshold.coalitions)
        coalitions.emplace_back(std::to_string(members), bar.value());
    if (!coalitions.empty()) out.raw("coalition_thresholds", toml_inline(coalitions));
}

void write_tier(const ListTier& tier, TomlWriter& out) {
    out.text("kind", "list").whole("seats", tier.rule.seats);
    write_formula(tier.rule.formula, out);
    write_threshold(tier.rule.threshold, out);
    if (tier.rule.max_seats) out.whole("max_seats", *tier.rule.max_seats);
    out.truth("compensatory", tier.rule.compensatory);
    out.number("women_share", share(tier.rule.women_ppm));
    out.text("women_rounding", word_of(kWomenRoundingWords, tier.rule.women_rounding));
    std::string groups;
    for (const auto& group : tier.joined)
        groups += (groups.empty() ? "" : ", ") + toml_list(group);
    if (!groups.empty()) out.raw("joined", "[" + groups + "]");
}

}  // namespace

void write_system(const System& system, TomlWriter& out, std::vector<ResultFile>& tables) {
    out.list_header("system").text("id", system.id).text("name", system.name);
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        out.list_header("system.tier");
        if (const auto* district = std::get_if<DistrictTier>(&system.tiers[t])) {
            write_tier(*district, system.id + "-" + std::to_string(t), out, tables);
        } else {
            write_tier(std::get<ListTier>(system.tiers[t]), out);
        }
    }
}

}  // namespace kenesh
