#include "sim/summary/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

constexpr double kShare = 1.0 / static_cast<double>(kShareUnit);
constexpr double kPoints = 100.0 / static_cast<double>(kShareUnit);
constexpr double kEffective = 1.0 / static_cast<double>(kEffectiveUnit);

Quantiles quantiles_of(const Tallies& tallies, const MeasureSlot& slot, double unit) {
    const auto at = [&](double p) {
        // Dividing by the whole number of units gives the decimal nearest to 0.208, not its
        // neighbour.
        return static_cast<double>(quantile(tallies, slot, p)) / std::round(1.0 / unit);
    };
    return {at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)};
}

Spread spread(const Tallies& tallies, const MeasureSlot& slot, double unit = 1.0) {
    Spread out;
    if (tallies.runs == 0) return out;
    const Estimate mean = estimate(tallies, slot);
    out.mean = mean.mean * unit;
    out.standard_error = mean.standard_error * unit;
    out.deviation = deviation(tallies, slot) * unit;
    if (slot.bins == 0) return out;
    out.quantiles = quantiles_of(tallies, slot, unit);
    const auto bins = histogram(tallies, slot);
    out.histogram = {static_cast<double>(slot.first) * unit,
                     static_cast<double>(slot.width) * unit,
                     {bins.begin(), bins.end()}};
    return out;
}

Estimate scaled(const Estimate& e, double unit) {
    return {e.mean * unit, e.standard_error * unit};
}

std::int64_t sum_of(const Tallies& tallies, const MeasureSlot& slot) {
    return tallies.counts[slot.at];
}

/// Independents are many, so nothing that one actor wins is theirs, unless asked for as a block.
bool is_actor(const PlanChoice& choice, const Plan& plan) {
    return choice.kind == ChoiceKind::party ||
           (choice.kind == ChoiceKind::independents && plan.independents_as_block);
}

ChoiceSummary summarise_choice(const Plan& plan, const SystemPlan& system, std::size_t k,
                               const ChoiceSlots& slots, const Tallies& tallies) {
    const PlanChoice& choice = plan.choices[k];
    ChoiceSummary out;
    out.seats = spread(tallies, slots.seats);
    if (system.list_seats > 0) out.list_seats = spread(tallies, slots.list_seats);
    if (system.district_seats > 0) out.district_seats = spread(tallies, slots.district_seats);
    out.vote_share = spread(tallies, slots.vote_share, kShare);
    if (system.list_seats > 0 && !choice.list && choice.kind != ChoiceKind::against_all &&
        tallies.runs > 0)
        out.list_transfer = scaled(estimate(tallies, slots.list_transfer), kShare);
    if (is_actor(choice, plan)) {
        out.majority = probability(tallies, slots.majority);
        out.two_thirds = probability(tallies, slots.two_thirds);
        out.largest = probability(tallies, slots.largest);
    }
    return out;
}

HouseMeasures summarise_measures(const SystemSlots& slots, const Tallies& tallies) {
    HouseMeasures out;
    out.women = spread(tallies, slots.women);
    out.gallagher = spread(tallies, slots.gallagher, kPoints);
    out.loosemore_hanby = spread(tallies, slots.loosemore_hanby, kPoints);
    out.effective_votes = spread(tallies, slots.effective_votes, kEffective);
    out.effective_seats = spread(tallies, slots.effective_seats, kEffective);
    out.gallagher_pref = spread(tallies, slots.gallagher_pref, kPoints);
    out.loosemore_hanby_pref = spread(tallies, slots.loosemore_hanby_pref, kPoints);
    out.effective_pref = spread(tallies, slots.effective_pref, kEffective);
    out.wasted = spread(tallies, slots.wasted, kShare);
    return out;
}

Events summarise_events(const SystemSlots& slots, const Tallies& tallies) {
    Events out;
    out.gender_replacement = spread(tallies, slots.gender_replacement);
    out.gender_quota_unmet = spread(tallies, slots.gender_quota_unmet);
    out.rerun = spread(tallies, slots.rerun);
    out.unfilled = spread(tallies, slots.unfilled);
    out.deciding_ties = spread(tallies, slots.deciding_ties);
    out.tied_largest = probability(tallies, slots.tied_largest);
    out.inversion = probability(tallies, slots.inversion);
    return out;
}

DistrictTierSummary summarise_tier(const Plan& plan, const SystemPlan& system,
                                   const DistrictTierSlots& slots, const Tallies& tallies) {
    const auto& tier = std::get<DistrictTierPlan>(system.tiers[slots.tier]);
    const ContestPlan& contest = plan.contests[tier.contest];
    DistrictTierSummary out{slots.tier, contest.name, {}, {}};
    out.districts.reserve(slots.districts.size());
    for (std::size_t d = 0; d < slots.districts.size(); ++d) {
        const DistrictSlots& from = slots.districts[d];
        DistrictSummary district;
        district.id = contest.districts[d];
        district.magnitude = tier.magnitude[d];
        for (const MeasureSlot& seats : from.seats)
            district.seats.push_back(spread(tallies, seats));
        district.margin = spread(tallies, from.margin, kShare);
        district.close = probability(tallies, from.close);
        if (!slots.elected.empty())
            for (std::uint32_t c = contest.first_candidate[d]; c < contest.first_candidate[d + 1];
                 ++c)
                district.candidates.push_back({contest.names[c],
                                               plan.choices[contest.candidates[c].choice].id,
                                               probability(tallies, slots.elected[c])});
        out.districts.push_back(std::move(district));
    }
    return out;
}

/// Sums and squares are whole numbers, so the comparison is exact: a sum of n * h with a sum of
/// squares of n * h^2 leaves no room for a run that had another number.
SeatCheck check_seats(const SystemPlan& system, const SystemSlots& slots, const Tallies& tallies) {
    SeatCheck out;
    out.runs = tallies.runs;
    if (tallies.runs == 0) return out;
    std::int64_t given = sum_of(tallies, slots.unfilled);
    for (const ChoiceSlots& choice : slots.choices)
        given += sum_of(tallies, choice.seats);
    const std::int64_t house = sum_of(tallies, slots.house);
    const std::int64_t squares = tallies.counts[slots.house.at + 1];
    const auto runs = static_cast<double>(tallies.runs);
    out.seats_per_run = static_cast<double>(given) / runs;
    out.house_per_run = static_cast<double>(house) / runs;
    const std::int64_t expected = tallies.runs * system.house;
    out.same_every_run = house == expected && squares == expected * system.house;
    out.ok = given == house &&
             (system.most_seats > system.house ? house >= expected : out.same_every_run);
    return out;
}

SystemSummary summarise_system(const Plan& plan, const SystemPlan& system, const SystemSlots& slots,
                               const Tallies& tallies) {
    SystemSummary out;
    out.id = system.id;
    out.name = system.name;
    out.house = system.house;
    out.district_seats = system.district_seats;
    out.list_seats = system.list_seats;
    for (std::size_t k = 0; k < slots.choices.size(); ++k)
        out.choices.push_back(summarise_choice(plan, system, k, slots.choices[k], tallies));
    out.measures = summarise_measures(slots, tallies);
    out.events = summarise_events(slots, tallies);
    for (const DistrictTierSlots& tier : slots.district_tiers)
        out.district_tiers.push_back(summarise_tier(plan, system, tier, tallies));
    out.check = check_seats(system, slots, tallies);
    return out;
}

ComparisonSummary summarise_comparison(const Plan& plan, const ComparisonSlots& slots,
                                       const Tallies& tallies) {
    ComparisonSummary out;
    out.other = slots.other;
    out.gender_rule_only =
        differ_in_gender_rule_only(plan.systems.front(), plan.systems[slots.other]);
    for (const ComparisonSlots::Difference& d : slots.choices)
        out.choices.push_back({spread(tallies, d.all), spread(tallies, d.list),
                               spread(tallies, d.district), probability(tallies, d.more),
                               probability(tallies, d.fewer)});
    out.moved = spread(tallies, slots.moved);
    return out;
}

/// The tiles of the districts, in the summary's order; empty if the tier has no map.
std::vector<Tile> tiles_of(const DistrictTier& tier, const DistrictTierSummary& summary) {
    std::vector<Tile> tiles;
    for (const DistrictSummary& district : summary.districts)
        for (const DistrictTile& tile : tier.tiles)
            if (tile.district == district.id) tiles.push_back({tile.row, tile.column});
    return tiles;
}

SummaryChoice describe(const Choice& choice, const PlanChoice& plan, const MeasureSlot& preference,
                       const Tallies& tallies) {
    SummaryChoice out;
    out.id = choice.id;
    out.name = choice.name.empty() ? choice.id : choice.name;
    out.color = choice.color;
    out.kind = choice.kind;
    out.present = plan.present;
    out.list = plan.list;
    out.strength = plan.strength;
    out.preference_share = spread(tallies, preference, kShare);
    return out;
}

bool has_no_rule(const GenderRule& rule) {
    return std::holds_alternative<NoGenderRule>(rule);
}

/// The scenario's own words, and its poll.
std::string sources_text(const Scenario& scenario) {
    std::string text = scenario.sources;
    if (!scenario.poll) return text;
    const Poll& poll = *scenario.poll;
    text += fmt::format(
        "{}National strengths are drawn around a poll{}: {} answers, design effect "
        "{:g}.",
        text.empty() ? "" : " ", poll.date.empty() ? "" : " of " + poll.date, grouped(poll.sample),
        poll.design_effect);
    return text;
}

}  // namespace

bool differ_in_gender_rule_only(const SystemPlan& with, const SystemPlan& without) {
    if (with.tiers.size() != without.tiers.size()) return false;
    bool dropped = false;
    for (std::size_t t = 0; t < with.tiers.size(); ++t) {
        const auto* a = std::get_if<DistrictTierPlan>(&with.tiers[t]);
        const auto* b = std::get_if<DistrictTierPlan>(&without.tiers[t]);
        if (a == nullptr || b == nullptr) {
            if (with.tiers[t] != without.tiers[t]) return false;
            continue;
        }
        DistrictTierPlan same_gender = *b;
        same_gender.gender = a->gender;
        if (same_gender != *a || !std::ranges::all_of(b->gender, has_no_rule)) return false;
        dropped = dropped || !std::ranges::all_of(a->gender, has_no_rule);
    }
    return dropped;
}

Summary summarise(const Scenario& scenario, const Plan& plan, const TallyLayout& layout,
                  const Simulation& simulation) {
    const Tallies& tallies = simulation.tallies;
    assert(tallies.counts.size() == layout.size && "tallies of another layout");
    Summary out;
    out.scenario = scenario.id;
    out.title = scenario.title;
    out.sources = sources_text(scenario);
    out.seed = plan.seed;
    out.runs = tallies.runs;
    out.antithetic = plan.antithetic;
    out.interrupted = simulation.interrupted;
    out.approximate_districts = scenario.geography.approximate();
    out.independents_as_block = plan.independents_as_block;
    out.turnout = spread(tallies, layout.turnout, kShare);
    out.calibration = plan.calibration;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        out.choices.push_back(
            describe(scenario.choices[k], plan.choices[k], layout.preference[k], tallies));
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        out.systems.push_back(summarise_system(plan, plan.systems[s], layout.systems[s], tallies));
        for (DistrictTierSummary& tier : out.systems.back().district_tiers)
            tier.tiles =
                tiles_of(std::get<DistrictTier>(scenario.systems[s].tiers[tier.tier]), tier);
    }
    for (const ComparisonSlots& comparison : layout.comparisons)
        out.comparisons.push_back(summarise_comparison(plan, comparison, tallies));
    return out;
}

}  // namespace kenesh
