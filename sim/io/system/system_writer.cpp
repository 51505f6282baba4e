#include "sim/io/system/system_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

double share(std::int64_t ppm) {
    return static_cast<double>(ppm) / 1e6;
}

/// The name of the rule of that kind, whatever its parameters.
std::string_view name_of(const BallotRule& rule) {
    for (const NamedRule& named : named_rules()) {
        const auto* ballot = std::get_if<BallotRule>(&named.rule);
        if (ballot != nullptr && ballot->index() == rule.index()) return named.name;
    }
    return {};
}

std::string_view name_of(const Formula& formula) {
    for (const NamedRule& named : named_rules()) {
        const auto* known = std::get_if<Formula>(&named.rule);
        if (known == nullptr || known->index() != formula.index()) continue;
        const auto* remainder = std::get_if<LargestRemainder>(&formula);
        const bool same = remainder != nullptr
                              ? std::get<LargestRemainder>(*known).quota == remainder->quota
                              : std::get<HighestAverages>(*known).divisor ==
                                    std::get<HighestAverages>(formula).divisor;
        if (same) return named.name;
    }
    return {};
}

std::string magnitude_table(const std::vector<DistrictMagnitude>& rows) {
    std::string out = "district,seats,min_women,max_same_gender\n";
    for (const DistrictMagnitude& row : rows) {
        const auto* women = std::get_if<MinWomen>(&row.gender);
        const auto* same = std::get_if<MaxSameGender>(&row.gender);
        out += fmt::format("{},{},{},{}\n", exact_cell(row.district), row.seats,
                           women != nullptr ? std::to_string(women->seats) : "",
                           same != nullptr ? std::to_string(same->seats) : "");
    }
    return out;
}

std::string candidate_table(const std::vector<TableCandidate>& rows) {
    std::string out = "district,candidate,choice,gender,effect\n";
    for (const TableCandidate& row : rows) {
        const std::string_view gender = row.gender == Gender::man     ? "m"
                                        : row.gender == Gender::woman ? "f"
                                                                      : "";
        out += fmt::format("{},{},{},{},{}\n", exact_cell(row.district), exact_cell(row.name),
                           exact_cell(row.choice), gender,
                           row.effect ? fmt::format("{}", *row.effect) : "");
    }
    return out;
}

std::string tile_table(const std::vector<DistrictTile>& rows) {
    std::string out = "district,row,column\n";
    for (const DistrictTile& row : rows)
        out += fmt::format("{},{},{}\n", exact_cell(row.district), row.row, row.column);
    return out;
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
    out.text("rule", name_of(tier.rule));
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule)) {
        out.whole("votes", limited->votes);
    }
    if (const auto* same = std::get_if<MaxSameGender>(&tier.gender)) {
        out.whole("max_same_gender", same->seats);
    }
    if (const auto* women = std::get_if<MinWomen>(&tier.gender)) {
        out.whole("min_women", women->seats);
    }
    constexpr std::string_view kAgainstAll[] = {"rerun", "ignore", "absent"};
    out.text("against_all", kAgainstAll[static_cast<std::size_t>(tier.against_all)]);
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
    if (const auto* remainder = std::get_if<LargestRemainder>(&formula)) {
        constexpr std::string_view kRoundings[] = {"exact", "nearest", "down"};
        out.text("formula", "largest-remainder").text("quota", name_of(formula));
        out.text("quota_rounding", kRoundings[static_cast<std::size_t>(remainder->rounding)]);
        return;
    }
    const auto& averages = std::get<HighestAverages>(formula);
    out.text("formula", "highest-averages").text("divisor", name_of(formula));
    if (averages.divisor == Divisor::modified_sainte_lague) {
        out.number("first_divisor", share(averages.first_divisor_ppm));
    }
}

void write_threshold(const Threshold& threshold, TomlWriter& out) {
    constexpr std::string_view kBases[] = {"valid", "votes-cast", "registered"};
    constexpr std::string_view kRegional[] = {"region", "nation"};
    out.number("threshold", share(threshold.national_ppm));
    out.number("regional_threshold", share(threshold.regional_ppm));
    out.text("threshold_base", kBases[static_cast<std::size_t>(threshold.base)]);
    out.text("regional_base", kRegional[static_cast<std::size_t>(threshold.regional_base)]);
    if (threshold.district_seats > 0) out.whole("threshold_seats", threshold.district_seats);
    std::vector<std::pair<std::string, double>> coalitions;
    for (const auto& [members, ppm] : threshold.coalition_ppm) {
        coalitions.emplace_back(std::to_string(members), share(ppm));
    }
    if (!coalitions.empty()) out.raw("coalition_thresholds", toml_inline(coalitions));
}

void write_tier(const ListTier& tier, TomlWriter& out) {
    out.text("kind", "list").whole("seats", tier.rule.seats);
    write_formula(tier.rule.formula, out);
    write_threshold(tier.rule.threshold, out);
    if (tier.rule.max_seats) out.whole("max_seats", *tier.rule.max_seats);
    out.truth("compensatory", tier.rule.compensatory);
    out.number("women_share", share(tier.rule.women_ppm));
    out.text("women_rounding", tier.rule.women_rounding == WomenRounding::up ? "up" : "nearest");
    std::string groups;
    for (const auto& group : tier.joined)
        groups += (groups.empty() ? "" : ", ") + toml_list(group);
    if (!groups.empty()) out.raw("joined", "[" + groups + "]");
}

}  // namespace

std::string exact_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

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
