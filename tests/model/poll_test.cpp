#include "sim/model/poll.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/plan/plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

TEST_CASE("log gamma variates are the gamma distribution's quantiles", "[poll]") {
    const boost::math::normal normal;
    for (const double shape : {0.5, 0.9, 1.0, 2.5, 40.0, 800.5, 25'000.0, 1e7}) {
        const LogGamma noise(shape);
        const boost::math::gamma_distribution<double> gamma(shape);
        // Between the knots too; where Boost's own quantiles are sound.
        for (double z = -6.0; z <= 6.0; z += 0.137) {
            const double p = boost::math::cdf(normal, z);
            const double x = z < 0 ? boost::math::quantile(gamma, p)
                                   : boost::math::quantile(boost::math::complement(
                                         gamma, boost::math::cdf(normal, -z)));
            INFO("shape " << shape << " z " << z);
            CHECK(std::abs(noise(z) - std::log(x / shape)) < 1e-6);
        }
    }
}

TEST_CASE("a poll's categories: the rest first, half an answer for each", "[poll]") {
    Poll poll{1000, 2.0, "", {0.4, -1.0, 0.1, -1.0, -1.0}};
    const auto some = poll_categories(poll, {true, true, true, true, false});
    CHECK(some.shape == std::vector<double>{250.5, 200.5, 50.5});
    CHECK(some.place == std::vector<std::uint32_t>{0, 1, 3});
    CHECK(some.category == std::vector<std::uint32_t>{1, 0, 2, 0, PollCategories::kNone});
    CHECK(poll_means(some)[1] == 200.5 / 501.5);
    // No choice is outside the poll: no rest.
    poll.share = {0.6, 0.4};
    const auto all = poll_categories(poll, {true, true});
    CHECK(all.shape == std::vector<double>{300.5, 200.5});
    CHECK(all.category == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("calibration reaches the strengths through the poll's skewed noise", "[poll]") {
    Scenario s = made::lively();
    s.poll = Poll{60, 1.5, "", {0.35, -1.0, 0.1, 0.05, -1.0, -1.0}};
    const Plan plan = make_plan(s);
    CHECK(plan.calibration.reached);
    CHECK(plan.calibration.worst_error <= 1e-4);
    s.tails = 4;
    CHECK(make_plan(s).calibration.reached);
}
