#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/vector/kernels/kernels_pieces.hpp"
#include "sim/engine/vector/vector_memory.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

constexpr std::size_t kBins = 1024;  // of width 1/64 from -8 to 8
constexpr std::size_t kLags = 8;
constexpr std::uint32_t kBlocks = 2048;  // of four normals per pair

/// Sums over all normals of the kernels, as a test wants them.
struct Statistics {
    double count = 0.0;
    std::array<double, 4> powers{};    ///< sums of z, z^2, z^3, z^4
    std::array<double, kLags> lags{};  ///< sums of z_i z_(i+1), ... within a pair
    double neighbours = 0.0;           ///< sum of products of neighbouring pairs
    double neighbour_count = 0.0;
    double beyond_five = 0.0;
    std::array<std::int64_t, kBins> bins{};
};

void add_chunk(const LaneArray<float>& z, std::size_t lanes, Statistics& s) {
    const std::size_t size = z.size();
    std::array<double, 4> powers{};
    for (std::size_t i = 0; i < size; ++i) {
        const double x = z[i];
        powers[0] += x;
        powers[1] += x * x;
        powers[2] += x * x * x;
        powers[3] += x * x * x * x;
        ++s.bins[static_cast<std::size_t>((z[i] + 8.0f) * 64.0f)];
        s.beyond_five += std::abs(z[i]) > 5.0f ? 1.0 : 0.0;
    }
    for (std::size_t p = 0; p < 4; ++p)
        s.powers[p] += powers[p];
    for (std::size_t lag = 1; lag <= kLags; ++lag) {
        double sum = 0.0;
        for (std::size_t i = 0; i + lag * lanes < size; ++i) {
            sum += static_cast<double>(z[i]) * static_cast<double>(z[i + lag * lanes]);
        }
        s.lags[lag - 1] += sum;
    }
    for (std::size_t i = 0; i + 1 < size; ++i) {
        if (i % lanes == lanes - 1) continue;
        s.neighbours += static_cast<double>(z[i]) * static_cast<double>(z[i + 1]);
        s.neighbour_count += 1.0;
    }
    s.count += static_cast<double>(size);
}

Statistics draw(double wanted) {
    const PieceKernels kernels = piece_kernels(test::tested_targets().front());
    std::vector<BlockState> blocks;
    for (std::uint32_t b = 0; b < kBlocks; ++b) {
        blocks.push_back(block_state(round_keys(17), block_counter(Stream::unit, 0, 3, b, 0)));
    }
    LaneArray<float> z(4 * blocks.size() * kernels.lanes);
    Statistics s;
    for (std::uint64_t pair = 0; s.count < wanted; pair += kernels.lanes) {
        kernels.normals(17, pair, blocks, z.data());
        add_chunk(z, kernels.lanes, s);
    }
    return s;
}

}  // namespace

TEST_CASE("a billion normals: moments, distribution, tails and correlations", "[slow]") {
    const Statistics s = draw(1e9);
    const boost::math::normal normal;
    const double n = s.count;
    // Standard errors of the moments of n normals: 1, sqrt 2, sqrt 15, sqrt 96 over sqrt n; five
    // of them, since ten numbers are asked here and below.
    const double error = 5.0 / std::sqrt(n);
    CHECK(std::abs(s.powers[0] / n) < error);
    CHECK(std::abs(s.powers[1] / n - 1.0) < std::sqrt(2.0) * error);
    CHECK(std::abs(s.powers[2] / n) < std::sqrt(15.0) * error);
    CHECK(std::abs(s.powers[3] / n - 3.0) < std::sqrt(96.0) * error);
    for (const double lag : s.lags)
        CHECK(std::abs(lag / n) < error);
    CHECK(std::abs(s.neighbours / s.neighbour_count) < 5.0 / std::sqrt(s.neighbour_count));
    const double beyond = 2.0 * n * cdf(complement(normal, 5.0));  // about 573
    CHECK(std::abs(s.beyond_five - beyond) < 5.0 * std::sqrt(beyond));

    double chi_square = 0.0, pooled = 0.0, pooled_expected = 0.0, below = 0.0, worst = 0.0;
    int cells = 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        const double left = static_cast<double>(bin) / 64.0 - 8.0;
        const double right = left + 1.0 / 64.0;
        pooled += static_cast<double>(s.bins[bin]);
        // Differences of upper or lower tails, whichever are small.
        pooled_expected +=
            n * (left >= 0.0 ? cdf(complement(normal, left)) - cdf(complement(normal, right))
                             : cdf(normal, right) - cdf(normal, left));
        below += static_cast<double>(s.bins[bin]);
        worst = std::max(worst, std::abs(below / n - cdf(normal, right)));
        if (pooled_expected < 50.0) continue;
        chi_square += (pooled - pooled_expected) * (pooled - pooled_expected) / pooled_expected;
        ++cells;
        pooled = pooled_expected = 0.0;
    }
    const boost::math::chi_squared distribution(cells - 1);
    CHECK(cells > 600);
    CHECK(chi_square < quantile(distribution, 0.9999));
    CHECK(chi_square > quantile(distribution, 0.0001));
    // Kolmogorov's statistic at the bins' edges: 1.95 is its 99.9 % point.
    CHECK(worst * std::sqrt(n) < 1.95);
}
