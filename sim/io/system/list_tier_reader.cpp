#include "sim/io/system/list_tier_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/io/system/district_tables.hpp"
#include "sim/io/system/districting_reader.hpp"
#include "sim/io/system/list_formula_reader.hpp"
#include "sim/io/system/list_names_reader.hpp"
#include "sim/io/system/threshold_reader.hpp"
#include "sim/io/system/words.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

int small_whole(const TableReader& table, std::string_view key) {
    return static_cast<int>(table.whole(key, 1, kMostListSeats).value_or(0));
}

void refuse_without(const TableReader& table, std::string_view key, std::string_view other) {
    if (table.has(key)) table.error(key, fmt::format("'{}' goes with {}", key, other));
}

/// Is `seats` a word that says how the seats of districts are apportioned?
bool seats_are_apportioned(const TableReader& table) {
    const TomlNode* seats = table.node("seats");
    return seats != nullptr && seats->text() != nullptr;
}

std::vector<DistrictMagnitude> read_list_magnitudes(const TableReader& table,
                                                    const ReadContext& context,
                                                    const Districting* districting) {
    const auto name = table.text("magnitudes");
    // Against a districting that is not there every district would be unknown.
    if (!name || (context.geography != nullptr && districting == nullptr)) return {};
    const CsvTable* csv = named_table(context, *table.node("magnitudes"));
    if (csv == nullptr) return {};
    auto rows = read_magnitudes(*csv, districting, *context.mistakes);
    if (!rows) return {};
    const bool gender = std::any_of(rows->begin(), rows->end(), [](const DistrictMagnitude& row) {
        return !std::holds_alternative<NoGenderRule>(row.gender);
    });
    if (gender)
        context.mistakes->error({csv->file, 1, 1},
                                "lists have a 'women_share', no gender rule by district");
    return std::move(*rows);
}

/// The districts of a tier that has any.
std::optional<ListDistricts> read_districts(const TableReader& table, const ReadContext& context) {
    const bool apportioned = seats_are_apportioned(table);
    if (!table.has("districting") && !table.has("magnitudes") && !apportioned) {
        for (const std::string_view key :
             {"district_threshold", "house", "apportionment", "district_min_seats"})
            refuse_without(table, key, "districts: a 'districting' or 'magnitudes'");
        return std::nullopt;
    }
    ListDistricts out;
    const Districting* districting = read_districting(table, context, out.districting);
    if (table.has("seats") && table.has("magnitudes"))
        table.error("magnitudes", "districts have 'seats' or 'magnitudes', not both");
    out.magnitudes = read_list_magnitudes(table, context, districting);
    if (apportioned) {
        SeatsOfDistricts& seats = out.apportioned.emplace();
        seats.by = read_word(table, "seats", kSeatsByWords).value_or(SeatsBy::registered);
        table.require("house");
        seats.house = small_whole(table, "house");
        seats.formula = read_named_formula(table, "apportionment").value_or(Formula{});
        seats.min_seats = small_whole(table, "district_min_seats");
    } else {
        for (const std::string_view key : {"house", "apportionment", "district_min_seats"})
            refuse_without(table, key, "seats = \"by-registered\" or \"by-votes\"");
        if (!table.has("magnitudes")) table.require("seats");
        out.seats = static_cast<int>(table.whole("seats", 1, kMostListSeats).value_or(1));
    }
    return out;
}

/// Seats that go to lists otherwise than by the formula.
void read_other_seats(const TableReader& table, ListRule& rule) {
    rule.min_seats = small_whole(table, "min_seats");
    rule.prior_seats = small_whole(table, "prior_seats");
    rule.bonus_seats = small_whole(table, "bonus_seats");
    rule.compensatory = table.truth("compensatory").value_or(false);
    rule.overhang = read_word(table, "overhang", kOverhangWords).value_or(Overhang::kept);
    if (!rule.compensatory) refuse_without(table, "overhang", "compensatory = true");
    for (const std::string_view key : {"min_seats", "prior_seats", "bonus_seats"}) {
        if (rule.compensatory && table.has(key))
            table.error(key, fmt::format("'{}' has no meaning in a compensatory tier", key));
    }
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
    tier.districts = read_districts(table, context);
    if (!tier.districts) {
        table.require("seats");
        rule.seats = static_cast<int>(table.whole("seats", 1, kMostListSeats).value_or(1));
    }
    rule.formula = read_formula(table);
    rule.threshold = read_threshold(table);
    if (const auto most = table.whole("max_seats", 1, kMostListSeats)) {
        rule.max_seats = static_cast<int>(*most);
    }
    read_other_seats(table, rule);
    if (tier.districts && rule.compensatory)
        table.error("compensatory",
                    "a compensatory tier is divided in the nation, not by district");
    rule.women_ppm = parts_per_million(table.number("women_share", kShare).value_or(0.0));
    rule.women_rounding =
        read_word(table, "women_rounding", kWomenRoundingWords).value_or(WomenRounding::up);
    tier.contest = table.id("contest").value_or("");
    read_list_names(table, context, tier);
    if (nobody_runs_a_list(context)) {
        context.mistakes->error(table.place(), "no party of the scenario runs a list");
    }
    if (!before.clean()) return std::nullopt;
    return tier;
}

}  // namespace kenesh
