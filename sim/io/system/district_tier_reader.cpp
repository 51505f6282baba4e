#include "sim/io/system/district_tier_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/io/system/district_tables.hpp"
#include "sim/io/system/districting_reader.hpp"
#include "sim/io/system/tiles_reader.hpp"
#include "sim/io/system/words.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/model/limits.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

std::optional<BallotRule> read_ballot_rule(const TableReader& table) {
    std::vector<std::string> names;
    for (const NamedRule& rule : named_rules()) {
        if (rule.family == RuleFamily::ballot) names.emplace_back(rule.name);
    }
    table.require("rule");
    const auto position = table.word("rule", names);
    if (!position) return std::nullopt;
    auto rule = std::get<BallotRule>(find_rule(RuleFamily::ballot, names[*position])->rule);
    const auto votes = table.whole("votes", 1, kMostDistrictSeats);
    if (auto* limited = std::get_if<LimitedVote>(&rule)) {
        table.require("votes");
        limited->votes = static_cast<int>(votes.value_or(1));
    } else if (table.has("votes")) {
        table.error("votes", "'votes' goes with rule = \"limited\"");
    }
    return rule;
}

GenderRule read_gender_rule(const TableReader& table) {
    const auto same = table.whole("max_same_gender", 1, kMostDistrictSeats);
    const auto women = table.whole("min_women", 0, kMostDistrictSeats);
    if (table.has("max_same_gender") && table.has("min_women")) {
        table.error("min_women", "a tier has max_same_gender or min_women, not both");
    }
    if (same) return MaxSameGender{static_cast<int>(*same)};
    if (women) return MinWomen{static_cast<int>(*women)};
    return NoGenderRule{};
}

void read_seats(const TableReader& table, const ReadContext& context,
                const Districting* districting, DistrictTier& tier) {
    if (table.has("seats") && table.has("magnitudes")) {
        table.error("magnitudes", "a tier of districts has 'seats' or 'magnitudes', not both");
        return;
    }
    if (!table.has("magnitudes")) table.require("seats");
    tier.seats = static_cast<int>(table.whole("seats", 1, kMostDistrictSeats).value_or(1));
    const auto name = table.text("magnitudes");
    if (!name) return;
    // Against a districting that is not there every district would be unknown.
    if (context.geography != nullptr && districting == nullptr) return;
    const CsvTable* csv = named_table(context, *table.node("magnitudes"));
    if (csv == nullptr) return;
    if (auto list = read_magnitudes(*csv, districting, *context.mistakes)) {
        tier.magnitudes = std::move(*list);
    }
}

void read_tier_candidates(const TableReader& table, const ReadContext& context,
                          const Districting* districting, DistrictTier& tier, TierPlaces& places) {
    const auto name = table.text("candidates");
    if (!name || (context.geography != nullptr && districting == nullptr)) return;
    const CsvTable* csv = named_table(context, *table.node("candidates"));
    if (csv == nullptr) return;
    if (auto list = read_candidates(*csv, districting, context)) {
        tier.candidates = std::move(list->candidates);
        places.genders = std::move(list->gender_places);
    }
}

void read_tier_tiles(const TableReader& table, const ReadContext& context,
                     const Districting* districting, DistrictTier& tier) {
    const auto name = table.text("tiles");
    if (!name || (context.geography != nullptr && districting == nullptr)) return;
    const CsvTable* csv = named_table(context, *table.node("tiles"));
    if (csv == nullptr) return;
    if (auto list = read_tiles(*csv, districting, *context.mistakes)) {
        tier.tiles = std::move(*list);
    }
}

int most_seats(const DistrictTier& tier) {
    if (tier.magnitudes.empty()) return tier.seats;
    const auto most = std::max_element(
        tier.magnitudes.begin(), tier.magnitudes.end(),
        [](const DistrictMagnitude& a, const DistrictMagnitude& b) { return a.seats < b.seats; });
    return most->seats;
}

void check_rule(const TableReader& table, const DistrictTier& tier) {
    const int most = most_seats(tier);
    const bool one_seat =
        std::holds_alternative<Plurality>(tier.rule) || std::holds_alternative<TwoRound>(tier.rule);
    if (one_seat && most > 1) {
        table.error("rule", fmt::format("this rule fills one seat per district, not {}", most));
    }
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule);
        limited != nullptr && limited->votes >= most) {
        table.error("votes", fmt::format("a limited vote has fewer votes than seats: {} votes, at "
                                         "most {} seats",
                                         limited->votes, most));
    }
    if (const auto* women = std::get_if<MinWomen>(&tier.gender);
        women != nullptr && women->seats > most) {
        table.error("min_women", fmt::format("'min_women' is {}, but no district has more than {} "
                                             "seats",
                                             women->seats, most));
    }
}

}  // namespace

std::optional<DistrictTier> read_district_tier(const TableReader& table, const ReadContext& context,
                                               TierPlaces& places) {
    const Diagnostics::Mark before(*context.mistakes);
    DistrictTier tier;
    if (context.geography == nullptr && !table.has("magnitudes")) table.require("districting");
    const Districting* districting = read_districting(table, context, tier.districting);
    read_seats(table, context, districting, tier);
    const auto rule = read_ballot_rule(table);
    tier.rule = rule.value_or(tier.rule);
    tier.gender = read_gender_rule(table);
    tier.against_all =
        read_word(table, "against_all", kAgainstAllWords).value_or(AgainstAll::ignore);
    tier.spill = table.number("spill", kShare).value_or(1.0);
    tier.contest = table.id("contest").value_or("");
    read_tier_candidates(table, context, districting, tier, places);
    read_tier_tiles(table, context, districting, tier);
    places.rule = table.place("rule");
    places.contest = table.place("contest");
    if (before.clean()) check_rule(table, tier);
    if (!before.clean()) return std::nullopt;
    return tier;
}

}  // namespace kenesh
