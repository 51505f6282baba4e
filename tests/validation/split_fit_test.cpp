#include "sim/validation/split_fit.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace kenesh;

namespace {

/// Groups of 2 to 7 candidates whose logs deviate as the fit says.
std::vector<SplitGroup> made_up(const SplitFit& truth, std::size_t districts, unsigned seed) {
    boost::random::mt19937 words(seed);
    boost::random::normal_distribution<double> normal;
    std::vector<SplitGroup> groups;
    for (std::size_t d = 0; d < districts; ++d) {
        SplitGroup group{d, {static_cast<int>(2 + d % 6), static_cast<int>(1 + d % 11), 0.0}, 0.0};
        group.place.quotas = 0.4 + 0.1 * static_cast<double>(d % 8);
        double scale = spread(truth, group.place);
        if (truth.model.tails > 0) {
            double chi2 = 0.0;
            for (int j = 0; j < truth.model.tails; ++j) {
                const double z = normal(words);
                chi2 += z * z;
            }
            scale *= std::sqrt((truth.model.tails - 2) / chi2);
        }
        std::vector<double> x;
        double mean = 0.0;
        for (int c = 0; c < group.place.candidates; ++c) {
            x.push_back(scale * normal(words));
            mean += x.back() / group.place.candidates;
        }
        for (const double value : x)
            group.squares += (value - mean) * (value - mean);
        groups.push_back(group);
    }
    return groups;
}

}  // namespace

TEST_CASE("One normal spread is the pooled standard deviation") {
    const auto groups = made_up({{}, {std::log(0.4), 0, 0, 0}, {}, 0.0}, 50, 3);
    double squares = 0.0;
    int freedom = 0;
    for (const SplitGroup& group : groups) {
        squares += group.squares;
        freedom += group.place.candidates - 1;
    }
    const SplitFit fit = fit_split(groups, {});
    CHECK(spread(fit, groups.front().place) == Approx(std::sqrt(squares / freedom)).epsilon(1e-9));
}

TEST_CASE("The density of two candidates is that of their difference") {
    // (a - b) / sqrt 2 has the spread itself as standard deviation; squares are its square.
    const double difference = 0.7;
    const double s = 0.35;
    const SplitGroup group{0, {2, 5, 0.8}, difference * difference};
    const boost::math::normal normal(0.0, s);
    const SplitFit plain{{}, {std::log(s), 0, 0, 0}, {}, 0.0};
    CHECK(log_density(plain, group) == Approx(std::log(pdf(normal, difference))));
    for (const int nu : {3, 4, 5, 8}) {
        const SplitFit fit{{false, false, false, nu}, {std::log(s), 0, 0, 0}, {}, 0.0};
        const double scale = s * std::sqrt((nu - 2.0) / nu);
        const boost::math::students_t t(nu);
        CHECK(log_density(fit, group) == Approx(std::log(pdf(t, difference / scale) / scale)));
    }
}

TEST_CASE("A fit finds the spread that made the groups", "[slow]") {
    const SplitFit truth{{true, true, true, 5}, {-1.2, 0.3, -0.2, -0.9}, {}, 0.0};
    const auto groups = made_up(truth, 3000, 4);
    const SplitFit fit = fit_split(groups, truth.model);
    for (std::size_t j = 0; j < kSplitTerms; ++j) {
        INFO("coefficient " << j << ": " << fit.coefficients[j] << " +- " << fit.errors[j]);
        CHECK(std::abs(fit.coefficients[j] - truth.coefficients[j]) < 4.0 * fit.errors[j]);
        CHECK(fit.errors[j] < 0.2);
        // A maximum: a step to either side is worse.
        for (const double step : {-0.01, 0.01}) {
            SplitFit moved = fit;
            moved.coefficients[j] += step;
            double there = 0.0;
            for (const SplitGroup& group : groups)
                there += log_density(moved, group);
            CHECK(there < fit.log_likelihood);
        }
    }
    CHECK(rank_split_models(groups).front().model == truth.model);
}

TEST_CASE("Errors cover what they should") {
    // 400 samples: the standard error of a coverage of 95 % is 1.1 %.
    int inside = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        const SplitFit truth{{false, false, true, 4}, {-1.0, 0, 0, -1.0}, {}, 0.0};
        const SplitFit fit = fit_split(made_up(truth, 200, 100 + seed), {false, false, true, 0});
        // The normal fit is not the law, its error still holds.
        if (std::abs(fit.coefficients[3] + 1.0) < 1.96 * fit.errors[3]) ++inside;
    }
    CHECK(inside > 400 * 0.89);
    CHECK(inside <= 400);
}
