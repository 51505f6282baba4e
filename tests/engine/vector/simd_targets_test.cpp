#include "sim/engine/vector/kernels/simd_targets.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "sim/engine/simulate.hpp"
#include "sim/engine/vector/kernels/kernels_batch.hpp"
#include "sim/engine/vector/kernels/kernels_pieces.hpp"
#include "tests/support/scenarios.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

/// What the processor can do by the compiler's account of it, best first.
std::vector<SimdTarget> targets_of_the_processor() {
    std::vector<SimdTarget> list;
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool sse4 = __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul") &&
                      __builtin_cpu_supports("aes");
    const bool avx2 = sse4 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                      __builtin_cpu_supports("bmi2");
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd");
    if (avx512) list.push_back(SimdTarget::avx512);
    if (avx2) list.push_back(SimdTarget::avx2);
    if (sse4) list.push_back(SimdTarget::sse4);
#elif defined(__aarch64__)
    list.push_back(SimdTarget::neon);
#elif defined(__wasm_simd128__)
    list.push_back(SimdTarget::wasm);
#endif
    return list;
}

/// float32 numbers in a register of the instruction set.
std::size_t lanes_of(SimdTarget target) {
    return target == SimdTarget::avx512 ? 16 : (target == SimdTarget::avx2 ? 8 : 4);
}

}  // namespace

TEST_CASE("kernels are there for every instruction set of this processor") {
    CHECK(simd_targets() == targets_of_the_processor());
    for (const SimdTarget target : test::tested_targets()) {
        INFO(name_of(target));
        CHECK(piece_kernels(target).compiled_for == target);
        CHECK(piece_kernels(target).lanes == lanes_of(target));
        CHECK(batch_kernels(target).compiled_for == target);
        CHECK(batch_kernels(target).lanes == lanes_of(target));
    }
}

TEST_CASE("a simulation runs on the instruction set that is asked for") {
    const Plan plan = make_plan(made::lively());
    SimulationSettings settings;
    settings.runs = 100;
    settings.threads = 1;
    settings.engine = Engine::vector;
    std::string ran;
    for (const SimdTarget target : test::tested_targets()) {
        settings.simd = target;
        const Simulation one = simulate(plan, settings);
        CHECK(one.engine == Engine::vector);
        CHECK(one.simd == target);
        ran += " " + std::string(name_of(one.simd));
    }
    WARN("kernels of these instruction sets ran:" << (ran.empty() ? " none" : ran));
    settings.simd = SimdTarget::automatic;
    CHECK(simulate(plan, settings).simd == simd_targets().front());
    settings.engine = Engine::reference;
    CHECK(simulate(plan, settings).simd == SimdTarget::automatic);
}

TEST_CASE("every setting of the engines has one word, and the word names it") {
    std::set<std::string_view> words;
    const auto both_ways = [&words](const auto& table) {
        for (const auto& one : table) {
            CHECK(name_of(one.value) == one.name);
            CHECK(named(table, one.name) == one.value);
            CHECK(words.insert(one.name).second);
        }
        CHECK_FALSE(named(table, "none of them"));
    };
    both_ways(kEngines);
    both_ways(kNormals);
    both_ways(kSimdTargets);
}
