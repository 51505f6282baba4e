// What a run adds to the tallies: tally/measures.hpp in float32, a lane per run.
#if defined(KENESH_KERNELS_MEASURES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_MEASURES_INL
#undef KENESH_KERNELS_MEASURES_INL
#else
#define KENESH_KERNELS_MEASURES_INL
#endif

#include "sim/engine/vector/kernels/kernels_blocs-inl.hpp"
#include "sim/engine/vector/kernels/kernels_shares-inl.hpp"
#include "sim/engine/vector/kernels/kernels_tallies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// What a system's tiers add up to, once per run.
template <std::size_t T>
HWY_INLINE void measure_events(const Lane<T>& lane, const VectorSystem& system, int house,
                               const SystemSources& out, IntV& whole_house) {
    const VectorState& s = lane.state;
    IntV women = set(0), replaced = set(0), rerun = set(0), unfilled = set(0), ties = set(0);
    IntV unmet = set(0);
    whole_house = set(house);
    for (const VectorStep& step : system.steps) {
        const std::size_t at = lane.at(step.index);
        if (step.list) {
            women = hn::Add(women, load(s.list_women.data() + at));
            unfilled = hn::Add(unfilled, load(s.list_unfilled.data() + at));
            ties = hn::Add(ties, load(s.list_ties.data() + at));
            whole_house = hn::Add(whole_house, load(s.overhang.data() + at));
            continue;
        }
        women = hn::Add(women, load(s.district_women.data() + at));
        replaced = hn::Add(replaced, load(s.replaced.data() + at));
        rerun = hn::Add(rerun, load(s.reruns.data() + at));
        ties = hn::Add(ties, load(s.district_ties.data() + at));
        unmet = hn::Add(unmet, load(s.unmet.data() + at));
        unmet = hn::Add(unmet, set(lane.plan.district_tiers[step.index].quota_unmet));
        unfilled = hn::Add(unfilled, set(lane.plan.district_tiers[step.index].unfilled));
    }
    lane.put(out.house[HouseMeasure::women], women);
    lane.put(out.house[HouseMeasure::gender_replacement], replaced);
    lane.put(out.house[HouseMeasure::gender_quota_unmet], unmet);
    lane.put(out.house[HouseMeasure::rerun], rerun);
    lane.put(out.house[HouseMeasure::unfilled], unfilled);
    lane.put(out.house[HouseMeasure::deciding_ties], ties);
    lane.put(out.house[HouseMeasure::house], whole_house);
}

/// The largest party and inversions of one run.
struct Powers {
    IntV most;
    IntV largest;  ///< slot of the party that alone has most seats, or -1
    IntM tied;
    IntM inversion;
};

template <std::size_t T>
HWY_INLINE IntV all_seats(const Lane<T>& lane, const VectorSystem& system, std::size_t slot) {
    return hn::Add(lane.seats(system, slot, true), lane.seats(system, slot, false));
}

template <std::size_t T>
HWY_INLINE Powers measure_powers(const Lane<T>& lane, const VectorSystem& system) {
    const VectorPlan& plan = lane.plan;
    Powers out{set(0), set(-1), no_lane(), no_lane()};
    IntV votes_of_largest = set(0), most_votes = set(0);
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        if (plan.party[k] == 0) continue;
        const IntV seats = all_seats(lane, system, k);
        const IntV votes = lane.votes(system, k);
        const IntM more = hn::Gt(seats, out.most);
        const IntM same = hn::And(hn::Eq(seats, out.most), hn::Gt(seats, set(0)));
        out.tied = hn::Or(same, hn::AndNot(more, out.tied));
        out.largest = hn::IfThenElse(more, set(static_cast<std::int32_t>(k)), out.largest);
        votes_of_largest = hn::IfThenElse(more, votes, votes_of_largest);
        out.most = hn::Max(out.most, seats);
        most_votes = hn::Max(most_votes, votes);
    }
    out.largest = hn::IfThenElse(out.tied, set(-1), out.largest);
    out.inversion = hn::And(at_least(out.largest, set(0)), hn::Gt(most_votes, votes_of_largest));
    return out;
}

template <std::size_t T>
HWY_INLINE void measure_system(const VectorPlan& plan, const CountPlan& places, std::size_t s,
                               IntM live, VectorState& state, BatchCounters& counters) {
    const VectorSystem& system = plan.systems[s];
    const SystemSources& out = places.systems[s];
    IntV house[T];
    Powers powers[T];
    for (std::size_t t = 0; t < T; ++t) {
        const Lane<T> lane{plan, state, t};
        measure_events(lane, system, plan.plan->systems[s].house, out, house[t]);
        measure_shares(lane, system, out, house[t]);
        powers[t] = measure_powers(lane, system);
    }
    std::int64_t* events = counters.events.data() + 2 * out.first_event;
    IntM majority[T], two_thirds[T], largest[T], tied[T], inversion[T];
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        for (std::size_t t = 0; t < T; ++t) {
            const IntV seats = all_seats(Lane<T>{plan, state, t}, system, k);
            const IntV twice = hn::Add(seats, seats);
            majority[t] = hn::Gt(twice, house[t]);
            two_thirds[t] = at_least(hn::Add(twice, seats), hn::Add(house[t], house[t]));
            largest[t] = hn::Eq(powers[t].largest, set(static_cast<std::int32_t>(k)));
        }
        count_event(events + 6 * k, majority, T, live);
        count_event(events + 6 * k + 2, two_thirds, T, live);
        count_event(events + 6 * k + 4, largest, T, live);
    }
    for (std::size_t t = 0; t < T; ++t) {
        tied[t] = powers[t].tied;
        inversion[t] = powers[t].inversion;
    }
    count_event(events + 6 * plan.slots(), tied, T, live);
    count_event(events + 6 * plan.slots() + 2, inversion, T, live);
}

template <std::size_t T>
HWY_INLINE void measure_comparison(const VectorPlan& plan, const ComparisonSources& out, IntM live,
                                   VectorState& state, BatchCounters& counters) {
    const VectorSystem& a = plan.systems[0];
    const VectorSystem& b = plan.systems[out.other];
    std::int64_t* events = counters.events.data() + 2 * out.first_event;
    IntV moved[T];
    for (std::size_t t = 0; t < T; ++t)
        moved[t] = set(0);
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        IntM more[T], fewer[T];
        for (std::size_t t = 0; t < T; ++t) {
            const Lane<T> lane{plan, state, t};
            const IntV list = hn::Sub(lane.seats(a, k, true), lane.seats(b, k, true));
            const IntV district = hn::Sub(lane.seats(a, k, false), lane.seats(b, k, false));
            const IntV all = hn::Add(list, district);
            lane.put(out.list[k], list);
            lane.put(out.district[k], district);
            lane.put(out.all[k], all);
            moved[t] = hn::Add(moved[t], hn::Abs(all));
            more[t] = hn::Gt(all, set(0));
            fewer[t] = hn::Lt(all, set(0));
        }
        count_event(events + 4 * k, more, T, live);
        count_event(events + 4 * k + 2, fewer, T, live);
    }
    for (std::size_t t = 0; t < T; ++t)
        Lane<T>{plan, state, t}.put(out.moved, hn::ShiftRight<1>(moved[t]));
}

template <std::size_t T>
HWY_NOINLINE void measure(const VectorPlan& plan, const CountPlan& places, IntM live,
                          VectorState& state, BatchCounters& counters) {
    const FloatV registered = set(plan.all_registered);
    for (std::size_t t = 0; t < T; ++t) {
        const Lane<T> lane{plan, state, t};
        FloatV all = hn::Zero(Floats());
        for (std::size_t k = 0; k < plan.slots(); ++k)
            all = hn::Add(all, load(state.preference.data() + lane.at(k)));
        for (std::size_t k = 0; k < plan.slots(); ++k) {
            const FloatV wanted = load(state.preference.data() + lane.at(k));
            lane.put(places.preference[k], in_units(hn::Div(wanted, all)));
        }
        lane.put(places.turnout,
                 in_units(hn::Div(load(state.cast.data() + lane.at(0)), registered)));
    }
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        measure_system<T>(plan, places, s, live, state, counters);
    for (const ComparisonSources& out : places.comparisons)
        measure_comparison<T>(plan, out, live, state, counters);
    if (!plan.plan->blocs.empty()) measure_blocs<T>(plan, places, live, state, counters);
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
