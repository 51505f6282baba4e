#include "sim/summary/probability.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace kenesh;

namespace {

/// Tallies of one event in pairs of twins: `one` pairs in which one twin had it, `both` with both.
Tallies pairs(std::int64_t pairs, std::int64_t one, std::int64_t both) {
    Tallies tallies(2, true);
    tallies.runs = 2 * pairs;
    tallies.counts = {one + 2 * both, both};
    return tallies;
}

}  // namespace

TEST_CASE("Wilson's interval as published by Newcombe (1998), table I, method 3", "[report]") {
    struct Published {
        double events, n, low, high;
    };
    const Published row =
        GENERATE(Published{81, 263, 0.2553, 0.3662}, Published{15, 148, 0.0624, 0.1605},
                 Published{0, 20, 0.0, 0.1611}, Published{1, 29, 0.0061, 0.1718});
    const Probability p = wilson_interval(row.events / row.n, row.n);
    CHECK(p.low == Approx(row.low).margin(0.00005));
    CHECK(p.high == Approx(row.high).margin(0.00005));
}

TEST_CASE("An event that never or always happens has a one-sided interval", "[report]") {
    const Probability never = probability(pairs(500, 0, 0), {});
    CHECK(never.low == 0.0);
    CHECK(never.p == 0.0);
    // Twins that agree count once: the upper bound is that of 500 runs.
    CHECK(never.high == Approx(wilson_interval(0.0, 500.0).high));
    const Probability always = probability(pairs(500, 0, 500), {});
    CHECK(always.high == 1.0);
    CHECK(always.low == Approx(1.0 - never.high));
}

TEST_CASE("Twins count for what their pair sums show", "[report]") {
    SECTION("independent twins are worth as many runs") {
        // p = 1/2, pairs 1:2:1 as of independent coins.
        CHECK(effective_runs(pairs(4000, 2000, 1000), {}) == Approx(8000.0).epsilon(0.001));
    }
    SECTION("twins that always agree are worth half") {
        CHECK(effective_runs(pairs(4000, 0, 2000), {}) == Approx(4000.0).epsilon(0.001));
    }
    SECTION("twins that always differ are worth more, but never make few pairs certain") {
        CHECK(effective_runs(pairs(4000, 4000, 0), {}) > 8000.0);
        const Probability one_pair = probability(pairs(1, 1, 0), {});
        CHECK(one_pair.low < 0.1);
        CHECK(one_pair.high > 0.9);
    }
}

TEST_CASE("Without runs nothing is known", "[report]") {
    const Probability p = probability(Tallies(2, true), {});
    CHECK(p.low == 0.0);
    CHECK(p.high == 1.0);
}

TEST_CASE("The interval holds the true chance in 95 % of experiments with twins", "[report]") {
    // 4000 experiments of 300 pairs; the share that covers has a standard error of 0.0034, and the
    // count of a rare event is coarse, so that coverage itself swings by about a point.
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform;
    const double truth = GENERATE(0.05, 0.3, 0.5, 0.9);
    int covered = 0;
    for (int experiment = 0; experiment < 4000; ++experiment) {
        std::int64_t one = 0;
        std::int64_t both = 0;
        for (int i = 0; i < 300; ++i) {
            const double u = uniform(random);
            const int hits = (u < truth ? 1 : 0) + (1.0 - u < truth ? 1 : 0);
            one += hits == 1 ? 1 : 0;
            both += hits == 2 ? 1 : 0;
        }
        const Probability p = probability(pairs(300, one, both), {});
        covered += p.low <= truth && truth <= p.high ? 1 : 0;
    }
    CHECK(covered / 4000.0 > 0.95 - 3 * 0.0034 - 0.01);
}
