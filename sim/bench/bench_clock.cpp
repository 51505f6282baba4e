#include "sim/bench/bench_clock.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <stdexcept>

#include "sim/engine/vector/vector_plan.hpp"

namespace kenesh {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double series(const std::function<void()>& call, std::int64_t calls) {
    const auto start = Clock::now();
    for (std::int64_t i = 0; i < calls; ++i)
        call();
    return since(start);
}

Simulation simulate_setup(const Plan& plan, const BenchSetup& setup, std::int64_t runs) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.engine = setup.engine;
    settings.simd = setup.simd;
    settings.threads = setup.threads;
    return simulate(plan, settings);
}

/// Set-ups of one engine must count the same.
void check_counts(const Plan& plan, const std::vector<BenchSetup>& setups) {
    constexpr std::int64_t kRuns = 512;
    for (const BenchSetup& setup : setups) {
        const auto first = std::ranges::find(setups, setup.engine, &BenchSetup::engine);
        if (simulate_setup(plan, *first, kRuns).tallies !=
            simulate_setup(plan, setup, kRuns).tallies)
            throw std::runtime_error("the results of " + std::string(name_of(setup.simd)) +
                                     " differ from those of " + std::string(name_of(first->simd)) +
                                     "; nothing is timed");
    }
}

/// As many runs as take `seconds`.
std::int64_t enough_runs(const Plan& plan, const BenchSetup& setup, double seconds) {
    std::int64_t runs = 1024;
    while (runs < (std::int64_t{1} << 28)) {
        const auto start = Clock::now();
        static_cast<void>(simulate_setup(plan, setup, runs));
        const double taken = since(start);
        if (taken >= seconds) return runs;
        const double factor = taken > 0.0 ? 1.2 * seconds / taken : 16.0;
        runs = static_cast<std::int64_t>(static_cast<double>(runs) * std::clamp(factor, 1.2, 16.0));
    }
    return runs;
}

}  // namespace

double median(std::vector<double> values) {
    assert(!values.empty() && "no median of nothing");
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double seconds_per_call(const std::function<void()>& call, int repeat, double seconds) {
    std::int64_t calls = 1;
    while (series(call, calls) < seconds)
        calls *= 2;
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i)
        times.push_back(series(call, calls) / static_cast<double>(calls));
    return median(times);
}

double measured_gigahertz() {
#if defined(__x86_64__)
    // Short series, the fastest of many: what the core can do when nothing else has it.
    constexpr int kProducts = 100'000;
    constexpr int kSeries = 400;
    double fastest = 0.0;
    for (int repeat = 0; repeat < kSeries; ++repeat) {
        std::uint32_t x = 3;
        const auto start = Clock::now();
        for (int i = 0; i < kProducts; i += 10)
            for (int j = 0; j < 10; ++j) {
                x *= 0x9e3779b1u;
                __asm__ volatile("" : "+r"(x));
            }
        fastest = std::max(fastest, 3.0 * kProducts / since(start) * 1e-9);
    }
    return fastest;
#else
    return 0.0;
#endif
}

std::vector<BenchRate> measure_rates(const Plan& plan, const std::vector<BenchSetup>& setups,
                                     int repeat, double seconds) {
    check_counts(plan, setups);
    std::vector<std::int64_t> runs;
    for (const BenchSetup& setup : setups)
        runs.push_back(enough_runs(plan, setup, seconds));
    std::vector<std::vector<double>> rates(setups.size());
    for (int i = 0; i < repeat; ++i)
        for (std::size_t s = 0; s < setups.size(); ++s) {
            const auto start = Clock::now();
            const Simulation done = simulate_setup(plan, setups[s], runs[s]);
            rates[s].push_back(static_cast<double>(done.tallies.runs) / since(start));
        }
    std::vector<BenchRate> out;
    for (std::size_t s = 0; s < setups.size(); ++s)
        out.push_back({setups[s], median(rates[s]), *std::ranges::min_element(rates[s]),
                       *std::ranges::max_element(rates[s])});
    return out;
}

DrawCounts draw_counts(const Plan& plan) {
    const VectorPlan vector = vector_plan(plan);
    DrawCounts count;
    std::size_t blocks = vector.head.size() + vector.unit_blocks.size();
    std::size_t exponentials = vector.units * (vector.slots() + 1);
    for (const VectorContest& contest : vector.contests) {
        blocks += contest.blocks.size();
        exponentials += contest.nominees.size();
    }
    count.normals = 4.0 * static_cast<double>(blocks);
    count.exponentials = static_cast<double>(exponentials);
    count.runs = static_cast<double>(vector.twins);
    return count;
}

}  // namespace kenesh
