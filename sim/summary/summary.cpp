#include "sim/summary/summary.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "sim/model/notes.hpp"
#include "sim/summary/district_names.hpp"
#include "sim/summary/measures.hpp"
#include "sim/summary/scenario_says.hpp"

namespace kenesh {
namespace {

/// `mean` in the unit told.
std::optional<Quantiles> quantiles_of(const Tallies& tallies, const MeasureSlot& slot,
                                      MeasureUnit unit, double mean) {
    // Dividing by the whole number of units gives the decimal nearest to 0.208, not its neighbour.
    const double per_unit = std::round(1.0 / told(unit));
    const double half = slot.width == 1 ? 0.0 : static_cast<double>(slot.width) / 2.0 / per_unit;
    bool known = true;
    const auto at = [&](double p) {
        const auto value = quantile(tallies, slot, p);
        known = known && value;
        const double middle = static_cast<double>(value.value_or(0)) / per_unit;
        if (std::abs(mean - middle) > half || half == 0.0) return middle;
        return p < 0.5 ? std::min(middle, mean) : std::max(middle, mean);
    };
    Quantiles out{at(0.05), at(0.25), 0.0, at(0.75), at(0.95)};
    out.median = static_cast<double>(quantile(tallies, slot, 0.5).value_or(0)) / per_unit;
    return known ? std::optional(out) : std::nullopt;
}

Spread spread(const Tallies& tallies, const MeasureSlot& slot,
              MeasureUnit unit = MeasureUnit::whole) {
    Spread out;
    if (tallies.runs == 0) return out;
    const Estimate mean = estimate(tallies, slot);
    out.mean = mean.mean * told(unit);
    out.standard_error = mean.standard_error * told(unit);
    out.deviation = deviation(tallies, slot) * told(unit);
    if (slot.bins == 0) return out;
    out.quantiles = quantiles_of(tallies, slot, unit, out.mean);
    if (slot.width != 1 && out.deviation == 0.0)
        out.quantiles = Quantiles{out.mean, out.mean, out.mean, out.mean, out.mean};
    out.histogram = {static_cast<double>(slot.first) * told(unit),
                     static_cast<double>(slot.width) * told(unit),
                     {}};
    for (const Int128 runs : histogram(tallies, slot))
        out.histogram.runs.push_back(static_cast<std::int64_t>(runs));
    return out;
}

Estimate scaled(const Estimate& e, double unit) {
    return {e.mean * unit, e.standard_error * unit};
}

Int128 sum_of(const Tallies& tallies, const MeasureSlot& slot) {
    return tallies.counts[slot.at];
}

/// `actor`: can have a majority; `transfers`: some of its supporters have no list.
ChoiceSummary summarise_choice(const SystemPlan& system, bool actor, bool transfers,
                               const ChoiceSlots& slots, const Tallies& tallies) {
    ChoiceSummary out;
    out.seats = spread(tallies, slots.seats);
    if (system.list_seats > 0) out.list_seats = spread(tallies, slots.list_seats);
    if (system.district_seats > 0) out.district_seats = spread(tallies, slots.district_seats);
    out.vote_share = spread(tallies, slots.vote_share, MeasureUnit::share);
    if (system.list_seats > 0 && transfers && tallies.runs > 0)
        out.list_transfer =
            scaled(estimate(tallies, slots.list_transfer), told(kListTransfer.unit));
    if (actor) {
        out.majority = probability(tallies, slots.majority);
        out.two_thirds = probability(tallies, slots.two_thirds);
        out.largest = probability(tallies, slots.largest);
    }
    return out;
}

/// Has the choice supporters whose list votes go elsewhere?
bool without_list(const PlanChoice& choice) {
    return !choice.list && choice.kind != ChoiceKind::against_all;
}

bool without_list(const Plan& plan, const PlanBloc& bloc) {
    bool any = false;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        any = any || (bloc.member[k] != 0 && without_list(plan.choices[k]));
    return any;
}

DifferenceSummary summarise_difference(const ComparisonSlots::Difference& d,
                                       const Tallies& tallies) {
    return {spread(tallies, d.all), spread(tallies, d.list), spread(tallies, d.district),
            probability(tallies, d.more), probability(tallies, d.fewer)};
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
        district.margin = spread(tallies, from.margin, MeasureUnit::share);
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

ListTierSummary summarise_tier(const Plan& plan, const SystemPlan& system,
                               const ListDistrictsSlots& slots, const Tallies& tallies) {
    const auto& tier = std::get<ListTierPlan>(system.tiers[slots.tier]);
    const ListDistricting& by = plan.list_districtings[tier.districts->districting];
    ListTierSummary out{slots.tier, by.name, {}};
    for (std::size_t d = 0; d < slots.seats.size(); ++d) {
        ListDistrictSummary& district = out.districts.emplace_back();
        district.id = by.districts[d];
        district.divided = spread(tallies, slots.divided[d]);
        for (const MeasureSlot& seats : slots.seats[d])
            district.seats.push_back(spread(tallies, seats));
    }
    return out;
}

/// Sums and squares are whole numbers, so the comparison is exact: a sum of n * h with a sum of
/// squares of n * h^2 leaves no room for a run that had another number.
SeatCheck check_seats(const SystemPlan& system, const SystemSlots& slots, const Tallies& tallies) {
    SeatCheck out;
    out.runs = tallies.runs;
    if (tallies.runs == 0) return out;
    Int128 given = sum_of(tallies, slots.house[HouseMeasure::unfilled]);
    for (const ChoiceSlots& choice : slots.choices)
        given += sum_of(tallies, choice.seats);
    const MeasureSlot& slot = slots.house[HouseMeasure::house];
    const Int128 house = sum_of(tallies, slot);
    const Int128 squares = tallies.counts[slot.at + 1];
    const auto runs = static_cast<double>(tallies.runs);
    out.seats_per_run = static_cast<double>(given) / runs;
    out.house_per_run = static_cast<double>(house) / runs;
    const Int128 expected = Int128{tallies.runs} * system.house;
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
        out.choices.push_back(summarise_choice(
            system, is_actor(plan, k), without_list(plan.choices[k]), slots.choices[k], tallies));
    for (std::size_t b = 0; b < slots.blocs.size(); ++b)
        out.blocs.push_back(summarise_choice(system, true, without_list(plan, plan.blocs[b]),
                                             slots.blocs[b], tallies));
    for (const HouseRow& row : house_rows())
        out.measures[row.measure] = spread(tallies, slots.house[row.measure], row.unit);
    for (const HouseEvent event : all_of<HouseEvent>())
        out.events[event] = probability(tallies, slots.events[event]);
    for (const DistrictTierSlots& tier : slots.district_tiers)
        out.district_tiers.push_back(summarise_tier(plan, system, tier, tallies));
    for (const ListDistrictsSlots& tier : slots.list_tiers)
        out.list_tiers.push_back(summarise_tier(plan, system, tier, tallies));
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
        out.choices.push_back(summarise_difference(d, tallies));
    for (const ComparisonSlots::Difference& d : slots.blocs)
        out.blocs.push_back(summarise_difference(d, tallies));
    out.moved = spread(tallies, slots.moved);
    return out;
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
    out.preference_share = spread(tallies, preference, MeasureUnit::share);
    return out;
}

bool has_no_rule(const GenderRule& rule) {
    return std::holds_alternative<NoGenderRule>(rule);
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
    out.country = scenario.country;
    out.date = scenario.date;
    out.sources = scenario.sources;
    if (const auto& poll = scenario.poll)
        out.poll = PollFacts{poll->date, poll->sample, poll->design_effect};
    out.seed = plan.seed;
    out.runs = tallies.runs;
    out.antithetic = plan.antithetic;
    out.interrupted = simulation.interrupted;
    out.approximate_districts = scenario.geography.approximate();
    out.independents_as_block = plan.independents_as_block;
    out.gender_told = speaks_of_gender(scenario);
    out.uncertain = !is_certain(scenario);
    out.turnout = spread(tallies, layout.turnout, MeasureUnit::share);
    out.calibration = plan.calibration;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        out.choices.push_back(
            describe(scenario.choices[k], plan.choices[k], layout.preference[k], tallies));
    for (const Bloc& bloc : scenario.blocs)
        out.blocs.push_back({bloc.id, bloc.name.empty() ? bloc.id : bloc.name, bloc.members});
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        out.systems.push_back(summarise_system(plan, plan.systems[s], layout.systems[s], tallies));
        for (DistrictTierSummary& tier : out.systems.back().district_tiers) {
            const auto& of = std::get<DistrictTier>(scenario.systems[s].tiers[tier.tier]);
            name_districts(scenario, of, tier);
        }
    }
    for (const ComparisonSlots& comparison : layout.comparisons)
        out.comparisons.push_back(summarise_comparison(plan, comparison, tallies));
    return out;
}

}  // namespace kenesh
