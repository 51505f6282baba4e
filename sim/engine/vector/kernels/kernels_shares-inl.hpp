// Seats, shares and indices of one run: tally/measures.hpp in float32, a lane per run.
#if defined(KENESH_KERNELS_SHARES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_SHARES_INL
#undef KENESH_KERNELS_SHARES_INL
#else
#define KENESH_KERNELS_SHARES_INL
#endif

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"
#include "sim/engine/vector/vector_counts.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

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

HWY_INLINE IntV effective_number(FloatV total, FloatV squares, std::int64_t most = kMostEffective) {
    const FloatV number = share_of(hn::Mul(total, total), squares);
    return hn::NearestInt(hn::Min(hn::Mul(number, set(static_cast<float>(kEffectiveUnit))),
                                  set(static_cast<float>(most))));
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
    HWY_INLINE void put(OptionalIndex source, IntV value) const {
        if (source.has_value()) store(value, state.values.data() + at(*source));
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

/// Sums over the choices of one run.
struct Totals {
    IntV votes;
    FloatV filled;       ///< seats
    FloatV preferences;  ///< against-all excluded
    IntV wasted;
    FloatV independents;  ///< sum of each one's squared votes, where candidates' votes are counted
};

/// Puts the seats of the choices; what their shares need is returned.
template <std::size_t T>
HWY_INLINE Totals measure_seats(const Lane<T>& lane, const VectorSystem& system,
                                const SystemSources& out) {
    const VectorPlan& plan = lane.plan;
    const FloatV zero = hn::Zero(Floats());
    Totals sum{set(0), zero, zero, set(0), zero};
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        const IntV list = lane.seats(system, k, true);
        const IntV district = lane.seats(system, k, false);
        const IntV seats = hn::Add(list, district);
        const IntV votes = lane.votes(system, k);
        lane.put(out.list_seats[k], list);
        lane.put(out.district_seats[k], district);
        lane.put(out.seats[k], seats);
        sum.votes = hn::Add(sum.votes, votes);
        sum.filled = hn::Add(sum.filled, as_float(seats));
        if (system.lists) {
            sum.wasted = hn::Add(sum.wasted, hn::IfThenElseZero(hn::Eq(list, set(0)), votes));
        }
        if (plan.plan->choices[plan.choice[k]].kind != ChoiceKind::against_all) {
            const FloatV wanted = load(lane.state.preference.data() + lane.at(k));
            sum.preferences = hn::Add(sum.preferences, wanted);
        }
    }
    if (system.lists) return sum;
    sum.wasted = sum.votes;
    for (const VectorStep& step : system.steps) {
        const std::size_t contest = plan.district_tiers[step.index].contest;
        sum.wasted =
            hn::Sub(sum.wasted, load(lane.state.elected_votes.data() + lane.at(step.index)));
        sum.independents = hn::Add(sum.independents,
                                   load(lane.state.independents_squared.data() + lane.at(contest)));
    }
    return sum;
}

/// Sums over the parties, to which independents add what is theirs alone.
struct PartySums {
    Distances by_votes, by_preference;
    FloatV votes_squared, seats_squared, preferences_squared;
};

/// Puts the shares of the choices.
template <std::size_t T>
HWY_INLINE PartySums measure_parties(const Lane<T>& lane, const VectorSystem& system,
                                     const SystemSources& out, IntV house, const Totals& sum) {
    const VectorPlan& plan = lane.plan;
    const FloatV zero = hn::Zero(Floats());
    const FloatV all = as_float(sum.votes);
    PartySums of{{zero, zero}, {zero, zero}, sum.independents, zero, zero};
    const FloatV per_seat = hn::Div(set(1.0f), as_float(house));
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        const FloatV v = as_float(lane.votes(system, k));
        const FloatV s =
            as_float(hn::Add(lane.seats(system, k, true), lane.seats(system, k, false)));
        const FloatV share = share_of(v, all);
        lane.put(out.vote_share[k], in_units(share));
        const FloatV wanted = load(lane.state.preference.data() + lane.at(k));
        if (plan.homeless[k] != 0 && system.lists) {
            const FloatV moved = hn::Mul(set(plan.moved[k]), wanted);
            lane.put(out.list_transfer[k], in_units(share_of(moved, all)));
        }
        if (plan.party[k] == 0) {
            of.seats_squared = hn::Add(of.seats_squared, s);
            continue;
        }
        const FloatV preference = share_of(wanted, sum.preferences);
        const FloatV seat_share = hn::Mul(s, per_seat);
        of.votes_squared = hn::Add(of.votes_squared, hn::Mul(v, v));
        of.seats_squared = hn::Add(of.seats_squared, hn::Mul(s, s));
        of.preferences_squared = hn::Add(of.preferences_squared, hn::Mul(preference, preference));
        of.by_votes.add(share, seat_share);
        of.by_preference.add(preference, seat_share);
    }
    return of;
}

/// The part of measure() that goes over the choices.
template <std::size_t T>
HWY_INLINE void measure_shares(const Lane<T>& lane, const VectorSystem& system,
                               const SystemSources& out, IntV house) {
    const Totals sum = measure_seats(lane, system, out);
    const PartySums of = measure_parties(lane, system, out, house, sum);
    const FloatV all = as_float(sum.votes);
    lane.put(out.house[HouseMeasure::gallagher], of.by_votes.gallagher());
    lane.put(out.house[HouseMeasure::loosemore_hanby], of.by_votes.loosemore_hanby());
    lane.put(out.house[HouseMeasure::gallagher_pref], of.by_preference.gallagher());
    lane.put(out.house[HouseMeasure::loosemore_hanby_pref], of.by_preference.loosemore_hanby());
    lane.put(out.house[HouseMeasure::effective_votes], effective_number(all, of.votes_squared));
    lane.put(out.house[HouseMeasure::effective_seats],
             effective_number(sum.filled, of.seats_squared));
    lane.put(out.house[HouseMeasure::effective_pref],
             effective_number(set(1.0f), of.preferences_squared, lane.plan.most_preferred));
    lane.put(out.house[HouseMeasure::wasted], in_units(share_of(as_float(sum.wasted), all)));
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
