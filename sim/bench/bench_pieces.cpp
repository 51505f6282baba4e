#include "sim/bench/bench_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "sim/engine/random/normals.hpp"
#include "sim/engine/random/streams.hpp"
#include "sim/engine/vector/kernels/kernels_pieces.hpp"
#include "sim/engine/vector/vector_memory.hpp"

namespace kenesh {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr std::uint64_t kFirstPair = 64;
constexpr std::uint32_t kBlocks = 64;  // 16 KB of words with 16 lanes: within the first cache
constexpr std::size_t kExponents = 4096;
constexpr double kNormalError = 0x1p-19;  // a radius up to 6.7 with a few units of 2^-23
constexpr double kExpError = 0x1p-22;     // relative

struct Words {
    PieceKernels kernels;
    std::vector<BlockCounter> counters;
    std::vector<BlockState> blocks;
    LaneArray<std::uint32_t> words;
    LaneArray<float> normals;
};

std::shared_ptr<Words> make_words(SimdTarget target) {
    auto job = std::make_shared<Words>();
    job->kernels = piece_kernels(target);
    const RoundKeys keys = round_keys(kSeed);
    for (std::uint32_t b = 0; b < kBlocks; ++b) {
        job->counters.push_back(block_counter(Stream::unit, 0, 1, b, 0));
        job->blocks.push_back(block_state(keys, job->counters.back()));
    }
    const std::size_t size = std::size_t{4} * kBlocks * job->kernels.lanes;
    job->words = LaneArray<std::uint32_t>(size);
    job->normals = LaneArray<float>(size);
    return job;
}

/// Calls check(block, lane, words of the scalar generator) until one fails.
template <class Check>
bool all_blocks(const Words& job, const Check& check) {
    for (std::size_t b = 0; b < kBlocks; ++b)
        for (std::size_t lane = 0; lane < job.kernels.lanes; ++lane)
            if (!check(b, lane, random_words(kSeed, kFirstPair + lane, job.counters[b])))
                return false;
    return true;
}

bool words_agree(Words& job) {
    job.kernels.words(kSeed, kFirstPair, job.blocks, job.words.data());
    return all_blocks(job, [&](std::size_t b, std::size_t lane, const PhiloxBlock& expected) {
        for (std::size_t w = 0; w < 4; ++w)
            if (job.words[(4 * b + w) * job.kernels.lanes + lane] != expected[w]) return false;
        return true;
    });
}

bool normals_agree(Words& job) {
    job.kernels.normals(kSeed, kFirstPair, job.blocks, job.normals.data());
    return all_blocks(job, [&](std::size_t b, std::size_t lane, const PhiloxBlock& words) {
        std::array<double, 4> expected{};
        normals_from_words(words, expected);
        for (std::size_t w = 0; w < 4; ++w) {
            const double z = job.normals[(4 * b + w) * job.kernels.lanes + lane];
            if (!(std::abs(z - expected[w]) < kNormalError)) return false;
        }
        return true;
    });
}

BenchPiece exp_piece(SimdTarget target) {
    struct Job {
        PieceKernels kernels;
        LaneArray<float> x{kExponents}, up{kExponents}, down{kExponents};
    };
    auto job = std::make_shared<Job>();
    job->kernels = piece_kernels(target);
    for (std::size_t i = 0; i < kExponents; ++i)
        job->x[i] = -20.0f + 40.0f * static_cast<float>(i) / static_cast<float>(kExponents);
    BenchPiece piece{"exp",
                     std::string(name_of(target)),
                     2.0 * static_cast<double>(kExponents),
                     static_cast<double>(job->kernels.lanes),
                     operation_counts(target).exp,
                     {},
                     {}};
    piece.run = [job] {
        job->kernels.exp2(job->x.data(), kExponents, job->up.data(), job->down.data());
    };
    piece.agrees = [job, run = piece.run] {
        run();
        for (std::size_t i = 0; i < kExponents; ++i) {
            const double exact = std::exp2(static_cast<double>(job->x[i]));
            if (!(std::abs(job->up[i] / exact - 1.0) < kExpError)) return false;
            if (!(std::abs(job->down[i] * exact - 1.0) < kExpError)) return false;
        }
        return true;
    };
    return piece;
}

}  // namespace

OperationCounts operation_counts(SimdTarget target) noexcept {
    // A block of four words: 8 rounds on 2 halves, each 2 products, 2 shuffles, 2 exclusive-ors of
    // three (two instructions each before AVX-512); 4 to set up; 4 joins of 2.
    const double exclusive_or = target == SimdTarget::avx512 ? 2.0 : 4.0;
    const double word = (8.0 * 2.0 * (4.0 + exclusive_or) + 4.0 + 4.0 * 2.0) / 4.0;
    // A couple of normals: reduction 17 (two selections of three instructions each before AVX-512),
    // logarithm 22, square root 1, cosine and sine 28, 2 products.
    const double reduction = target == SimdTarget::avx512 ? 17.0 : 21.0;
    const double transform = (reduction + 22.0 + 1.0 + 28.0 + 2.0) / 2.0;
    // 2^x and 2^-x: 3 to split, 13 for the two parts of the polynomial, 2 to join, 3 to scale.
    return {word, word + transform, (3.0 + 13.0 + 2.0 + 3.0) / 2.0};
}

std::vector<BenchPiece> vector_pieces(SimdTarget target) {
    const std::shared_ptr<Words> job = make_words(target);
    const OperationCounts count = operation_counts(target);
    const auto items = static_cast<double>(job->words.size());
    const auto lanes = static_cast<double>(job->kernels.lanes);
    const std::string name(name_of(target));
    const auto words = [job] {
        job->kernels.words(kSeed, kFirstPair, job->blocks, job->words.data());
    };
    const auto normals = [job] {
        job->kernels.normals(kSeed, kFirstPair, job->blocks, job->normals.data());
    };
    return {
        {"random word", name, items, lanes, count.word, words, [job] { return words_agree(*job); }},
        {"normal", name, items, lanes, count.normal, normals,
         [job] { return normals_agree(*job); }},
        exp_piece(target)};
}

}  // namespace kenesh
