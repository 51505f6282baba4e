#include "sim/engine/vector/kernels/kernels_batch.hpp"

#include <algorithm>
#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/vector/kernels/kernels_batch.cpp"
#include "sim/engine/vector/kernels/kernels_targets.hpp"

#include <hwy/foreach_target.h>

// The target that the compiler takes for granted has one lane only: machines without SSE4 are left
// to the reference engine.
#if HWY_TARGET != HWY_SCALAR

#include "sim/engine/vector/kernels/kernels_contests-inl.hpp"
#include "sim/engine/vector/kernels/kernels_lists-inl.hpp"
#include "sim/engine/vector/kernels/kernels_measures-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {
namespace {

template <std::size_t T>
void run_batch(const VectorPlan& plan, std::uint64_t first_pair, std::size_t live_lanes,
               VectorState& state, VectorTallies& tallies) {
    const IntM live = hn::FirstN(Ints(), live_lanes);
    state.live = live_lanes;
    const PairState pair = pair_state(plan.plan->seed, first_pair);
    draw_electorate<T>(plan, pair, state);
    run_contests<T>(plan, pair, live, state, tallies);
    if (plan.lists) count_lists<T>(plan, state);
    measure<T>(plan, live, state, tallies);
    tally_sources<T>(state, tallies, live);
    tallies.runs += static_cast<std::int64_t>(T * live_lanes);
    ++tallies.batches;
}

void draw_electorate_of(const VectorPlan& plan, std::uint64_t first_pair, std::size_t live,
                        VectorState& state, VectorTallies&) {
    state.live = live;
    draw_electorate<2>(plan, pair_state(plan.plan->seed, first_pair), state);
}

void run_contests_of(const VectorPlan& plan, std::uint64_t first_pair, std::size_t live,
                     VectorState& state, VectorTallies& tallies) {
    run_contests<2>(plan, pair_state(plan.plan->seed, first_pair), hn::FirstN(Ints(), live), state,
                    tallies);
}

void count_lists_of(const VectorPlan& plan, std::uint64_t, std::size_t, VectorState& state,
                    VectorTallies&) {
    if (plan.lists) count_lists<2>(plan, state);
}

void measure_of(const VectorPlan& plan, std::uint64_t, std::size_t live, VectorState& state,
                VectorTallies& tallies) {
    measure<2>(plan, hn::FirstN(Ints(), live), state, tallies);
}

void tally_of(const VectorPlan&, std::uint64_t, std::size_t live, VectorState& state,
              VectorTallies& tallies) {
    tally_sources<2>(state, tallies, hn::FirstN(Ints(), live));
}

void count_seats_of(const VectorPlan& plan, std::uint64_t, std::size_t, VectorState& state,
                    VectorTallies&) {
    const VectorContest& contest = plan.contests.front();
    const Ballot ballots[2] = {{set(1.0f), set(0)}, {set(1.0f), set(0)}};
    count_district<2>(plan, contest, contest.districts.size() - 1, ballots, set(0), state);
}

}  // namespace

BatchKernels batch() {
    return {hn::Lanes(Floats()), run_batch<1>, run_batch<2>, draw_electorate_of, run_contests_of,
            count_lists_of,      measure_of,   tally_of,     count_seats_of};
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif

#if HWY_ONCE
namespace kenesh {
namespace {

__attribute__((target("avx"))) void clear_upper_halves() noexcept {
    _mm256_zeroupper();
}

}  // namespace

void leave_wide_registers() noexcept {
    static const bool kWide = (hwy::SupportedTargets() & HWY_AVX2) != 0;
    if (kWide) clear_upper_halves();
}

BatchKernels batch_kernels(SimdTarget target) {
    switch (target) {
        case SimdTarget::avx512:
            return N_AVX3::batch();
        case SimdTarget::avx2:
            return N_AVX2::batch();
        case SimdTarget::sse4:
            return N_SSE4::batch();
        case SimdTarget::automatic:
            break;
    }
    const auto list = simd_targets();
    assert(!list.empty() && "asked only where there is one");
    return batch_kernels(list.front());
}

}  // namespace kenesh
#endif
