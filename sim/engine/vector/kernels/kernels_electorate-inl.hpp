// What the voters want (docs/methods.md, "What is drawn"), a lane per pair of runs, in float32.
#if defined(KENESH_KERNELS_ELECTORATE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_ELECTORATE_INL
#undef KENESH_KERNELS_ELECTORATE_INL
#else
#define KENESH_KERNELS_ELECTORATE_INL
#endif

#include "sim/engine/vector/kernels/kernels_random-inl.hpp"
#include "sim/engine/vector/vector_poll.hpp"
#include "sim/engine/vector/vector_state.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

HWY_INLINE FloatV load(const float* p) {
    return hn::Load(Floats(), p);
}
HWY_INLINE IntV load(const std::int32_t* p) {
    return hn::Load(Ints(), p);
}
HWY_INLINE void store(FloatV v, float* p) {
    hn::Store(v, Floats(), p);
}
HWY_INLINE void store(IntV v, std::int32_t* p) {
    hn::Store(v, Ints(), p);
}
HWY_INLINE FloatV set(float x) {
    return hn::Set(Floats(), x);
}
HWY_INLINE IntV set(std::int32_t x) {
    return hn::Set(Ints(), x);
}
HWY_INLINE void add_to(float* p, FloatV v) {
    store(hn::Add(load(p), v), p);
}
HWY_INLINE void add_to(std::int32_t* p, IntV v) {
    store(hn::Add(load(p), v), p);
}

using IntM = hn::Mask<Ints>;

/// a >= b. Highway 1.0.3 has no such comparison of whole numbers.
HWY_INLINE IntM at_least(IntV a, IntV b) {
    return hn::Not(hn::Lt(a, b));
}
HWY_INLINE IntM no_lane() {
    return hn::Lt(hn::Zero(Ints()), hn::Zero(Ints()));
}

/// sqrt((nu - 2) / chi2), the same in both twins.
HWY_INLINE FloatV tail_factor(const VectorPlan& plan, const float* z) {
    const std::size_t n = hn::Lanes(Floats());
    const int nu = plan.plan->tails;
    if (nu == 0) return set(1.0f);
    FloatV chi2 = hn::Zero(Floats());
    for (int i = 0; i < nu; ++i) {
        const FloatV one = load(z + (plan.z_tail + static_cast<std::size_t>(i)) * n);
        chi2 = hn::Add(chi2, hn::Mul(one, one));
    }
    return hn::Sqrt(hn::Div(set(static_cast<float>(nu - 2)), chi2));
}

/// National and regional effects: the noise of every region's preferences and of its turnout, in
/// the first run of a pair; its twin has the negative.
template <std::size_t T>
HWY_INLINE void draw_head(const VectorPlan& plan, const PairState& pair, VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t choices = plan.plan->choices.size();
    const std::size_t slots = plan.slots();
    float* z = state.z.data();
    normals(pair, plan.keys, plan.head.data(), plan.head.size(), z);
    if (!plan.plan->poll.empty()) draw_poll_factors(plan, state);
    const FloatV turnout = hn::Mul(set(plan.turnout_national), load(z + plan.z_turnout * n));
    for (std::size_t r = 0; r < plan.regions; ++r) {
        const FloatV here = load(z + (plan.z_turnout_region + r) * n);
        store(hn::Add(turnout, hn::Mul(set(plan.turnout_region), here)),
              state.turnout.data() + r * n);
    }
    const FloatV tail = tail_factor(plan, z);
    for (std::size_t k = 0; k < slots; ++k) {
        FloatV national = hn::Zero(Floats());
        for (std::size_t j = 0; j < choices; ++j) {
            const float factor = plan.national[k * choices + j];
            if (factor == 0.0f) continue;
            national = hn::Add(national, hn::Mul(set(factor), load(z + j * n)));
        }
        national = hn::Mul(national, tail);
        for (std::size_t r = 0; r < plan.regions; ++r) {
            const FloatV noise = hn::Add(
                national, hn::Mul(set(plan.region_sd[k]), load(z + (plan.z_region[k] + r) * n)));
            // Only heavy tails come near the bounds (VectorPlan::kMostNoise).
            store(
                hn::Min(hn::Max(noise, set(-VectorPlan::kMostNoise)), set(VectorPlan::kMostNoise)),
                state.noise.data() + (r * slots + k) * n);
        }
    }
}

/// Adds to a region's sum in float32, or in double precision where that has no room.
HWY_INLINE void add_list_sum(bool no_room, float* sums, double* wide, std::size_t at,
                             FloatV votes) {
    if (!no_room) return add_to(sums + at, votes);
    const Doubles d;
    const FloatV some = hn::Max(votes, hn::Zero(Floats()));
    for (std::size_t half = 0; half < 2; ++half) {
        double* here = wide + at + half * hn::Lanes(d);
        hn::Store(hn::Add(hn::Load(d, here), widen(some, half)), d, here);
    }
}

/// Voters of a unit with a valid ballot; adds all its voters to the sums.
template <std::size_t T>
HWY_INLINE void draw_voters(const VectorPlan& plan, std::size_t u, FloatV z, VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t r = plan.region[u];
    const FloatV registered = set(plan.registered[u]);
    const FloatV noise =
        hn::Add(load(state.turnout.data() + r * n), hn::Mul(set(plan.turnout_unit), z));
    FloatV powers[T];
    exp2_of_twins<T>(hn::Neg(noise), powers);
    for (std::size_t t = 0; t < T; ++t) {
        FloatV cast = registered;
        if (plan.turnout_full[u] == 0) {
            // 1 / t - 1 = (1 / t0 - 1) e^-noise
            const FloatV odds = hn::Mul(set(plan.odds_against_turnout[u]), powers[t]);
            cast = hn::Div(registered, hn::Add(set(1.0f), odds));
        }
        store(hn::Mul(cast, set(plan.valid_share)), state.valid.data() + (u * T + t) * n);
        add_to(state.cast.data() + t * n, cast);
        if (!plan.lists) continue;
        add_list_sum(plan.wide_lists, state.list_cast.data(), state.wide_cast.data(),
                     (r * T + t) * n, cast);
    }
}

/// Adds the list votes of those whose choice has a `transfer`: `x`: a unit's votes, `first`: where
/// its region's sums begin. Those who cast no valid vote are returned. `own`: votes of all lists.
template <std::size_t T>
HWY_NOINLINE FloatV move_list_votes(const VectorPlan& plan, const float* x, std::size_t first,
                                    FloatV own, VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    FloatV away = hn::Zero(Floats());
    FloatV others = hn::Zero(Floats());
    const auto add = [&](std::size_t slot, FloatV votes) {
        add_list_sum(plan.wide_lists, state.list_votes.data(), state.wide_votes.data(),
                     first + slot * T * n, votes);
    };
    for (const VectorListMove& move : plan.list_moves) {
        const FloatV supporters = load(x + move.from * T * n);
        if (move.to.has_value()) add(*move.to, hn::Mul(set(move.part), supporters));
        away = hn::Add(away, hn::Mul(set(move.abstain), supporters));
        others = hn::Add(others, hn::Mul(set(move.others), supporters));
    }
    const FloatV factor = hn::Div(others, own);
    for (std::size_t k = 0; k < plan.slots(); ++k) {
        if (plan.list[k] != 0) add(k, hn::Mul(factor, load(x + k * T * n)));
    }
    return away;
}

/// Adds a unit's list votes to its region's: its lists' own, and those of supporters without a
/// list.
template <std::size_t T>
HWY_INLINE void add_list_votes(const VectorPlan& plan, std::size_t u, std::size_t t, FloatV own,
                               FloatV homeless, VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t r = plan.region[u];
    const std::size_t slots = plan.slots();
    const FloatV moved = hn::Mul(set(1.0f - plan.abstain), homeless);
    const bool by_table = !plan.transfer.empty();
    const std::size_t first = (r * slots * T + t) * n;
    const FloatV factor = by_table ? set(1.0f) : hn::Add(set(1.0f), hn::Div(moved, own));
    const float* x = state.votes.data() + (u * slots * T + t) * n;
    float* sums = state.list_votes.data();
    double* wide = state.wide_votes.data();
    const bool no_room = plan.wide_lists;  // outside the loop, so that the loop is made twice
    const std::uint8_t* list = plan.list.data();
    for (std::size_t k = 0; k < slots; ++k, x += T * n) {
        if (list[k] == 0) continue;
        FloatV votes = hn::Mul(load(x), factor);
        if (by_table) votes = hn::Add(votes, hn::Mul(moved, set(plan.transfer[k])));
        add_list_sum(no_room, sums, wide, first + k * T * n, votes);
    }
    const FloatV valid = load(state.valid.data() + (u * T + t) * n);
    FloatV stay = hn::Sub(valid, hn::Mul(set(plan.abstain), homeless));
    if (!plan.list_moves.empty()) {
        const float* votes = state.votes.data() + (u * slots * T + t) * n;
        stay = hn::Sub(stay, move_list_votes<T>(plan, votes, first, own, state));
    }
    add_list_sum(plan.wide_lists, state.list_valid.data(), state.wide_valid.data(), (r * T + t) * n,
                 stay);
}

/// Takes the poll's part into preferences; `total`: their sums.
template <std::size_t T>
HWY_NOINLINE void multiply_by_poll(std::size_t slots, const VectorState& state, float* votes,
                                   FloatV* total) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::size_t t = 0; t < T; ++t) {
        total[t] = hn::Zero(Floats());
        for (std::size_t k = 0; k < slots; ++k) {
            const std::size_t at = (k * T + t) * n;
            const FloatV e = hn::Mul(load(votes + at), load(state.poll.data() + at));
            total[t] = hn::Add(total[t], e);
            store(e, votes + at);
        }
    }
}

/// What choices weigh in a unit, e^v_uk up to a factor that they share; `total`: their sums.
template <std::size_t T>
HWY_INLINE void draw_weights(const VectorPlan& plan, std::size_t u, const float* z,
                             const VectorState& state, float* HWY_RESTRICT votes, FloatV* total) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t slots = plan.slots();
    const float* regional = state.noise.data() + plan.region[u] * slots * n;
    const float* mean = plan.mean_factor.data() + plan.lean_place[u] * slots;
    const float* sd = plan.unit_sd.data();
    for (std::size_t t = 0; t < T; ++t)
        total[t] = hn::Zero(Floats());
    for (std::size_t k = 0; k < slots; ++k) {
        const FloatV noise =
            hn::Add(load(regional + k * n), hn::Mul(set(sd[k]), load(z + 4 * k * n)));
        FloatV powers[T];
        exp2_of_twins<T>(noise, powers);
        for (std::size_t t = 0; t < T; ++t) {
            const FloatV e = hn::Mul(set(mean[k]), powers[t]);
            total[t] = hn::Add(total[t], e);
            store(e, votes + (k * T + t) * n);
        }
    }
}

/// Preferences of a unit: x_uk, and their sums.
template <std::size_t T>
HWY_INLINE void draw_preferences(const VectorPlan& plan, std::size_t u, const float* z,
                                 VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t slots = plan.slots();
    float* votes = state.votes.data() + u * slots * T * n;
    const std::uint8_t* list = plan.list.data();
    const std::uint8_t* no_list = plan.scattered.data();
    float* preference = state.preference.data();
    FloatV total[T];
    draw_weights<T>(plan, u, z, state, votes, total);
    if (!plan.plan->poll.empty()) multiply_by_poll<T>(slots, state, votes, total);
    for (std::size_t t = 0; t < T; ++t) {
        const FloatV scale = hn::Div(load(state.valid.data() + (u * T + t) * n), total[t]);
        FloatV own = hn::Zero(Floats());
        FloatV homeless = hn::Zero(Floats());
        for (std::size_t k = 0; k < slots; ++k) {
            float* at = votes + (k * T + t) * n;
            const FloatV x = hn::Mul(load(at), scale);
            store(x, at);
            add_to(preference + (k * T + t) * n, x);
            if (list[k] != 0) own = hn::Add(own, x);
            if (no_list[k] != 0) homeless = hn::Add(homeless, x);
        }
        if (plan.lists) add_list_votes<T>(plan, u, t, own, homeless, state);
    }
}

HWY_INLINE void clear(LaneArray<float>& array) {
    for (std::size_t i = 0; i < array.size(); i += hn::Lanes(Floats()))
        store(hn::Zero(Floats()), array.data() + i);
}
HWY_INLINE void clear(LaneArray<std::int32_t>& array) {
    for (std::size_t i = 0; i < array.size(); i += hn::Lanes(Ints()))
        store(hn::Zero(Ints()), array.data() + i);
}

HWY_INLINE void clear(LaneArray<double>& array) {
    for (std::size_t i = 0; i < array.size(); i += hn::Lanes(Doubles()))
        hn::Store(hn::Zero(Doubles()), Doubles(), array.data() + i);
}

template <std::size_t T>
HWY_NOINLINE void draw_electorate(const VectorPlan& plan, const PairState& pair,
                                  VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    draw_head<T>(plan, pair, state);
    for (LaneArray<float>* sums :
         {&state.preference, &state.cast, &state.list_votes, &state.list_valid, &state.list_cast}) {
        clear(*sums);
    }
    for (LaneArray<double>* sums : {&state.wide_votes, &state.wide_valid, &state.wide_cast})
        clear(*sums);
    const std::size_t per_group = plan.slots() + 1;
    float* z = state.z.data();
    for (std::size_t group = 0; 4 * group < plan.units; ++group) {
        normals(pair, plan.keys, plan.unit_blocks.data() + group * per_group, per_group, z);
        for (std::size_t u = 4 * group; u < plan.units && u < 4 * group + 4; ++u) {
            const std::size_t j = u % 4;
            draw_voters<T>(plan, u, load(z + j * n), state);
            draw_preferences<T>(plan, u, z + (4 + j) * n, state);
        }
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
