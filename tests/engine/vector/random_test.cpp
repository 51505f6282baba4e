#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "sim/core/math.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/vector/kernels/kernels_pieces.hpp"
#include "sim/engine/vector/vector_memory.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

std::vector<BlockCounter> some_blocks() {
    return {block_counter(Stream::national, 0, 0, 0, 0), block_counter(Stream::unit, 0, 7, 15, 0),
            block_counter(Stream::candidate, 3, 11, 900'000, 4095),
            block_counter(Stream::tail, 4095, 65'535, (1u << 20) - 1, 4095)};
}

std::vector<BlockState> states(std::uint64_t seed, const std::vector<BlockCounter>& counters) {
    std::vector<BlockState> list;
    for (const BlockCounter& c : counters)
        list.push_back(block_state(round_keys(seed), c));
    return list;
}

}  // namespace

TEST_CASE("every instruction set draws the words of the scalar generator") {
    const auto counters = some_blocks();
    for (const SimdTarget target : test::tested_targets()) {
        const PieceKernels kernels = piece_kernels(target);
        LaneArray<std::uint32_t> words(4 * counters.size() * kernels.lanes);
        for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{0x9876543210fedcba}}) {
            for (const std::uint64_t first :
                 {std::uint64_t{0}, std::uint64_t{12'345}, std::uint64_t{0xffffffe0},
                  std::uint64_t{0x1234567890}}) {
                kernels.words(seed, first, states(seed, counters), words.data());
                for (std::size_t b = 0; b < counters.size(); ++b) {
                    for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
                        const PhiloxBlock expected = random_words(seed, first + lane, counters[b]);
                        for (std::size_t w = 0; w < 4; ++w) {
                            INFO(name_of(target) << " block " << b << " lane " << lane);
                            CHECK(words[(4 * b + w) * kernels.lanes + lane] == expected[w]);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("normals in float32 follow the double ones over the whole range of words") {
    // Words that reach every corner: ends, the middle, near 1 (the radius goes to 0), quadrants.
    std::vector<std::uint32_t> pool{0,          1,          2,          0x7fffffff, 0x80000000,
                                    0xffffffff, 0xfffffffe, 0xffffff00, 0xb504f333, 0xb504f334,
                                    0x20000000, 0x1fffffff, 0x60000000, 0xe0000000, 0xdfffffff};
    std::mt19937 generator(1);
    while (pool.size() < 200'000)
        pool.push_back(static_cast<std::uint32_t>(generator()));
    for (const SimdTarget target : test::tested_targets()) {
        const PieceKernels kernels = piece_kernels(target);
        const std::size_t n = kernels.lanes;
        const std::size_t couples = pool.size() / n;
        LaneArray<std::uint32_t> words(2 * couples * n);
        LaneArray<float> out(2 * couples * n);
        std::vector<std::uint32_t> quad(4);
        std::vector<double> expected(4);
        for (std::size_t i = 0; i < couples; ++i) {
            for (std::size_t lane = 0; lane < n; ++lane) {
                words[2 * i * n + lane] = pool[i * n + lane];
                words[(2 * i + 1) * n + lane] = pool[(i * n + lane) * 7919 % pool.size()];
            }
        }
        kernels.from_words(words.data(), couples, out.data());
        double worst = 0.0;
        for (std::size_t i = 0; i < couples; ++i) {
            for (std::size_t lane = 0; lane < n; ++lane) {
                const std::size_t first = 2 * i * n + lane;
                quad = {words[first], words[first + n], 0x80000000, 0};
                normals_from_words(quad, expected);
                worst = std::max({worst, std::abs(out[first] - expected[0]),
                                  std::abs(out[first + n] - expected[1])});
            }
        }
        // A radius of at most 6.7 with a relative error of 2^-23 and an angle's of 2^-23.
        INFO(name_of(target));
        CHECK(worst < 6.7 * 0x1p-22);
    }
}

TEST_CASE("2^x and 2^-x within two units in the last place") {
    for (const SimdTarget target : test::tested_targets()) {
        const PieceKernels kernels = piece_kernels(target);
        LaneArray<float> x(1 << 16), up(1 << 16), down(1 << 16);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = -125.0f + 250.0f * static_cast<float>(i) / static_cast<float>(x.size() - 1);
        }
        kernels.exp2(x.data(), x.size(), up.data(), down.data());
        double worst = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double exact = std::exp2(static_cast<double>(x[i]));
            worst =
                std::max({worst, std::abs(up[i] / exact - 1.0), std::abs(down[i] * exact - 1.0)});
        }
        CHECK(worst < 0x1p-22);
    }
}

TEST_CASE("the same bits on every instruction set") {
    const auto targets = test::tested_targets();
    std::vector<BlockState> blocks;
    for (std::uint32_t b = 0; b < 2000; ++b) {
        blocks.push_back(block_state(round_keys(3), block_counter(Stream::unit, 0, 1, b, 0)));
    }
    // FNV-1a over the bits, pair by pair. The number is what one machine gave; no other may differ.
    for (const SimdTarget target : targets) {
        const PieceKernels kernels = piece_kernels(target);
        LaneArray<float> z(4 * blocks.size() * kernels.lanes);
        std::uint64_t hash = 0xcbf29ce484222325;
        for (std::uint64_t pair = 0; pair < 64; pair += kernels.lanes) {
            kernels.normals(3, pair, blocks, z.data());
            for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
                for (std::size_t i = 0; i < 4 * blocks.size(); ++i) {
                    std::uint32_t bits = 0;
                    std::memcpy(&bits, &z[i * kernels.lanes + lane], 4);
                    hash = (hash ^ bits) * 0x100000001b3;
                }
            }
        }
        INFO(name_of(target));
        CHECK(hash == 0xcda9aadb1ba1d140);
    }
}
