// Personal effects of candidates (docs/methods.md, "District tiers"), a lane per pair of runs.
#if defined(KENESH_KERNELS_EFFECTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_EFFECTS_INL
#undef KENESH_KERNELS_EFFECTS_INL
#else
#define KENESH_KERNELS_EFFECTS_INL
#endif

#include <limits>

#include "sim/engine/random/normals.hpp"
#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// Roots below this count as it: their eighth power is no vote, and sums of them are not 0.
constexpr float kLeastRoot = 0x1p-12f;

HWY_INLINE FloatV eighth_power(FloatV root) {
    const FloatV x = hn::Max(root, set(kLeastRoot));
    const FloatV x2 = hn::Mul(x, x);
    const FloatV x4 = hn::Mul(x2, x2);
    return hn::Mul(x4, x4);
}

/// (G / a)^p at a run's normal z and at its twin's -z.
template <std::size_t T>
HWY_INLINE void gamma_of_twins(const float* HWY_RESTRICT even, const float* HWY_RESTRICT odd,
                               std::size_t terms, FloatV z, FloatV* out) {
    const FloatV v = hn::Mul(z, set(static_cast<float>(1.0 / kMostNormal)));
    const FloatV square = hn::Mul(v, v);
    const FloatV u = hn::Sub(hn::Add(square, square), set(1.0f));
    FloatV e = set(even[terms - 1]);
    FloatV o = set(odd[terms - 1]);
    for (std::size_t i = terms - 1; i-- > 0;) {
        e = hn::Add(hn::Mul(e, u), set(even[i]));
        o = hn::Add(hn::Mul(o, u), set(odd[i]));
    }
    o = hn::Mul(o, v);
    out[0] = eighth_power(hn::Add(e, o));
    if (T == 2) out[T - 1] = eighth_power(hn::Sub(e, o));
}

/// Powers of the normal effects of some nominees, without their means.
template <std::size_t T>
HWY_INLINE void draw_normal(const VectorNominee* nominees, std::uint32_t count, const float* z,
                            float* HWY_RESTRICT effect) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t i = 0; i < count; ++i) {
        FloatV powers[T];
        exp2_of_twins<T>(hn::Mul(set(nominees[i].sd), load(z + nominees[i].normal * n)), powers);
        for (std::size_t t = 0; t < T; ++t)
            store(powers[t], effect + (i * T + t) * n);
    }
}

/// Gamma effects of a line's nominees, without their means, to the curve's power.
template <std::size_t T>
HWY_INLINE void draw_gamma(const GammaCurve& curve, const VectorNominee* nominees,
                           std::uint32_t count, const float* z, float* HWY_RESTRICT effect) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t terms = curve.even.size();
    const float* even = curve.even.data();
    const float* odd = curve.odd.data();
    for (std::uint32_t i = 0; i < count; ++i) {
        FloatV powers[T];
        gamma_of_twins<T>(even, odd, terms, load(z + nominees[i].normal * n), powers);
        for (std::size_t t = 0; t < T; ++t)
            store(powers[t], effect + (i * T + t) * n);
    }
}

/// The effects of all nominees in a district, without their means.
template <std::size_t T>
HWY_INLINE void draw_effects(const VectorContest& contest, const VectorDistrict& district,
                             const float* z, float* HWY_RESTRICT effect) {
    const VectorNominee* nominees = contest.nominees.data() + district.first_candidate;
    if (!contest.gamma) return draw_normal<T>(nominees, district.candidates, z, effect);
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const VectorLine& line = contest.lines[district.first_line + i];
        const std::uint32_t first = line.first_nominee - district.first_candidate;
        float* out = effect + first * T * n;
        if (line.curve.has_value()) {
            draw_gamma<T>(contest.curves[*line.curve], nominees + first, line.nominees, z, out);
        } else {
            draw_normal<T>(nominees + first, line.nominees, z, out);
        }
    }
}

/// Genders drawn in this run: fills state.women (all bits of a woman's lanes) by the places of
/// keys, and raises the effects of women drawn.
template <std::size_t T>
HWY_NOINLINE void draw_genders(const VectorContest& contest, const VectorDistrict& district,
                               VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorNominee* nominees = contest.nominees.data() + district.first_candidate;
    const IntV sign = set(std::numeric_limits<std::int32_t>::min());
    for (std::uint32_t i = 0; i < district.candidates; ++i) {
        const VectorGenders& of = contest.genders[nominees[i].slot];
        const bool fixed = (nominees[i].key_base >> contest.slot_bits & 1) != 0;
        const IntV word = load(state.words.data() + nominees[i].normal * n);
        for (std::size_t t = 0; t < T; ++t) {
            std::int32_t* woman = state.women.data() + (nominees[i].place * T + t) * n;
            if (!of.drawn) {
                store(set(fixed ? -1 : 0), woman);
                continue;
            }
            // Words are compared without signs, a twin's is the complement.
            const IntV own = hn::Xor(t == 0 ? word : hn::Not(word), sign);
            const IntM drawn = of.all ? hn::Not(no_lane()) : hn::Lt(own, set(of.below));
            store(hn::VecFromMask(Ints(), drawn), woman);
            float* effect = state.candidate_votes.data() + (i * T + t) * n;
            store(hn::IfThenElse(hn::RebindMask(Floats(), drawn),
                                 hn::Mul(load(effect), set(of.factor)), load(effect)),
                  effect);
        }
    }
}

/// The drawn genders' bits of the keys.
template <std::size_t T>
HWY_NOINLINE void mark_women(const VectorContest& contest, const VectorDistrict& district,
                             VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const IntV bit = set(1 << contest.slot_bits);
    for (std::size_t i = 0; i < district.candidates * T; ++i) {
        std::int32_t* key = state.keys.data() + i * n;
        store(hn::Or(load(key), hn::And(load(state.women.data() + i * n), bit)), key);
    }
}

/// Votes of those whose choice does not stand in a district, as their `transfer` has it. Choices
/// from which votes come and those to which they go are never the same.
template <std::size_t T>
HWY_NOINLINE void move_votes(const VectorContest& contest, const VectorDistrict& district,
                             VectorState& state, FloatV* valid) {
    const std::size_t n = hn::Lanes(Floats());
    float* x = state.choice_votes.data();
    for (std::uint32_t i = 0; i < district.moves; ++i) {
        const VectorMove& move = contest.moves[district.first_move + i];
        for (std::size_t t = 0; t < T; ++t) {
            const FloatV votes = hn::Mul(set(move.part), load(x + (move.from * T + t) * n));
            if (move.to.has_value())
                add_to(x + (*move.to * T + t) * n, votes);
            else
                valid[t] = hn::Sub(valid[t], votes);
        }
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
