#include "sim/validation/scores.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_01.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace kenesh;

namespace {

/// Some distribution of whole numbers.
std::vector<double> some_chances(boost::random::mt19937& words, std::size_t n) {
    boost::random::uniform_01<double> uniform;
    std::vector<double> chance(n);
    double sum = 0.0;
    for (double& p : chance) {
        p = std::pow(uniform(words), 3.0);
        sum += p;
    }
    for (double& p : chance)
        p /= sum;
    return chance;
}

}  // namespace

TEST_CASE("A forecast that is right has exactly the coverage that it names") {
    boost::random::mt19937 words(1);
    for (std::size_t n = 1; n <= 12; ++n) {
        const std::vector<double> chance = some_chances(words, n);
        double half = 0.0;
        double ninety = 0.0;
        PitHistogram bins{};
        for (std::size_t s = 0; s < n; ++s) {
            const Position at = position_of(chance, s);
            half += chance[s] * randomised_coverage(at, 0.25, 0.75);
            ninety += chance[s] * randomised_coverage(at, 0.05, 0.95);
            const PitHistogram one = pit_histogram({{at}});
            for (std::size_t b = 0; b < kPitBins; ++b)
                bins[b] += chance[s] * one[b];
        }
        CHECK(half == Approx(0.5));
        CHECK(ninety == Approx(0.9));
        for (const double bin : bins)
            CHECK(bin == Approx(0.1));
    }
}

TEST_CASE("Ends included, an interval is the quantiles' own") {
    // Quantiles of 0.25 and 0.75 are 1 and 2.
    const std::vector<double> chance{0.2, 0.3, 0.4, 0.1};
    CHECK_FALSE(plainly_covered(position_of(chance, 0), 0.25, 0.75));
    CHECK(plainly_covered(position_of(chance, 1), 0.25, 0.75));
    CHECK(plainly_covered(position_of(chance, 2), 0.25, 0.75));
    CHECK_FALSE(plainly_covered(position_of(chance, 3), 0.25, 0.75));
    // What was given no chance is outside, unless it lies between what was.
    const std::vector<double> gap{0.0, 0.5, 0.0, 0.5, 0.0};
    CHECK_FALSE(plainly_covered(position_of(gap, 0), 0.25, 0.75));
    CHECK(plainly_covered(position_of(gap, 2), 0.25, 0.75));
    CHECK_FALSE(plainly_covered(position_of(gap, 4), 0.25, 0.75));
    CHECK(randomised_coverage(position_of(gap, 0), 0.05, 0.95) == 0.0);
    CHECK(randomised_coverage(position_of(gap, 4), 0.05, 0.95) == 0.0);
}

TEST_CASE("The ranked score is E|X - y| - E|X - X'| / 2") {
    // The kernel form of Gneiting and Raftery (2007), equation 21.
    boost::random::mt19937 words(2);
    for (std::size_t n = 1; n <= 9; ++n) {
        const std::vector<double> chance = some_chances(words, n);
        for (std::size_t y = 0; y < n; ++y) {
            double near = 0.0;
            double apart = 0.0;
            for (std::size_t a = 0; a < n; ++a) {
                near += chance[a] * std::abs(static_cast<double>(a) - static_cast<double>(y));
                for (std::size_t b = 0; b < n; ++b)
                    apart += chance[a] * chance[b] *
                             std::abs(static_cast<double>(a) - static_cast<double>(b));
            }
            CHECK(ranked_score(chance, y) == Approx(near - 0.5 * apart).margin(1e-12));
        }
    }
    const std::vector<double> sure{0.0, 0.0, 1.0, 0.0};
    CHECK(ranked_score(sure, 0) == 2.0);
    CHECK(ranked_score(sure, 3) == 1.0);
}

TEST_CASE("Errors count clusters, not values") {
    const std::vector<double> values{1.0, 3.0, 2.0, 6.0};
    const std::vector<std::size_t> alone{0, 1, 2, 3};
    const ClusteredMean one = clustered_mean(values, alone);
    CHECK(one.mean == 3.0);
    CHECK(one.error == Approx(std::sqrt(4.0 + 0.0 + 1.0 + 9.0) / 4.0));
    // Each value twice in its cluster says nothing new.
    const std::vector<double> twice{1.0, 1.0, 3.0, 3.0, 2.0, 2.0, 6.0, 6.0};
    const ClusteredMean two =
        clustered_mean(twice, std::vector<std::size_t>{0, 0, 1, 1, 2, 2, 3, 3});
    CHECK(two.mean == one.mean);
    CHECK(two.error == Approx(one.error));
}
