#include <array>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/gamma.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/random/streams.hpp"
#include "sim/engine/reference/reference.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// So many voters that whole votes are as good as real ones.
Scenario crowded() {
    Scenario s = made::lively();
    for (Unit& unit : s.geography.units)
        unit.registered = 100'000'000;
    for (Choice& choice : s.choices)
        choice.vote_management = 0.0;
    return s;
}

/// Votes of the first choice over those of the second in a contest's first district.
double ratio(const Plan& plan, std::size_t contest, std::int64_t run) {
    ReferenceEngine engine(plan);
    const Election& election = engine.run(run);
    const ContestPlan& of = plan.contests[contest];
    double votes[2] = {0.0, 0.0};
    for (std::size_t c = 0; c < of.first_candidate[1]; ++c) {
        const std::size_t k = of.candidates[c].choice;
        if (k < 2) votes[k] += static_cast<double>(election.contests[contest].candidate[c]);
    }
    return votes[0] / votes[1];
}

double ratio_with(Scenario s, double pull, std::int64_t run) {
    for (Choice& choice : s.choices)
        choice.personal_pull = pull;
    return ratio(make_plan(s), 0, run);
}

}  // namespace

TEST_CASE("personal votes move a party's total to the power of its pull") {
    Scenario none = crowded();
    for (Choice& choice : none.choices)
        choice.uncertainty.candidate = 0.0;
    for (const PersonalVotes law : {PersonalVotes::normal, PersonalVotes::gamma}) {
        Scenario s = crowded();
        for (Choice& choice : s.choices)
            choice.uncertainty.personal_votes = law;
        for (std::int64_t run = 0; run < 20; ++run) {
            const double divided = ratio_with(s, 0.0, run);
            const double half = ratio_with(s, 0.5, run);
            const double all = ratio_with(s, 1.0, run);
            // At 0 they only divide it; at 1/2 the mean factors count by their square roots.
            CHECK(divided == Approx(ratio_with(none, 1.0, run)).epsilon(1e-5));
            CHECK(half * half == Approx(divided * all).epsilon(1e-5));
        }
    }
}

TEST_CASE("a gamma personal vote lies where its normal lies, by another library's quantiles") {
    Scenario none = crowded();
    Scenario gamma = crowded();
    for (std::size_t k = 0; k < none.choices.size(); ++k) {
        none.choices[k].uncertainty.candidate = 0.0;
        gamma.choices[k].uncertainty.personal_votes = PersonalVotes::gamma;
        gamma.choices[k].uncertainty.candidate = k == 0 ? 1.3 : 0.6;
    }
    const Plan without = make_plan(none);
    const Plan with = make_plan(gamma);
    // One nominee each in the single-member districts; the first is place 0 of its block.
    const std::size_t contest = 1;
    REQUIRE(with.contests[contest].fielded(0, 0) == 1);
    REQUIRE(with.contests[contest].fielded(0, 1) == 1);
    const auto log_factor = [&](std::uint32_t choice, std::int64_t run) {
        const PhiloxBlock words = random_words(
            with.seed, static_cast<std::uint64_t>(run / 2),
            block_counter(Stream::candidate, with.contests[contest].ordinal, choice, 0, 0));
        std::array<double, 4> normals{};
        normals_from_words(words, normals);
        const double z = run % 2 == 1 ? -normals[0] : normals[0];
        const double shape =
            math::shape_of_deviation(with.contests[contest].choices[choice].candidate_sd);
        const boost::math::gamma_distribution<double> law(shape);
        return std::log(boost::math::quantile(law, cdf(boost::math::normal(), z)) / shape);
    };
    for (std::int64_t run = 0; run < 40; ++run) {
        const double moved = std::log(ratio(with, contest, run) / ratio(without, contest, run));
        INFO("run " << run);
        CHECK(moved == Approx(log_factor(0, run) - log_factor(1, run)).margin(2e-5));
    }
}
