#include "sim/engine/vector/vector_counts.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace kenesh {
namespace {

/// What a system's tiers can do in some run or do in every run.
struct SystemEvents {
    bool overhang = false, gender = false, drawn = false, rerun = false, lists = false;
    int unmet = 0, unfilled = 0;  ///< in every run
};

SystemEvents events_of(const VectorPlan& plan, std::size_t s) {
    SystemEvents out;
    for (const VectorStep& step : plan.systems[s].steps) {
        if (step.list) {
            const std::size_t tier = plan.list_tiers[step.index].tier;
            const auto& list = std::get<ListTierPlan>(plan.plan->systems[s].tiers[tier]);
            out.overhang = out.overhang || list.rule.compensatory;
            out.lists = true;
            continue;
        }
        const VectorDistrictTier& tier = plan.district_tiers[step.index];
        out.rerun = out.rerun || tier.rerun;
        out.unmet += tier.quota_unmet;
        out.drawn = out.drawn || tier.quota_varies;
        out.unfilled += tier.unfilled;
        for (const VectorSeats& seats : tier.seats) {
            out.gender = out.gender || seats.rule != SeatRule::none;
        }
    }
    return out;
}

/// Gives out sources, and remembers which measures of the layout they fill.
class CountPlanner {
public:
    CountPlanner(const VectorPlan& plan, const TallyLayout& layout)
        : plan_(plan), layout_(layout) {}

    CountPlan fill();

private:
    OptionalIndex add(const MeasureSlot& slot) {
        const bool exact = slot.bins > 0 && slot.width == 1;
        const OptionalIndex source(out_.sources.size());
        out_.sources.push_back({slot.first, slot.width, slot.bins, !exact, out_.bins});
        out_.bins += CountPlan::kCopies * static_cast<std::size_t>(slot.bins);
        show(slot, source);
        return source;
    }
    void show(const MeasureSlot& slot, OptionalIndex source) {
        out_.measures.push_back({slot, source, 0});
    }
    void constant(const MeasureSlot& slot, std::int64_t value) {
        out_.measures.push_back({slot, {}, value});
    }
    /// A source where the value can differ from run to run, otherwise a constant.
    OptionalIndex add_if(bool varies, const MeasureSlot& slot, std::int64_t value = 0) {
        if (varies) return add(slot);
        constant(slot, value);
        return {};
    }
    std::size_t event(const EventSlot& slot) {
        out_.events.push_back(slot);
        return out_.events.size() - 1;
    }
    void fill_choices(std::size_t s);
    OptionalIndex fill_measure(std::size_t s, HouseMeasure measure, const SystemEvents& events);
    void fill_system(std::size_t s);
    OptionalIndex sum(const PlanBloc& bloc, std::span<const OptionalIndex> of,
                      const MeasureSlot& slot);
    void fill_blocs(std::size_t s);
    void fill_blocs(const ComparisonSlots& slots, ComparisonSources& out);
    void fill_comparison(const ComparisonSlots& slots);
    void fill_districts();

    const VectorPlan& plan_;
    const TallyLayout& layout_;
    CountPlan out_;
};

void CountPlanner::fill_choices(std::size_t s) {
    const SystemPlan& system = plan_.plan->systems[s];
    const SystemSlots& slots = layout_.systems[s];
    SystemSources& out = out_.systems[s];
    const bool lists = system.list_seats > 0;
    const bool districts = system.district_seats > 0;
    for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
        const ChoiceSlots& choice = slots.choices[plan_.choice[slot]];
        const bool on_list = lists && plan_.list[slot] != 0;
        out.list_seats.push_back(add_if(on_list, choice.list_seats));
        out.district_seats.push_back(add_if(districts, choice.district_seats));
        out.vote_share.push_back(add(choice.vote_share));
        out.list_transfer.push_back(
            add_if(lists && plan_.homeless[slot] != 0, choice.list_transfer));
        if (on_list && districts) {
            out.seats.push_back(add(choice.seats));
        } else {
            const OptionalIndex only = on_list ? out.list_seats.back() : out.district_seats.back();
            out.seats.push_back(only);
            show(choice.seats, only);
        }
        const std::size_t first = event(choice.majority);
        if (slot == 0) out.first_event = first;
        event(choice.two_thirds);
        event(choice.largest);
    }
    for (const std::size_t k : absent_choices(plan_)) {
        const ChoiceSlots& choice = slots.choices[k];
        for (const MeasureSlot* slot : {&choice.seats, &choice.list_seats, &choice.district_seats,
                                        &choice.vote_share, &choice.list_transfer}) {
            constant(*slot, 0);
        }
    }
}

OptionalIndex CountPlanner::fill_measure(std::size_t s, HouseMeasure measure,
                                         const SystemEvents& events) {
    const MeasureSlot& slot = layout_.systems[s].house[measure];
    switch (measure) {
        case HouseMeasure::house:
            return add_if(events.overhang, slot, plan_.plan->systems[s].house);
        case HouseMeasure::effective_pref: {  // the same in all systems
            if (s == 0) return add(slot);
            const OptionalIndex source = out_.systems[0].house[measure];
            show(slot, source);
            return source;
        }
        case HouseMeasure::gender_replacement:
            return add_if(events.gender, slot);
        case HouseMeasure::gender_quota_unmet:
            return add_if(events.drawn, slot, events.unmet);
        case HouseMeasure::rerun:
            return add_if(events.rerun, slot);
        case HouseMeasure::unfilled:
            return add_if(events.lists, slot, events.unfilled);
        default:
            return add(slot);
    }
}

/// Of the sources `of` the slots, those of the bloc's members together; none where no member has
/// one.
OptionalIndex CountPlanner::sum(const PlanBloc& bloc, std::span<const OptionalIndex> of,
                                const MeasureSlot& slot) {
    SourceSum sum;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (bloc.member[plan_.choice[i]] != 0 && of[i].has_value()) sum.parts.push_back(*of[i]);
    }
    const OptionalIndex source = add_if(!sum.parts.empty(), slot);
    if (!source.has_value()) return {};
    sum.source = *source;
    sum.most = slot.bins > 0 ? static_cast<std::int32_t>(slot.last)
                             : std::numeric_limits<std::int32_t>::max();
    out_.sums.push_back(std::move(sum));
    return source;
}

void CountPlanner::fill_blocs(std::size_t s) {
    SystemSources& out = out_.systems[s];
    for (std::size_t b = 0; b < plan_.plan->blocs.size(); ++b) {
        const PlanBloc& bloc = plan_.plan->blocs[b];
        const ChoiceSlots& slots = layout_.systems[s].blocs[b];
        BlocPowers powers;
        powers.seats = sum(bloc, out.seats, slots.seats);
        static_cast<void>(sum(bloc, out.list_seats, slots.list_seats));
        static_cast<void>(sum(bloc, out.district_seats, slots.district_seats));
        static_cast<void>(sum(bloc, out.vote_share, slots.vote_share));
        static_cast<void>(sum(bloc, out.list_transfer, slots.list_transfer));
        for (std::size_t i = 0; i < plan_.slots(); ++i) {
            const bool rival = bloc.member[plan_.choice[i]] == 0 && plan_.party[i] != 0;
            if (rival && out.seats[i].has_value()) powers.rivals.push_back(*out.seats[i]);
        }
        powers.first_event = event(slots.majority);
        event(slots.two_thirds);
        event(slots.largest);
        out.blocs.push_back(std::move(powers));
    }
}

void CountPlanner::fill_blocs(const ComparisonSlots& slots, ComparisonSources& out) {
    for (std::size_t b = 0; b < plan_.plan->blocs.size(); ++b) {
        const PlanBloc& bloc = plan_.plan->blocs[b];
        BlocChange change;
        change.difference = sum(bloc, out.all, slots.blocs[b].all);
        static_cast<void>(sum(bloc, out.list, slots.blocs[b].list));
        static_cast<void>(sum(bloc, out.district, slots.blocs[b].district));
        change.first_event = event(slots.blocs[b].more);
        event(slots.blocs[b].fewer);
        out.blocs.push_back(change);
    }
}

void CountPlanner::fill_system(std::size_t s) {
    fill_choices(s);
    for (const EventSlot& slot : layout_.systems[s].events.values)
        event(slot);
    const SystemEvents events = events_of(plan_, s);
    for (const HouseMeasure measure : all_of<HouseMeasure>())
        out_.systems[s].house[measure] = fill_measure(s, measure, events);
    fill_blocs(s);
}

void CountPlanner::fill_comparison(const ComparisonSlots& slots) {
    ComparisonSources out;
    out.other = slots.other;
    const SystemSources& a = out_.systems[0];
    const SystemSources& b = out_.systems[slots.other];
    for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
        const auto& d = slots.choices[plan_.choice[slot]];
        const bool list = a.list_seats[slot].has_value() || b.list_seats[slot].has_value();
        const bool district =
            a.district_seats[slot].has_value() || b.district_seats[slot].has_value();
        out.list.push_back(add_if(list, d.list));
        out.district.push_back(add_if(district, d.district));
        out.all.push_back(list && district ? add(d.all)
                                           : (list ? out.list.back() : out.district.back()));
        if (!(list && district)) show(d.all, out.all.back());
        const std::size_t first = event(d.more);
        if (slot == 0) out.first_event = first;
        event(d.fewer);
    }
    for (const std::size_t k : absent_choices(plan_)) {
        for (const MeasureSlot* slot :
             {&slots.choices[k].all, &slots.choices[k].list, &slots.choices[k].district}) {
            constant(*slot, 0);
        }
    }
    out.moved = add(slots.moved);
    fill_blocs(slots, out);
    out_.comparisons.push_back(std::move(out));
}

void CountPlanner::fill_districts() {
    for (const VectorDistrictTier& tier : plan_.district_tiers) {
        out_.elected_at.push_back(out_.events.size());
        for (const EventSlot& slot : slots_of(layout_, tier).elected)
            event(slot);
        out_.districts += tier.seats.size();
        for (const VectorSeats& seats : tier.seats) {
            out_.many_at.push_back(out_.many);
            out_.many += plan_.slots() * (seats.magnitude + 1);
        }
    }
}

CountPlan CountPlanner::fill() {
    out_.systems.resize(plan_.systems.size());
    for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
        out_.preference.push_back(add(layout_.preference[plan_.choice[slot]]));
    }
    for (const std::size_t k : absent_choices(plan_))
        constant(layout_.preference[k], 0);
    out_.turnout = add(layout_.turnout);
    for (std::size_t s = 0; s < plan_.systems.size(); ++s)
        fill_system(s);
    for (const ComparisonSlots& slots : layout_.comparisons)
        fill_comparison(slots);
    fill_districts();
    return std::move(out_);
}

}  // namespace

CountPlan count_plan(const VectorPlan& plan, const TallyLayout& layout) {
    return CountPlanner(plan, layout).fill();
}

std::vector<std::size_t> absent_choices(const VectorPlan& plan) {
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < plan.plan->choices.size(); ++k) {
        if (!plan.plan->choices[k].present) list.push_back(k);
    }
    return list;
}

const DistrictTierSlots& slots_of(const TallyLayout& layout, const VectorDistrictTier& tier) {
    const auto& tiers = layout.systems[tier.system].district_tiers;
    return *std::find_if(tiers.begin(), tiers.end(),
                         [&](const auto& one) { return one.tier == tier.tier; });
}

}  // namespace kenesh
