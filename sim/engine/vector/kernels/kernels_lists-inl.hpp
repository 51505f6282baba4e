// List tiers: section 4 of the model, a lane per run. Thresholds, quotas and averages are exact:
// doubles hold every product of votes below 2^31 and seats below 2^18.
#if defined(KENESH_KERNELS_LISTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_LISTS_INL
#undef KENESH_KERNELS_LISTS_INL
#else
#define KENESH_KERNELS_LISTS_INL
#endif

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

using Doubles = hn::ScalableTag<double>;
using DoubleV = hn::Vec<Doubles>;
using DoubleM = hn::Mask<Doubles>;
using HalfInts = hn::Half<Ints>;

HWY_INLINE DoubleV real(double x) {
    return hn::Set(Doubles(), x);
}
HWY_INLINE DoubleV load(const double* p) {
    return hn::Load(Doubles(), p);
}
HWY_INLINE void store(DoubleV v, double* p) {
    hn::Store(v, Doubles(), p);
}

/// ceil(ppm * base / 10^6): the least whole number of votes that reaches a threshold.
HWY_INLINE DoubleV bar(DoubleV base, std::int64_t ppm) {
    const DoubleV product = hn::Mul(base, real(static_cast<double>(ppm)));
    const DoubleV whole = hn::Floor(hn::Div(product, real(1e6)));
    const DoubleM below = hn::Lt(hn::Mul(whole, real(1e6)), product);
    return hn::Add(whole, hn::IfThenElseZero(below, real(1.0)));
}

HWY_INLINE IntV bar(IntV base, std::int64_t ppm) {
    const Doubles d;
    const HalfInts half;
    const DoubleV low = bar(hn::PromoteTo(d, hn::LowerHalf(half, base)), ppm);
    const DoubleV high = bar(hn::PromoteTo(d, hn::UpperHalf(half, base)), ppm);
    return hn::Combine(Ints(), hn::DemoteTo(half, high), hn::DemoteTo(half, low));
}

/// Rounds the regions' list votes and sums the nation's.
template <std::size_t T>
HWY_INLINE void round_list_votes(const VectorPlan& plan, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const std::size_t size = plan.slots() * T;
    clear(state.national_list);
    for (std::size_t r = 0; r < plan.regions; ++r) {
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t at = (r * size + i) * n;
            const IntV votes = hn::NearestInt(load(state.list_votes.data() + at));
            store(votes, state.whole_list_votes.data() + at);
            add_to(state.national_list.data() + i * n, votes);
        }
    }
}

/// The bases of a threshold: of every region, then of the nation.
template <std::size_t T>
HWY_INLINE void fill_bases(const VectorPlan& plan, ThresholdBase base, std::size_t t,
                           VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    IntV nation = set(0);
    for (std::size_t r = 0; r < plan.regions; ++r) {
        const std::size_t at = (r * T + t) * n;
        IntV here = set(plan.region_registered[r]);
        if (base == ThresholdBase::valid) here = hn::NearestInt(load(state.list_valid.data() + at));
        if (base == ThresholdBase::votes_cast) {
            here = hn::NearestInt(load(state.list_cast.data() + at));
        }
        store(here, state.list_base.data() + at);
        nation = hn::Add(nation, here);
    }
    store(nation, state.list_base.data() + (plan.regions * T + t) * n);
}

/// Does a list pass the threshold in every region?
template <std::size_t T>
HWY_INLINE IntM passes_everywhere(const VectorPlan& plan, const Threshold& threshold,
                                  std::size_t slot, std::size_t t, const VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    IntM pass = hn::Not(no_lane());
    for (std::size_t r = 0; r < plan.regions; ++r) {
        const std::size_t of = threshold.regional_base == RegionalBase::region ? r : plan.regions;
        const IntV base = load(state.list_base.data() + (of * T + t) * n);
        const IntV votes =
            load(state.whole_list_votes.data() + ((r * plan.slots() + slot) * T + t) * n);
        pass = hn::And(pass, at_least(votes, bar(base, threshold.regional.part())));
    }
    return pass;
}

/// Votes of the lists that take part in the division, as doubles.
template <std::size_t T>
HWY_INLINE void apply_threshold(const VectorPlan& plan, const VectorListTier& tier,
                                const Threshold& threshold, std::size_t t, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const Doubles d;
    const HalfInts half;
    const IntV nation = load(state.list_base.data() + (plan.regions * T + t) * n);
    for (std::size_t slot = 0; slot < plan.slots(); ++slot) {
        IntV taking_part = set(0);
        if (plan.list[slot] != 0) {
            const IntV votes = load(state.national_list.data() + (slot * T + t) * n);
            IntM pass = at_least(votes, bar(nation, tier.threshold_ppm[slot]));
            if (!threshold.regional.is_zero()) {
                pass = hn::And(pass, passes_everywhere<T>(plan, threshold, slot, t, state));
            }
            if (threshold.district_seats > 0) {
                const IntV elsewhere = load(state.elsewhere.data() + (slot * T + t) * n);
                pass = hn::Or(pass, at_least(elsewhere, set(threshold.district_seats)));
            }
            taking_part = hn::IfThenElseZero(pass, votes);
        }
        double* out = state.division.data() + slot * n;
        store(hn::PromoteTo(d, hn::LowerHalf(half, taking_part)), out);
        store(hn::PromoteTo(d, hn::UpperHalf(half, taking_part)), out + n / 2);
    }
}

/// One division in half of the lanes: votes, seats and remainders of list i at i * step.
struct Lists {
    double* votes;
    double* seats;
    double* rest;
    double* capped;  ///< seats of lists that left with the cap
    std::size_t count;
    std::size_t step;
};

/// Hare's quota and the greatest remainders, as divide_by_remainders(); returns where a tie
/// decided. Quota and votes are multiplied by the seats, so that all stays whole.
HWY_INLINE DoubleM divide_hare(const Lists& lists, DoubleV seats, DoubleV total) {
    const DoubleV zero = hn::Zero(Doubles());
    const DoubleV quota = hn::Max(total, real(1.0));
    DoubleV left = hn::IfThenElseZero(hn::Gt(total, zero), seats);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV claim = hn::Mul(load(lists.votes + i * lists.step), seats);
        DoubleV whole = hn::Floor(hn::Div(claim, quota));
        DoubleV rest = hn::Sub(claim, hn::Mul(whole, quota));
        const DoubleM over = hn::Lt(rest, zero);  // the quotient was rounded up to a whole number
        whole = hn::Sub(whole, hn::IfThenElseZero(over, real(1.0)));
        rest = hn::Add(rest, hn::IfThenElseZero(over, quota));
        left = hn::Sub(left, whole);
        store(whole, lists.seats + i * lists.step);
        store(rest, lists.rest + i * lists.step);
    }
    const DoubleM some_left = hn::Gt(left, zero);
    DoubleV deciding = real(-1.0);
    for (DoubleM open = some_left; !hn::AllFalse(Doubles(), open); open = hn::Gt(left, zero)) {
        DoubleV greatest = real(-1e300), most = zero, winner = real(-1.0);
        for (std::size_t i = 0; i < lists.count; ++i) {
            const DoubleV votes = load(lists.votes + i * lists.step);
            const DoubleV rest = load(lists.rest + i * lists.step);
            const DoubleM equal = hn::And(hn::Eq(rest, greatest), hn::Gt(votes, most));
            const DoubleM better =
                hn::And(hn::Gt(votes, zero), hn::Or(hn::Gt(rest, greatest), equal));
            greatest = hn::IfThenElse(better, rest, greatest);
            most = hn::IfThenElse(better, votes, most);
            winner = hn::IfThenElse(better, real(static_cast<double>(i)), winner);
        }
        deciding = hn::IfThenElse(open, greatest, deciding);
        for (std::size_t i = 0; i < lists.count; ++i) {
            const DoubleM here = hn::And(open, hn::Eq(winner, real(static_cast<double>(i))));
            double* got = lists.seats + i * lists.step;
            double* rest = lists.rest + i * lists.step;
            store(hn::Add(load(got), hn::IfThenElseZero(here, real(1.0))), got);
            store(hn::Sub(load(rest), hn::IfThenElseZero(here, quota)), rest);
        }
        left = hn::Sub(left, hn::IfThenElseZero(open, real(1.0)));
    }
    DoubleM tied = hn::Lt(real(1.0), zero);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleM equal = hn::Eq(load(lists.rest + i * lists.step), deciding);
        tied = hn::Or(tied, hn::And(equal, hn::Gt(load(lists.votes + i * lists.step), zero)));
    }
    return hn::And(tied, some_left);
}

/// The best claim to the next seat: votes / (step seats + 1), compared crosswise.
struct BestClaim {
    DoubleV votes;
    DoubleV divisor;
    DoubleV winner;
};

HWY_INLINE BestClaim best_claim(const Lists& lists, DoubleV step) {
    const DoubleV zero = hn::Zero(Doubles());
    BestClaim best{zero, real(1.0), real(-1.0)};
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV votes = load(lists.votes + i * lists.step);
        const DoubleV divisor =
            hn::Add(hn::Mul(step, load(lists.seats + i * lists.step)), real(1.0));
        const DoubleV here = hn::Mul(votes, best.divisor);
        const DoubleV there = hn::Mul(best.votes, divisor);
        const DoubleM equal = hn::And(hn::Eq(here, there), hn::Gt(votes, best.votes));
        const DoubleM better = hn::Or(hn::Gt(here, there), equal);
        best.votes = hn::IfThenElse(better, votes, best.votes);
        best.divisor = hn::IfThenElse(better, divisor, best.divisor);
        best.winner = hn::IfThenElse(better, real(static_cast<double>(i)), best.winner);
    }
    return best;
}

/// Highest averages with divisors 1, 1 + step, 1 + 2 step, ...: D'Hondt 1, Sainte-Lague 2,
/// Danish 3. First the seats that every list is sure of, as in divide_by_averages().
HWY_INLINE DoubleM divide_averages(const Lists& lists, DoubleV seats, double step, DoubleV total) {
    const DoubleV zero = hn::Zero(Doubles());
    DoubleV parties = zero;
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleM some = hn::Gt(load(lists.votes + i * lists.step), zero);
        parties = hn::Add(parties, hn::IfThenElseZero(some, real(1.0)));
    }
    const DoubleV level = hn::Sub(hn::Mul(real(step), seats), hn::Mul(parties, real(step - 1.0)));
    const DoubleV unit = hn::Mul(hn::Max(total, real(1.0)), real(step));
    const DoubleM voted = hn::And(hn::Gt(total, zero), hn::Gt(seats, zero));
    DoubleV left = hn::IfThenElseZero(voted, seats);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV reach =
            hn::Sub(hn::Mul(load(lists.votes + i * lists.step), hn::Max(level, zero)), total);
        const DoubleV sure = hn::Max(zero, hn::Ceil(hn::Div(reach, unit)));
        store(sure, lists.seats + i * lists.step);
        left = hn::Sub(left, sure);
    }
    for (DoubleM open = hn::Gt(left, zero); !hn::AllFalse(Doubles(), open);
         open = hn::Gt(left, zero)) {
        const BestClaim best = best_claim(lists, real(step));
        for (std::size_t i = 0; i < lists.count; ++i) {
            const DoubleM here = hn::And(open, hn::Eq(best.winner, real(static_cast<double>(i))));
            double* got = lists.seats + i * lists.step;
            store(hn::Add(load(got), hn::IfThenElseZero(here, real(1.0))), got);
        }
        left = hn::Sub(left, hn::IfThenElseZero(open, real(1.0)));
    }
    const BestClaim next = best_claim(lists, real(step));
    DoubleM tied = hn::Lt(real(1.0), zero);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV got = load(lists.seats + i * lists.step);
        const DoubleV divisor = hn::Add(hn::Mul(real(step), hn::Sub(got, real(1.0))), real(1.0));
        const DoubleM equal = hn::Eq(hn::Mul(load(lists.votes + i * lists.step), next.divisor),
                                     hn::Mul(next.votes, divisor));
        tied = hn::Or(tied, hn::And(equal, hn::Gt(got, zero)));
    }
    return hn::And(tied, voted);
}

HWY_INLINE double step_of(Divisor divisor) {
    return divisor == Divisor::dhondt ? 1.0 : (divisor == Divisor::sainte_lague ? 2.0 : 3.0);
}

struct Divided {
    DoubleV unfilled;
    DoubleM tied;
    DoubleM unsure;  ///< a tie was at hand where lists left with the cap: the scalar rule decides
};

HWY_INLINE DoubleV sum_of(const double* values, const Lists& lists) {
    DoubleV sum = hn::Zero(Doubles());
    for (std::size_t i = 0; i < lists.count; ++i)
        sum = hn::Add(sum, load(values + i * lists.step));
    return sum;
}

/// Lists above the cap keep it and leave with it; returns the lanes where one did.
HWY_INLINE DoubleM leave_with_cap(const Lists& lists, double cap, DoubleV& left) {
    DoubleM any = hn::Lt(real(1.0), hn::Zero(Doubles()));
    for (std::size_t i = 0; i < lists.count; ++i) {
        double* votes = lists.votes + i * lists.step;
        double* capped = lists.capped + i * lists.step;
        const DoubleM over = hn::Gt(load(lists.seats + i * lists.step), real(cap));
        store(hn::IfThenElse(over, real(cap), load(capped)), capped);
        store(hn::IfThenZeroElse(over, load(votes)), votes);
        left = hn::Sub(left, hn::IfThenElseZero(over, real(cap)));
        any = hn::Or(any, over);
    }
    return any;
}

/// The division of a tier in half of the lanes, repeated without the lists above the cap.
HWY_INLINE Divided divide_lists(const Lists& lists, const ListRule& rule) {
    const DoubleV zero = hn::Zero(Doubles());
    const auto* averages = std::get_if<HighestAverages>(&rule.formula);
    DoubleV left = real(rule.seats);
    Divided out{zero, hn::Lt(real(1.0), zero), hn::Lt(real(1.0), zero)};
    for (std::size_t i = 0; i < lists.count; ++i)
        store(zero, lists.capped + i * lists.step);
    while (true) {
        const DoubleV total = sum_of(lists.votes, lists);
        out.tied = averages == nullptr
                       ? divide_hare(lists, left, total)
                       : divide_averages(lists, left, step_of(averages->divisor), total);
        out.unfilled = hn::IfThenElseZero(hn::Eq(total, zero), left);
        if (!rule.max_seats) return out;
        const DoubleM over = leave_with_cap(lists, *rule.max_seats, left);
        if (hn::AllFalse(Doubles(), over)) break;
        out.unsure = hn::Or(out.unsure, hn::And(over, out.tied));
    }
    for (std::size_t i = 0; i < lists.count; ++i) {
        double* seats = lists.seats + i * lists.step;
        store(hn::Add(load(seats), load(lists.capped + i * lists.step)), seats);
    }
    return out;
}

/// Divides a tier's seats in all lanes of one twin and stores what the measures need.
template <std::size_t T>
HWY_NOINLINE void divide_seats(const VectorPlan& plan, std::size_t tier, const ListRule& rule,
                               std::size_t t, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const std::size_t slots = plan.slots();
    const HalfInts half;
    const double raise = rule.women_rounding == WomenRounding::up ? 999'999.0 : 500'000.0;
    double* const division = state.division.data();
    for (std::size_t h = 0; h < 2; ++h) {
        double* const here = division + h * n / 2;
        const Lists lists{here, here + slots * n, here + 2 * slots * n, here + 3 * slots * n, slots,
                          n};
        const Divided divided = divide_lists(lists, rule);
        DoubleV women = hn::Zero(Doubles());
        const auto keep = [&](DoubleV v, std::int32_t* entry) {
            hn::Store(hn::DemoteTo(half, v), half, entry + h * n / 2);
        };
        for (std::size_t i = 0; i < slots; ++i) {
            const DoubleV got = load(lists.seats + i * n);
            keep(got, state.list_seats.data() + ((tier * slots + i) * T + t) * n);
            const DoubleV share =
                hn::Add(hn::Mul(got, real(static_cast<double>(rule.women_ppm))), real(raise));
            women = hn::Add(women, hn::Floor(hn::Div(share, real(1e6))));
        }
        const std::size_t at = (tier * T + t) * n;
        keep(women, state.list_women.data() + at);
        keep(divided.unfilled, state.list_unfilled.data() + at);
        keep(hn::IfThenElseZero(divided.tied, real(1.0)), state.list_ties.data() + at);
        if (hn::AllFalse(Doubles(), divided.unsure)) continue;
        keep(hn::IfThenElseZero(divided.unsure, real(1.0)), state.margins.data());
        for (std::size_t lane = h * n / 2; lane < (h + 1) * n / 2; ++lane) {
            if (state.margins[lane] != 0) count_list_lane(plan, tier, t, lane, state);
        }
    }
}

template <std::size_t T>
HWY_INLINE void count_list_tier_of(const VectorPlan& plan, std::size_t tier, VectorState& state) {
    const VectorListTier& one = plan.list_tiers[tier];
    const auto& rule = std::get<ListTierPlan>(plan.plan->systems[one.system].tiers[one.tier]).rule;
    for (std::size_t t = 0; t < T; ++t) {
        fill_bases<T>(plan, rule.threshold.base, t, state);
        if (one.kernel) {
            apply_threshold<T>(plan, one, rule.threshold, t, state);
            divide_seats<T>(plan, tier, rule, t, state);
        } else {
            for (std::size_t lane = 0; lane < state.live; ++lane)
                count_list_lane(plan, tier, t, lane, state);
        }
    }
}

/// All list tiers, system by system, in the order of the count.
template <std::size_t T>
HWY_NOINLINE void count_lists(const VectorPlan& plan, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    round_list_votes<T>(plan, state);
    for (const VectorSystem& system : plan.systems) {
        if (!system.lists) continue;
        clear(state.elsewhere);
        for (const VectorStep& step : system.steps) {
            if (step.list) count_list_tier_of<T>(plan, step.index, state);
            const std::int32_t* seats =
                (step.list ? state.list_seats : state.district_seats).data() +
                step.index * plan.slots() * T * n;
            for (std::size_t i = 0; i < plan.slots() * T; ++i)
                add_to(state.elsewhere.data() + i * n, load(seats + i * n));
        }
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
