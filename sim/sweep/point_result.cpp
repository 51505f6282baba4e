#include "sim/sweep/point_result.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "sim/summary/measures.hpp"
#include "sim/summary/probability.hpp"

namespace kenesh {
namespace {

constexpr std::optional<double> kNoError;

/// Collects the measures of one point.
class Collector {
public:
    Collector(const Plan& plan, const Tallies& tallies, SweepPointResult& out)
        : plan_(plan), tallies_(tallies), out_(out) {}

    void at(std::string system, std::string choice = {}) {
        system_ = std::move(system);
        choice_ = std::move(choice);
    }
    void mean(std::string_view name, const MeasureSlot& slot,
              MeasureUnit unit = MeasureUnit::whole) {
        const Estimate e = estimate(tallies_, slot);
        add(name, e.mean * told(unit), e.standard_error * told(unit));
    }
    void mean(const ChoiceRow& row, const ChoiceSlots& slots) {
        mean(row.name, slots.*row.slot, row.unit);
    }
    void chance(const ChanceRow& row, const ChoiceSlots& slots) {
        chance(row.name, slots.*row.slot);
    }
    void chance(std::string_view name, const EventSlot& slot) {
        const Probability chance = probability(tallies_, slot);
        add(name, chance.p, chance.standard_error);
        out_.measures.back().low = chance.low;
        out_.measures.back().high = chance.high;
    }
    void spread(const MeasureSlot& slot) {
        add("seats_sd", deviation(tallies_, slot), kNoError);
        for (const auto& [name, p] : {std::pair{"seats_q05", 0.05}, std::pair{"seats_q25", 0.25},
                                      std::pair{"seats_median", 0.5}, std::pair{"seats_q75", 0.75},
                                      std::pair{"seats_q95", 0.95}}) {
            if (const auto seats = quantile(tallies_, slot, p))
                add(name, static_cast<double>(*seats), kNoError);
        }
    }
    void bins(const MeasureSlot& slot) {
        const auto counts = histogram(tallies_, slot);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] == 0) continue;
            const auto seats = slot.first + static_cast<std::int64_t>(i) * slot.width;
            out_.histogram.push_back(
                {system_, choice_, seats, static_cast<std::int64_t>(counts[i])});
        }
    }
    [[nodiscard]] const PlanChoice& choice(std::size_t k) const { return plan_.choices[k]; }
    [[nodiscard]] const PlanBloc& bloc(std::size_t b) const { return plan_.blocs[b]; }
    [[nodiscard]] bool actor(std::size_t k) const { return is_actor(plan_, k); }

private:
    void add(std::string_view name, double value, std::optional<double> error) {
        out_.measures.push_back({system_, choice_, std::string(name), value, error, {}, {}});
    }

    const Plan& plan_;
    const Tallies& tallies_;
    SweepPointResult& out_;
    std::string system_, choice_;
};

/// `actor`: can have a majority.
void add_choice(const SystemPlan& system, const ChoiceSlots& of, bool actor, Collector& to) {
    to.mean(kSeats, of);
    to.spread(of.seats);
    if (system.list_seats > 0) to.mean(kListSeats, of);
    if (system.district_seats > 0) to.mean(kDistrictSeats, of);
    to.mean(kVoteShare, of);
    to.bins(of.seats);
    if (!actor) return;
    for (const ChanceRow* row : {&kMajority, &kTwoThirds, &kLargest})
        to.chance(*row, of);
}

void add_choices(const SystemPlan& system, const SystemSlots& slots, Collector& to) {
    for (std::size_t k = 0; k < slots.choices.size(); ++k) {
        const PlanChoice& choice = to.choice(k);
        if (choice.kind == ChoiceKind::against_all || !choice.present) continue;
        to.at(system.id, choice.id);
        add_choice(system, slots.choices[k], to.actor(k), to);
    }
    for (std::size_t b = 0; b < slots.blocs.size(); ++b) {
        to.at(system.id, to.bloc(b).id);
        add_choice(system, slots.blocs[b], true, to);
    }
}

void add_house(const SystemPlan& system, const SystemSlots& slots, Collector& to) {
    to.at(system.id);
    for (const HouseMeasure measure : all_of<HouseMeasure>()) {
        if (measure == HouseMeasure::house) continue;
        const HouseRow& row = row_of(measure);
        to.mean(row.name, slots.house[measure], row.unit);
    }
    for (const EventRow& row : event_rows())
        to.chance(row.name, slots.events[row.event]);
}

void add_comparison(const Plan& plan, const ComparisonSlots& slots, Collector& to) {
    const std::string pair = plan.systems.front().id + " - " + plan.systems[slots.other].id;
    const auto add = [&](const std::string& id, const ComparisonSlots::Difference& of) {
        to.at(pair, id);
        to.mean(kDifference, of.all);
        to.chance(kMore, of.more);
        to.chance(kFewer, of.fewer);
    };
    for (std::size_t k = 0; k < slots.choices.size(); ++k) {
        const PlanChoice& choice = to.choice(k);
        if (choice.kind == ChoiceKind::against_all || !choice.present) continue;
        add(choice.id, slots.choices[k]);
    }
    for (std::size_t b = 0; b < slots.blocs.size(); ++b)
        add(to.bloc(b).id, slots.blocs[b]);
    to.at(pair);
    to.mean(kMoved, slots.moved);
}

}  // namespace

SweepPointResult point_result(const Plan& plan, const TallyLayout& layout, const Tallies& tallies) {
    SweepPointResult out;
    out.runs = tallies.runs;
    Collector to(plan, tallies, out);
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        add_choices(plan.systems[s], layout.systems[s], to);
        add_house(plan.systems[s], layout.systems[s], to);
    }
    for (const ComparisonSlots& comparison : layout.comparisons)
        add_comparison(plan, comparison, to);
    return out;
}

}  // namespace kenesh
