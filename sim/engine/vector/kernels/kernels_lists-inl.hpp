// List tiers (docs/methods.md, "List tiers"), a lane per run. Thresholds are exact, as the
// divisions are (kernels_division-inl.hpp).
#if defined(KENESH_KERNELS_LISTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_LISTS_INL
#undef KENESH_KERNELS_LISTS_INL
#else
#define KENESH_KERNELS_LISTS_INL
#endif

#include "sim/engine/vector/kernels/kernels_division-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

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

/// A region's sum as whole votes.
HWY_INLINE IntV whole_sum(const VectorPlan& plan, const float* sums, const double* wide,
                          std::size_t at) {
    if (!plan.wide_lists) return hn::NearestInt(load(sums + at));
    const HalfInts half;
    const auto low = hn::DemoteTo(half, hn::Round(load(wide + at)));
    const auto high = hn::DemoteTo(half, hn::Round(load(wide + at + hn::Lanes(Doubles()))));
    return hn::Combine(Ints(), high, low);
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
            const IntV votes =
                whole_sum(plan, state.list_votes.data(), state.wide_votes.data(), at);
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
        if (base == ThresholdBase::valid)
            here = whole_sum(plan, state.list_valid.data(), state.wide_valid.data(), at);
        if (base == ThresholdBase::votes_cast)
            here = whole_sum(plan, state.list_cast.data(), state.wide_cast.data(), at);
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
