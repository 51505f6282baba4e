#include "sim/sweep/point_result.hpp"

#include <string>
#include <utility>

namespace kenesh {
namespace {

constexpr double kNoError = -1.0;

/// Collects the measures of one point.
class Collector {
public:
    Collector(const Plan& plan, const Tallies& tallies, SweepPointResult& out)
        : plan_(plan), tallies_(tallies), out_(out) {}

    void at(std::string system, std::string choice = {}) {
        system_ = std::move(system);
        choice_ = std::move(choice);
    }
    void mean(const char* name, const MeasureSlot& slot, double unit = 1.0) {
        const Estimate e = estimate(tallies_, slot);
        add(name, e.mean / unit, e.standard_error / unit);
    }
    void chance(const char* name, const EventSlot& slot) {
        const Estimate e = estimate(tallies_, slot);
        add(name, e.mean, e.standard_error);
    }
    void spread(const MeasureSlot& slot) {
        add("seats_sd", deviation(tallies_, slot), kNoError);
        for (const auto& [name, p] : {std::pair{"seats_q05", 0.05}, std::pair{"seats_q25", 0.25},
                                      std::pair{"seats_median", 0.5}, std::pair{"seats_q75", 0.75},
                                      std::pair{"seats_q95", 0.95}}) {
            add(name, static_cast<double>(quantile(tallies_, slot, p)), kNoError);
        }
    }
    void bins(const MeasureSlot& slot) {
        const auto counts = histogram(tallies_, slot);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] == 0) continue;
            const auto seats = slot.first + static_cast<std::int64_t>(i) * slot.width;
            out_.histogram.push_back({system_, choice_, seats, counts[i]});
        }
    }
    [[nodiscard]] const PlanChoice& choice(std::size_t k) const { return plan_.choices[k]; }
    [[nodiscard]] bool actor(std::size_t k) const {
        const bool block =
            choice(k).kind == ChoiceKind::independents && plan_.independents_as_block;
        return choice(k).kind == ChoiceKind::party || block;
    }

private:
    void add(const char* name, double value, double error) {
        out_.measures.push_back({system_, choice_, name, value, error});
    }

    const Plan& plan_;
    const Tallies& tallies_;
    SweepPointResult& out_;
    std::string system_, choice_;
};

void add_choices(const SystemPlan& system, const SystemSlots& slots, Collector& to) {
    for (std::size_t k = 0; k < slots.choices.size(); ++k) {
        const PlanChoice& choice = to.choice(k);
        if (choice.kind == ChoiceKind::against_all || !choice.present) continue;
        const ChoiceSlots& of = slots.choices[k];
        to.at(system.id, choice.id);
        to.mean("seats", of.seats);
        to.spread(of.seats);
        if (system.list_seats > 0) to.mean("list_seats", of.list_seats);
        if (system.district_seats > 0) to.mean("district_seats", of.district_seats);
        to.mean("vote_share", of.vote_share, static_cast<double>(kShareUnit));
        to.bins(of.seats);
        if (!to.actor(k)) continue;
        to.chance("p_majority", of.majority);
        to.chance("p_two_thirds", of.two_thirds);
        to.chance("p_largest", of.largest);
    }
}

void add_house(const SystemPlan& system, const SystemSlots& slots, Collector& to) {
    constexpr auto kShare = static_cast<double>(kShareUnit);
    constexpr auto kNumber = static_cast<double>(kEffectiveUnit);
    to.at(system.id);
    to.mean("women", slots.women);
    to.mean("gallagher", slots.gallagher, kShare);
    to.mean("loosemore_hanby", slots.loosemore_hanby, kShare);
    to.mean("effective_parties_votes", slots.effective_votes, kNumber);
    to.mean("effective_parties_seats", slots.effective_seats, kNumber);
    to.mean("gallagher_pref", slots.gallagher_pref, kShare);
    to.mean("loosemore_hanby_pref", slots.loosemore_hanby_pref, kShare);
    to.mean("effective_parties_pref", slots.effective_pref, kNumber);
    to.mean("wasted_votes", slots.wasted, kShare);
    to.mean("gender_replacement", slots.gender_replacement);
    to.mean("gender_quota_unmet", slots.gender_quota_unmet);
    to.mean("rerun", slots.rerun);
    to.mean("unfilled", slots.unfilled);
    to.mean("deciding_ties", slots.deciding_ties);
    to.chance("p_tied_largest", slots.tied_largest);
    to.chance("p_inversion", slots.inversion);
}

void add_comparison(const Plan& plan, const ComparisonSlots& slots, Collector& to) {
    const std::string pair = plan.systems.front().id + " - " + plan.systems[slots.other].id;
    for (std::size_t k = 0; k < slots.choices.size(); ++k) {
        const PlanChoice& choice = to.choice(k);
        if (choice.kind == ChoiceKind::against_all || !choice.present) continue;
        to.at(pair, choice.id);
        to.mean("difference", slots.choices[k].all);
        to.chance("p_more", slots.choices[k].more);
        to.chance("p_fewer", slots.choices[k].fewer);
    }
    to.at(pair);
    to.mean("seats_moved", slots.moved);
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
