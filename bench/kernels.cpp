#include <benchmark/benchmark.h>

#include <cmath>
#include <stdexcept>
#include <string>

#include "bench/checked.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/vector/kernels/kernels.hpp"
#include "sim/engine/vector/vector_memory.hpp"

// Random words, normals and exponentials, each compared with the scalar definition before it is
// timed. The counter shows the time of one number.

namespace kenesh::bench {
namespace {

constexpr std::size_t kBlocks = 24;

std::vector<BlockCounter> counters() {
    std::vector<BlockCounter> list;
    for (std::uint32_t b = 0; b < kBlocks; ++b) {
        list.push_back(block_counter(Stream::unit, 0, 1, b, 0));
    }
    return list;
}

std::vector<BlockState> states() {
    std::vector<BlockState> list;
    for (const BlockCounter& c : counters())
        list.push_back(block_state(round_keys(3), c));
    return list;
}

void per_number(benchmark::State& state, std::size_t numbers) {
    state.counters["each"] = benchmark::Counter(
        static_cast<double>(numbers),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void check_words(const PieceKernels& kernels, const std::uint32_t* words) {
    for (std::size_t b = 0; b < kBlocks; ++b) {
        for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
            const PhiloxBlock expected = random_words(3, lane, counters()[b]);
            for (std::size_t w = 0; w < 4; ++w) {
                require(words[(4 * b + w) * kernels.lanes + lane] == expected[w], "random words");
            }
        }
    }
}

void random_words_piece(benchmark::State& state, SimdTarget target) {
    const PieceKernels kernels = piece_kernels(target);
    const auto blocks = states();
    LaneArray<std::uint32_t> words(4 * kBlocks * kernels.lanes);
    kernels.words(3, 0, blocks, words.data());
    check_words(kernels, words.data());
    for (auto _ : state) {
        kernels.words(3, 0, blocks, words.data());
        benchmark::ClobberMemory();
    }
    per_number(state, words.size());
}

void normals_piece(benchmark::State& state, SimdTarget target) {
    const PieceKernels kernels = piece_kernels(target);
    const auto blocks = states();
    LaneArray<float> normals(4 * kBlocks * kernels.lanes);
    kernels.normals(3, 0, blocks, normals.data());
    std::vector<double> expected(4);
    for (std::size_t b = 0; b < kBlocks; ++b) {
        for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
            normals_from_words(random_words(3, lane, counters()[b]), expected);
            for (std::size_t w = 0; w < 4; ++w) {
                const double got = normals[(4 * b + w) * kernels.lanes + lane];
                require(std::abs(got - expected[w]) < 2e-6, "normals");
            }
        }
    }
    for (auto _ : state) {
        kernels.normals(3, 0, blocks, normals.data());
        benchmark::ClobberMemory();
    }
    per_number(state, normals.size());
}

void exp2_piece(benchmark::State& state, SimdTarget target) {
    const PieceKernels kernels = piece_kernels(target);
    LaneArray<float> x(1536), up(1536), down(1536);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = 0.01f * static_cast<float>(i) - 8.0f;
    kernels.exp2(x.data(), x.size(), up.data(), down.data());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double exact = std::exp2(static_cast<double>(x[i]));
        require(std::abs(up[i] / exact - 1.0) < 3e-7, "2^x");
        require(std::abs(down[i] * exact - 1.0) < 3e-7, "2^-x");
    }
    for (auto _ : state) {
        kernels.exp2(x.data(), x.size(), up.data(), down.data());
        benchmark::ClobberMemory();
    }
    per_number(state, 2 * x.size());
}

}  // namespace

void register_pieces() {
    for (const SimdTarget target : simd_targets()) {
        const std::string name(name_of(target));
        benchmark::RegisterBenchmark(("words/" + name).c_str(), random_words_piece, target);
        benchmark::RegisterBenchmark(("normals/" + name).c_str(), normals_piece, target);
        benchmark::RegisterBenchmark(("exp2/" + name).c_str(), exp2_piece, target);
    }
}

}  // namespace kenesh::bench
