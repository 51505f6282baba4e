#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "bench/checked.hpp"
#include "sim/engine/vector/kernels/kernels_batch.hpp"
#include "sim/engine/vector/kernels/simd_targets.hpp"
#include "sim/engine/vector/vector_worker.hpp"
#include "sim/engine/worker.hpp"
#include "tests/support/republic.hpp"

// Parts of the vector engine and whole engines on one scenario of a real one's size
// (tests/support/republic.hpp). The seats are compared with the reference engine's before anything
// is timed. The counter shows the time per run, for seats per candidate.

namespace kenesh::bench {
namespace {

const Plan& plan() {
    static const Plan one = make_plan(made::republic());
    return one;
}
const TallyLayout& layout() {
    static const TallyLayout one = tally_layout(plan());
    return one;
}

/// Mean seats of both engines over the same runs: the votes are the same but for rounding.
void check_seats(SimdTarget target) {
    constexpr std::int64_t kRuns = 512;
    const auto vector = make_vector_worker(plan(), layout(), target);
    const auto scalar = make_worker(plan(), layout(), Engine::reference, Normals::counters);
    vector->run(0, kRuns);
    scalar->run(0, kRuns);
    for (const SystemSlots& system : layout().systems) {
        for (const ChoiceSlots& choice : system.choices) {
            const Int128 a = vector->tallies().counts[choice.seats.at];
            const Int128 b = scalar->tallies().counts[choice.seats.at];
            require(a - b <= 4 && b - a <= 4, "mean seats");
        }
    }
}

using Part = BatchKernels::Run BatchKernels::*;

/// One part on a batch that the parts before it have prepared; `numbers` of it per run.
void part(benchmark::State& state, SimdTarget target, Part which, double numbers) {
    check_seats(target);
    const BatchKernels kernels = batch_kernels(target);
    const VectorPlan vector = vector_plan(plan());
    VectorTallies tallies(vector, layout(), kernels.lanes);
    VectorState lanes = vector_state(vector, kernels.lanes, tallies.places().sources.size());
    const auto run = [&](BatchKernels::Run part) {
        tallies.add(0, [&](BatchCounters& counters) {
            part(vector, tallies.places(), 0, kernels.lanes, lanes, counters);
        });
    };
    leave_wide_registers();
    run(kernels.twins);
    int batches = 1;
    for (auto _ : state) {
        run(kernels.*which);
        if (++batches == VectorTallies::kBatches) {
            state.PauseTiming();
            tallies.flush();
            leave_wide_registers();
            batches = 0;
            state.ResumeTiming();
        }
    }
    state.counters["each"] = benchmark::Counter(
        numbers * 2.0 * static_cast<double>(kernels.lanes),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void engine(benchmark::State& state, Engine which, SimdTarget target) {
    if (which == Engine::vector) check_seats(target);
    const auto worker = make_worker(plan(), layout(), which, Normals::counters, target);
    const std::int64_t runs = which == Engine::vector ? 4096 : 256;
    std::int64_t next = 0;
    for (auto _ : state) {
        worker->run(next, next + runs);
        next += runs;
    }
    state.SetItemsProcessed(next);
}

double candidates_of_district() {
    const auto& first = plan().contests.front().first_candidate;
    return static_cast<double>(first.back() - first[first.size() - 2]);
}

}  // namespace

void register_engines() {
    for (const SimdTarget target : simd_targets()) {
        const std::string name(name_of(target));
        const auto add = [&](const char* what, Part which, double numbers) {
            benchmark::RegisterBenchmark((what + name).c_str(), part, target, which, numbers);
        };
        add("electorate/", &BatchKernels::electorate, 1.0);
        add("contests/", &BatchKernels::contests, 1.0);
        add("seats/", &BatchKernels::seats, candidates_of_district());
        add("list_tier/", &BatchKernels::lists, 1.0);
        add("measures/", &BatchKernels::measures, 1.0);
        add("tallies/", &BatchKernels::tallies, 1.0);
        benchmark::RegisterBenchmark(("engine/vector/" + name).c_str(), engine, Engine::vector,
                                     target);
    }
    benchmark::RegisterBenchmark("engine/reference", engine, Engine::reference,
                                 SimdTarget::automatic);
}

}  // namespace kenesh::bench

int main(int argc, char** argv) {
#ifndef NDEBUG
    std::fputs("this is a debug build: its times say nothing\n", stderr);
    return 2;
#endif
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    kenesh::bench::register_engines();
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
