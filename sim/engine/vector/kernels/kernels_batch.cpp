#include "sim/engine/vector/kernels/kernels_batch.hpp"

#include <algorithm>
#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/vector/kernels/kernels_batch.cpp"
#include "sim/engine/vector/kernels/kernels_targets.hpp"

#include <hwy/foreach_target.h>

#if KENESH_HAS_LANES

#include "sim/engine/vector/kernels/kernels_contests-inl.hpp"
#include "sim/engine/vector/kernels/kernels_lists-inl.hpp"
#include "sim/engine/vector/kernels/kernels_measures-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {
namespace {

template <std::size_t T>
void run_batch(const VectorPlan& plan, const CountPlan& places, std::uint64_t first_pair,
               std::size_t live_lanes, VectorState& state, BatchCounters& counters) {
    const IntM live = hn::FirstN(Ints(), live_lanes);
    state.live = live_lanes;
    state.ran_on = kCompiledFor;
    const PairState pair = pair_state(plan.plan->seed, first_pair, plan.pair_step);
    draw_electorate<T>(plan, pair, state);
    run_contests<T>(plan, places, pair, live, state, counters);
    if (plan.lists) count_lists<T>(plan, state);
    measure<T>(plan, places, live, state, counters);
    tally_sources<T>(places, state, live, counters);
}

void draw_electorate_of(const VectorPlan& plan, const CountPlan&, std::uint64_t first_pair,
                        std::size_t live, VectorState& state, BatchCounters&) {
    state.live = live;
    draw_electorate<2>(plan, pair_state(plan.plan->seed, first_pair), state);
}

void run_contests_of(const VectorPlan& plan, const CountPlan& places, std::uint64_t first_pair,
                     std::size_t live, VectorState& state, BatchCounters& counters) {
    run_contests<2>(plan, places, pair_state(plan.plan->seed, first_pair), hn::FirstN(Ints(), live),
                    state, counters);
}

void count_lists_of(const VectorPlan& plan, const CountPlan&, std::uint64_t, std::size_t,
                    VectorState& state, BatchCounters&) {
    if (plan.lists) count_lists<2>(plan, state);
}

void measure_of(const VectorPlan& plan, const CountPlan& places, std::uint64_t, std::size_t live,
                VectorState& state, BatchCounters& counters) {
    measure<2>(plan, places, hn::FirstN(Ints(), live), state, counters);
}

void tally_of(const VectorPlan&, const CountPlan& places, std::uint64_t, std::size_t live,
              VectorState& state, BatchCounters& counters) {
    tally_sources<2>(places, state, hn::FirstN(Ints(), live), counters);
}

void count_seats_of(const VectorPlan& plan, const CountPlan&, std::uint64_t, std::size_t,
                    VectorState& state, BatchCounters&) {
    const VectorContest& contest = plan.contests.front();
    const Ballot ballots[2] = {{set(1.0f), set(0)}, {set(1.0f), set(0)}};
    count_district<2>(plan, contest, contest.districts.size() - 1, ballots, set(0), state);
}

}  // namespace

BatchKernels batch() {
    return {kCompiledFor,    hn::Lanes(Floats()), run_batch<1>, run_batch<2>, draw_electorate_of,
            run_contests_of, count_lists_of,      measure_of,   tally_of,     count_seats_of};
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif

#if HWY_ONCE
namespace kenesh {

#if HWY_ARCH_X86
namespace {

__attribute__((target("avx"))) void clear_upper_halves() noexcept {
    _mm256_zeroupper();
}

}  // namespace

void leave_wide_registers() noexcept {
    static const bool kWide = (hwy::SupportedTargets() & HWY_AVX2) != 0;
    if (kWide) clear_upper_halves();
}
#else
void leave_wide_registers() noexcept {}
#endif

BatchKernels batch_kernels([[maybe_unused]] SimdTarget target) {
#if (HWY_TARGETS & HWY_AVX3) != 0
    if (target == SimdTarget::avx512) return N_AVX3::batch();
#endif
#if (HWY_TARGETS & HWY_AVX2) != 0
    if (target == SimdTarget::avx2) return N_AVX2::batch();
#endif
#if (HWY_TARGETS & HWY_SSE4) != 0
    if (target == SimdTarget::sse4) return N_SSE4::batch();
#endif
#if !HWY_ARCH_X86 && KENESH_HAS_LANES
    if (target == HWY_STATIC_DISPATCH(batch)().compiled_for) return HWY_STATIC_DISPATCH(batch)();
#endif
    assert(false && "one of simd_targets()");
    return {};
}

}  // namespace kenesh
#endif
