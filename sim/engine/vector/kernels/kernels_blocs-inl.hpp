// Blocs of a batch: sums of what their members have in it already.
#if defined(KENESH_KERNELS_BLOCS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_BLOCS_INL
#undef KENESH_KERNELS_BLOCS_INL
#else
#define KENESH_KERNELS_BLOCS_INL
#endif

#include "sim/engine/vector/kernels/kernels_shares-inl.hpp"
#include "sim/engine/vector/kernels/kernels_tallies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// What was put for a source; 0 where there is none.
template <std::size_t T>
HWY_INLINE IntV taken(const Lane<T>& lane, OptionalIndex source) {
    return source.has_value() ? load(lane.state.values.data() + lane.at(*source)) : set(0);
}

template <std::size_t T>
HWY_INLINE void sum_sources(const Lane<T>& lane, const std::vector<SourceSum>& sums) {
    for (const SourceSum& one : sums) {
        IntV sum = set(0);
        for (const std::size_t part : one.parts)
            sum = hn::Add(sum, taken(lane, OptionalIndex(part)));
        lane.put(OptionalIndex(one.source), hn::Min(sum, set(one.most)));
    }
}

template <std::size_t T>
HWY_INLINE void measure_bloc(const VectorPlan& plan, const SystemSources& out, std::size_t s,
                             const BlocPowers& bloc, IntM live, VectorState& state,
                             std::int64_t* events) {
    IntM majority[T], two_thirds[T], largest[T];
    for (std::size_t t = 0; t < T; ++t) {
        const Lane<T> lane{plan, state, t};
        const OptionalIndex of_house = out.house[HouseMeasure::house];
        const IntV house =
            of_house.has_value() ? taken(lane, of_house) : set(plan.plan->systems[s].house);
        const IntV seats = taken(lane, bloc.seats);
        IntV most_outside = set(0);
        for (const std::size_t rival : bloc.rivals)
            most_outside = hn::Max(most_outside, taken(lane, OptionalIndex(rival)));
        const IntV twice = hn::Add(seats, seats);
        majority[t] = hn::Gt(twice, house);
        two_thirds[t] = at_least(hn::Add(twice, seats), hn::Add(house, house));
        largest[t] = hn::Gt(seats, most_outside);
    }
    count_event(events, majority, T, live);
    count_event(events + 2, two_thirds, T, live);
    count_event(events + 4, largest, T, live);
}

/// After everything else was put.
template <std::size_t T>
HWY_NOINLINE void measure_blocs(const VectorPlan& plan, const CountPlan& places, IntM live,
                                VectorState& state, BatchCounters& counters) {
    for (std::size_t t = 0; t < T; ++t)
        sum_sources(Lane<T>{plan, state, t}, places.sums);
    const auto events_at = [&](std::size_t event) { return counters.events.data() + 2 * event; };
    for (std::size_t s = 0; s < places.systems.size(); ++s) {
        const SystemSources& out = places.systems[s];
        for (const BlocPowers& bloc : out.blocs)
            measure_bloc<T>(plan, out, s, bloc, live, state, events_at(bloc.first_event));
    }
    for (const ComparisonSources& out : places.comparisons) {
        for (const BlocChange& bloc : out.blocs) {
            IntM more[T], fewer[T];
            for (std::size_t t = 0; t < T; ++t) {
                const IntV difference = taken(Lane<T>{plan, state, t}, bloc.difference);
                more[t] = hn::Gt(difference, set(0));
                fewer[t] = hn::Lt(difference, set(0));
            }
            count_event(events_at(bloc.first_event), more, T, live);
            count_event(events_at(bloc.first_event + 1), fewer, T, live);
        }
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
