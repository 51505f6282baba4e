// Votes of a district's choices over its units, a lane per pair of runs, in float32.
#if defined(KENESH_KERNELS_UNITS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_UNITS_INL
#undef KENESH_KERNELS_UNITS_INL
#else
#define KENESH_KERNELS_UNITS_INL
#endif

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// X of a district in a contest with strengths of its own: each unit's valid votes divided anew, by
/// what choices weigh in the nation times the contest's factors; the valid ones are returned.
template <std::size_t T>
HWY_NOINLINE void add_units_anew(const VectorPlan& plan, const VectorContest& contest,
                                 const VectorDistrict& district, VectorState& state,
                                 FloatV* valid) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t slots = plan.slots();
    const float* of_slot = contest.strengths.data();
    float* HWY_RESTRICT out = state.choice_votes.data();
    for (std::size_t i = 0; i < slots * T * n; i += n)
        store(hn::Zero(Floats()), out + i);
    for (std::size_t t = 0; t < T; ++t) {
        valid[t] = hn::Zero(Floats());
        for (std::uint32_t j = 0; j < district.units; ++j) {
            const std::size_t u = contest.units[district.first_unit + j];
            const float* x = state.votes.data() + (u * slots * T + t) * n;
            FloatV total = hn::Zero(Floats());
            for (std::size_t k = 0; k < slots; ++k)
                total = hn::Add(total, hn::Mul(set(of_slot[k]), load(x + k * T * n)));
            const FloatV here = load(state.valid.data() + (u * T + t) * n);
            const FloatV scale = hn::Div(here, total);
            for (std::size_t k = 0; k < slots; ++k) {
                const FloatV own = hn::Mul(set(of_slot[k]), load(x + k * T * n));
                add_to(out + (k * T + t) * n, hn::Mul(own, scale));
            }
            valid[t] = hn::Add(valid[t], here);
        }
    }
}

/// X of a district: the choices' votes over its units; the valid ones are returned.
template <std::size_t T>
HWY_INLINE void add_units(const VectorPlan& plan, const VectorContest& contest,
                          const VectorDistrict& district, VectorState& state, FloatV* valid) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t size = plan.slots() * T * n;
    const std::uint32_t* unit = contest.units.data() + district.first_unit;
    const float* HWY_RESTRICT votes = state.votes.data();
    const float* of_unit = state.valid.data();
    float* HWY_RESTRICT out = state.choice_votes.data();
    for (std::size_t t = 0; t < T; ++t)
        valid[t] = load(of_unit + (unit[0] * T + t) * n);
    if (district.units == 1) {
        for (std::size_t i = 0; i < size; i += n)
            store(load(votes + unit[0] * size + i), out + i);
        return;
    }
    for (std::size_t i = 0; i < size; i += n)
        store(hn::Add(load(votes + unit[0] * size + i), load(votes + unit[1] * size + i)), out + i);
    for (std::uint32_t j = 2; j < district.units; ++j) {
        for (std::size_t i = 0; i < size; i += n)
            add_to(out + i, load(votes + unit[j] * size + i));
    }
    for (std::uint32_t j = 1; j < district.units; ++j) {
        for (std::size_t t = 0; t < T; ++t)
            valid[t] = hn::Add(valid[t], load(of_unit + (unit[j] * T + t) * n));
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
