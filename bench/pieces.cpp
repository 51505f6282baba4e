// The pieces of the hot loop under Google Benchmark: `kenesh_bench_pieces --benchmark_filter=avx2`.
// Each is checked against a second computation before it is timed.
#include <benchmark/benchmark.h>

#include <cstdio>

#include "sim/bench/bench_pieces.hpp"
#include "sim/bench/bench_rules.hpp"
#include "sim/engine/vector/kernels/simd_targets.hpp"

#if !defined(NDEBUG)
#error "times of a debug build say nothing: configure with CMAKE_BUILD_TYPE=Release"
#endif

namespace {

std::vector<kenesh::BenchPiece> all_pieces() {
    std::vector<kenesh::BenchPiece> all = kenesh::rule_pieces();
    for (const kenesh::SimdTarget target : kenesh::simd_targets())
        for (kenesh::BenchPiece& piece : kenesh::vector_pieces(target))
            all.push_back(std::move(piece));
    return all;
}

void time_piece(benchmark::State& state, const kenesh::BenchPiece& piece) {
    for (auto _ : state) {
        piece.run();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(piece.items));
}

}  // namespace

int main(int argc, char** argv) {
    for (const kenesh::BenchPiece& piece : all_pieces()) {
        if (!piece.agrees()) {
            std::fprintf(stderr, "%s on %s differs from its check; nothing is timed\n",
                         piece.name.c_str(), piece.target.c_str());
            return 1;
        }
        benchmark::RegisterBenchmark((piece.name + "/" + piece.target).c_str(), time_piece, piece);
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
