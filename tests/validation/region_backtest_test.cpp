#include "sim/validation/region_backtest.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace kenesh;

namespace {

/// Regions whose logs of votes deviate with a spread about the same strengths.
RegionalVotes made_up(std::size_t regions, double spread, unsigned seed) {
    boost::random::mt19937 words(seed);
    boost::random::normal_distribution<double> normal;
    const std::vector<double> strength{0.35, 0.25, 0.2, 0.12, 0.08};
    RegionalVotes votes;
    votes.votes = Grid<double>(regions, strength.size());
    for (std::size_t k = 0; k < strength.size(); ++k)
        votes.choices.push_back("c" + std::to_string(k));
    for (std::size_t r = 0; r < regions; ++r) {
        votes.regions.push_back("r" + std::to_string(r));
        double sum = 0.0;
        for (std::size_t k = 0; k < strength.size(); ++k)
            sum += votes.votes(r, k) = strength[k] * std::exp(spread * normal(words));
        for (std::size_t k = 0; k < strength.size(); ++k)
            votes.votes(r, k) *= 1e5 / sum;
    }
    return votes;
}

}  // namespace

TEST_CASE("The spread that made the regions covers them") {
    // 200 regions x 5 choices; choices of a region share their sum, so the clustered errors are
    // near 1 % for 90 % and 2 % for 50 %; four of them are allowed.
    const RegionalVotes votes = made_up(200, 0.4, 5);
    const std::vector<double> spreads(200, 0.4);
    const auto forecasts = foretell_regions(votes, spreads, 1, 1024);
    const Coverage coverage = regional_coverage(forecasts, 0.0);
    CHECK(coverage.cases == 1000);
    CHECK(std::abs(coverage.ninety.mean - 0.9) < 4.0 * coverage.ninety.error);
    CHECK(std::abs(coverage.half.mean - 0.5) < 4.0 * coverage.half.error);
    CHECK(coverage.ninety.error < 0.02);
    // Half of it does not.
    const std::vector<double> narrow(200, 0.2);
    CHECK(regional_coverage(foretell_regions(votes, narrow, 1, 1024), 0.0).ninety.mean < 0.75);
}

TEST_CASE("The other regions tell the spread") {
    // Logs of shares deviate less than the effects, as shares have a sum; with shares this small
    // against the rest the loss is the effect of the rest. 1,000 logs: an error of 2.2 %.
    const RegionalVotes votes = made_up(200, 0.4, 6);
    for (const double s : spreads_of_others(votes, 0.0)) {
        CHECK(s > 0.30);
        CHECK(s < 0.42);
    }
    CHECK(regional_coverage(foretell_regions(votes, spreads_of_others(votes, 0.0), 1, 512), 0.1)
              .cases == 800);
}
