// What a run adds to the tallies: engine/measures.hpp in float32, a lane per run.
#if defined(KENESH_KERNELS_MEASURES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_MEASURES_INL
#undef KENESH_KERNELS_MEASURES_INL
#else
#define KENESH_KERNELS_MEASURES_INL
#endif

#include "sim/engine/vector/kernels/kernels_tallies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// Effective numbers above ten thousand count as these: sums fit their counters.
constexpr float kMostEffectiveUnits = 1e7f;

HWY_INLINE FloatV as_float(IntV v) {
    return hn::ConvertTo(Floats(), v);
}

/// part / all, 0 of nothing.
HWY_INLINE FloatV share_of(FloatV part, FloatV all) {
    return hn::IfThenElseZero(hn::Gt(all, hn::Zero(Floats())), hn::Div(part, all));
}

HWY_INLINE IntV in_units(FloatV share) {
    return hn::NearestInt(hn::Mul(share, set(static_cast<float>(kShareUnit))));
}

HWY_INLINE IntV effective_number(FloatV total, FloatV squares) {
    const FloatV number = share_of(hn::Mul(total, total), squares);
    return hn::NearestInt(hn::Min(hn::Mul(number, set(static_cast<float>(kEffectiveUnit))),
                                  set(kMostEffectiveUnits)));
}

/// Sums of squared and of absolute differences of votes and seats.
struct Distances {
    FloatV squares;
    FloatV absolute;
    HWY_INLINE void add(FloatV votes, FloatV seats) {
        const FloatV d = hn::Sub(votes, seats);
        squares = hn::Add(squares, hn::Mul(d, d));
        absolute = hn::Add(absolute, hn::Abs(d));
    }
    [[nodiscard]] HWY_INLINE IntV gallagher() const {
        return in_units(hn::Sqrt(hn::Mul(squares, set(0.5f))));
    }
    [[nodiscard]] HWY_INLINE IntV loosemore_hanby() const {
        return in_units(hn::Mul(absolute, set(0.5f)));
    }
};

/// Where the numbers of one run of a batch are found and put.
template <std::size_t T>
struct Lane {
    const VectorPlan& plan;
    VectorState& state;
    std::size_t t;
    [[nodiscard]] HWY_INLINE std::size_t at(std::size_t entry) const {
        return (entry * T + t) * hn::Lanes(Ints());
    }
    HWY_INLINE void put(std::int32_t source, IntV value) const {
        if (source >= 0) {
            store(value, state.values.data() + at(static_cast<std::size_t>(source)));
        }
    }
    /// Seats of a slot in all tiers of one kind.
    [[nodiscard]] HWY_INLINE IntV seats(const VectorSystem& system, std::size_t slot,
                                        bool list) const {
        IntV sum = set(0);
        for (const VectorStep& step : system.steps) {
            if (step.list != list) continue;
            const auto& array = list ? state.list_seats : state.district_seats;
            sum = hn::Add(sum, load(array.data() + at(step.index * plan.slots() + slot)));
        }
        return sum;
    }
    /// Votes of a slot: list votes where the system has a list tier, else those of candidates.
    [[nodiscard]] HWY_INLINE IntV votes(const VectorSystem& system, std::size_t slot) const {
        if (system.lists) {
            return plan.list[slot] != 0 ? load(state.national_list.data() + at(slot)) : set(0);
        }
        IntV sum = set(0);
        for (const VectorStep& step : system.steps) {
            const std::size_t contest = plan.district_tiers[step.index].contest;
            sum =
                hn::Add(sum, load(state.contest_votes.data() + at(contest * plan.slots() + slot)));
        }
        return sum;
    }
};

/// What a system's tiers add up to, once per run.
template <std::size_t T>
HWY_INLINE void measure_events(const Lane<T>& lane, const VectorSystem& system, int house,
                               const SystemSources& out, IntV& whole_house) {
    const VectorState& s = lane.state;
    IntV women = set(0), replaced = set(0), rerun = set(0), unfilled = set(0), ties = set(0);
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
        unfilled = hn::Add(unfilled, set(lane.plan.district_tiers[step.index].unfilled));
    }
    lane.put(out.women, women);
    lane.put(out.replaced, replaced);
    lane.put(out.rerun, rerun);
    lane.put(out.unfilled, unfilled);
    lane.put(out.ties, ties);
    lane.put(out.house, whole_house);
}

/// The part of measure() that goes over the choices.
template <std::size_t T>
HWY_INLINE void measure_shares(const Lane<T>& lane, const VectorSystem& system,
                               const SystemSources& out, IntV house) {
    const VectorPlan& plan = lane.plan;
    const FloatV zero = hn::Zero(Floats());
    FloatV all = zero, filled = zero, preferences = zero;
    IntV all_votes = set(0), wasted = set(0);
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        const IntV list = lane.seats(system, k, true);
        const IntV district = lane.seats(system, k, false);
        const IntV seats = hn::Add(list, district);
        const IntV votes = lane.votes(system, k);
        lane.put(out.list_seats[k], list);
        lane.put(out.district_seats[k], district);
        lane.put(out.seats[k], seats);
        all_votes = hn::Add(all_votes, votes);
        filled = hn::Add(filled, as_float(seats));
        if (system.lists) {
            wasted = hn::Add(wasted, hn::IfThenElseZero(hn::Eq(list, set(0)), votes));
        }
        if (plan.plan->choices[plan.choice[k]].kind != ChoiceKind::against_all) {
            preferences = hn::Add(preferences, load(lane.state.preference.data() + lane.at(k)));
        }
    }
    all = as_float(all_votes);
    FloatV independents = zero;
    if (!system.lists) {
        wasted = all_votes;
        for (const VectorStep& step : system.steps) {
            const std::size_t contest = plan.district_tiers[step.index].contest;
            wasted = hn::Sub(wasted, load(lane.state.elected_votes.data() + lane.at(step.index)));
            independents = hn::Add(independents,
                                   load(lane.state.independents_squared.data() + lane.at(contest)));
        }
    }
    Distances by_votes{zero, zero}, by_preference{zero, zero};
    FloatV votes_squared = independents, seats_squared = zero, preferences_squared = zero;
    const FloatV per_seat = hn::Div(set(1.0f), as_float(house));
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        const FloatV v = as_float(lane.votes(system, k));
        const FloatV s =
            as_float(hn::Add(lane.seats(system, k, true), lane.seats(system, k, false)));
        const FloatV share = share_of(v, all);
        lane.put(out.vote_share[k], in_units(share));
        const FloatV wanted = load(lane.state.preference.data() + lane.at(k));
        if (plan.homeless[k] != 0 && system.lists) {
            const FloatV moved = hn::Mul(set(1.0f - plan.abstain), wanted);
            lane.put(out.list_transfer[k], in_units(share_of(moved, all)));
        }
        if (plan.party[k] == 0) {
            seats_squared = hn::Add(seats_squared, s);
            continue;
        }
        const FloatV preference = share_of(wanted, preferences);
        const FloatV seat_share = hn::Mul(s, per_seat);
        votes_squared = hn::Add(votes_squared, hn::Mul(v, v));
        seats_squared = hn::Add(seats_squared, hn::Mul(s, s));
        preferences_squared = hn::Add(preferences_squared, hn::Mul(preference, preference));
        by_votes.add(share, seat_share);
        by_preference.add(preference, seat_share);
    }
    lane.put(out.gallagher, by_votes.gallagher());
    lane.put(out.loosemore_hanby, by_votes.loosemore_hanby());
    lane.put(out.gallagher_pref, by_preference.gallagher());
    lane.put(out.loosemore_hanby_pref, by_preference.loosemore_hanby());
    lane.put(out.effective_votes, effective_number(all, votes_squared));
    lane.put(out.effective_seats, effective_number(filled, seats_squared));
    lane.put(out.effective_pref, effective_number(set(1.0f), preferences_squared));
    lane.put(out.wasted, in_units(share_of(as_float(wasted), all)));
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
HWY_INLINE void measure_system(const VectorPlan& plan, std::size_t s, IntM live, VectorState& state,
                               VectorTallies& tallies) {
    const VectorSystem& system = plan.systems[s];
    const SystemSources& out = tallies.systems[s];
    IntV house[T];
    Powers powers[T];
    for (std::size_t t = 0; t < T; ++t) {
        const Lane<T> lane{plan, state, t};
        measure_events(lane, system, plan.plan->systems[s].house, out, house[t]);
        measure_shares(lane, system, out, house[t]);
        powers[t] = measure_powers(lane, system);
    }
    std::int64_t* events = tallies.events.data() + 2 * out.first_event;
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
                                   VectorState& state, VectorTallies& tallies) {
    const VectorSystem& a = plan.systems[0];
    const VectorSystem& b = plan.systems[out.other];
    std::int64_t* events = tallies.events.data() + 2 * out.first_event;
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
HWY_NOINLINE void measure(const VectorPlan& plan, IntM live, VectorState& state,
                          VectorTallies& tallies) {
    const FloatV registered = set(plan.all_registered);
    for (std::size_t t = 0; t < T; ++t) {
        const Lane<T> lane{plan, state, t};
        FloatV all = hn::Zero(Floats());
        for (std::size_t k = 0; k < plan.slots(); ++k)
            all = hn::Add(all, load(state.preference.data() + lane.at(k)));
        for (std::size_t k = 0; k < plan.slots(); ++k) {
            const FloatV wanted = load(state.preference.data() + lane.at(k));
            lane.put(tallies.preference[k], in_units(hn::Div(wanted, all)));
        }
        lane.put(tallies.turnout,
                 in_units(hn::Div(load(state.cast.data() + lane.at(0)), registered)));
    }
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        measure_system<T>(plan, s, live, state, tallies);
    for (const ComparisonSources& out : tallies.comparisons)
        measure_comparison<T>(plan, out, live, state, tallies);
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
