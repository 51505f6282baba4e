#include "sim/validation/split_fit.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <span>

#include "sim/core/gamma.hpp"

using namespace kenesh;

namespace {

/// log of a gamma variate whose log has this deviation, by another library.
double of_gamma(boost::random::mt19937& words, double deviation) {
    boost::random::gamma_distribution<double> gamma(math::shape_of_deviation(deviation));
    return std::log(gamma(words));
}

/// Groups of 2 to 7 candidates whose logs deviate as the fit says.
std::vector<SplitGroup> made_up(const SplitFit& truth, std::size_t districts, unsigned seed) {
    boost::random::mt19937 words(seed);
    boost::random::normal_distribution<double> normal;
    std::vector<SplitGroup> groups;
    for (std::size_t d = 0; d < districts; ++d) {
        SplitGroup group{
            d, {static_cast<int>(2 + d % 6), static_cast<int>(1 + d % 11), 0.0}, 0.0, 0.0};
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
            x.push_back(truth.model.gamma ? of_gamma(words, scale) : scale * normal(words));
            mean += x.back() / group.place.candidates;
        }
        for (const double value : x)
            group.squares += (value - mean) * (value - mean);
        for (const double value : x)
            group.log_sum += std::exp(value - mean);
        group.log_sum = std::log(group.log_sum);
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
    const SplitGroup group{0, {2, 5, 0.8}, difference * difference, 0.0};
    const boost::math::normal normal(0.0, s);
    const SplitFit plain{{}, {std::log(s), 0, 0, 0}, {}, 0.0};
    CHECK(log_density(plain, group) == Approx(std::log(pdf(normal, difference))));
    for (const int nu : {3, 4, 5, 8}) {
        const SplitFit fit{{false, false, false, nu, false}, {std::log(s), 0, 0, 0}, {}, 0.0};
        const double scale = s * std::sqrt((nu - 2.0) / nu);
        const boost::math::students_t t(nu);
        CHECK(log_density(fit, group) == Approx(std::log(pdf(t, difference / scale) / scale)));
    }
}

TEST_CASE("A fit finds the spread that made the groups", "[slow]") {
    const SplitFit truth{{true, true, true, 5, false}, {-1.2, 0.3, -0.2, -0.9}, {}, 0.0};
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
        const SplitFit truth{{false, false, true, 4, false}, {-1.0, 0, 0, -1.0}, {}, 0.0};
        const SplitFit fit =
            fit_split(made_up(truth, 200, 100 + seed), {false, false, true, 0, false});
        // The normal fit is not the law, its error still holds.
        if (std::abs(fit.coefficients[3] + 1.0) < 1.96 * fit.errors[3]) ++inside;
    }
    CHECK(inside > 400 * 0.89);
    CHECK(inside <= 400);
}

TEST_CASE("The density of two candidates with gamma votes is that of their log ratio") {
    // With Beta(a, a) shares the log ratio y has density e^(a y) / ((1 + e^y)^(2 a) B(a, a)); the
    // orthonormal coordinate is y / sqrt 2.
    const double y = 0.7;
    const double s = 0.6;
    SplitGroup group{0, {2, 5, 0.8}, 0.5 * y * y, 0.0};
    group.log_sum = std::log(std::exp(0.5 * y) + std::exp(-0.5 * y));
    const double a = math::shape_of_deviation(s);
    const double expected = a * y - 2.0 * a * std::log1p(std::exp(y)) -
                            std::log(boost::math::beta(a, a)) + 0.5 * std::log(2.0);
    const SplitFit fit{{false, false, false, 0, true}, {std::log(s), 0, 0, 0}, {}, 0.0};
    CHECK(log_density(fit, group) == Approx(expected));
}

TEST_CASE("A fit of gamma votes finds the spread that made the groups, and the law", "[slow]") {
    const SplitFit truth{{false, false, true, 0, true}, {-0.2, 0, 0, -0.5}, {}, 0.0};
    const auto groups = made_up(truth, 2000, 9);
    const SplitFit fit = fit_split(groups, truth.model);
    for (const std::size_t j : {std::size_t{0}, std::size_t{3}}) {
        INFO("coefficient " << j << ": " << fit.coefficients[j] << " +- " << fit.errors[j]);
        CHECK(std::abs(fit.coefficients[j] - truth.coefficients[j]) < 4.0 * fit.errors[j]);
        for (const double step : {-0.01, 0.01}) {
            SplitFit moved = fit;
            moved.coefficients[j] += step;
            double there = 0.0;
            for (const SplitGroup& group : groups)
                there += log_density(moved, group);
            CHECK(there < fit.log_likelihood);
        }
    }
    // Of 300 districts the law is plain.
    CHECK(rank_split_models(std::span(groups).first(300)).front().model.gamma);
}
