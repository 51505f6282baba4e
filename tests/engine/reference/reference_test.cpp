#include "sim/engine/reference/reference.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/engine/simulate.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

Scenario without_noise() {
    Scenario s = made::lively();
    for (Choice& choice : s.choices) {
        choice.uncertainty = {};
        choice.lean.assign(3, 0.0);
    }
    s.turnout = {0.5, 0.0, 0.0, 0.0, 0.02};
    return s;
}

}  // namespace

TEST_CASE("no uncertainty: every run is the same deterministic count") {
    const Scenario s = without_noise();
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    // One region: 4 units x 10,000 x 0.5 x 0.98 = 19,600 valid ballots.
    const Election first = engine.run(0);
    const ContestPlan& contest = plan.contests[0];
    for (std::size_t c = 0; c < contest.first_candidate[1]; ++c) {
        const std::size_t k = contest.candidates[c].choice;
        const double each = 19'600 * s.choices[k].strength / s.choices[k].candidates.number;
        CHECK(std::abs(static_cast<double>(first.contests[0].candidate[c]) - each) <= 1.0);
    }
    CHECK(std::abs(static_cast<double>(first.contests[0].against_all[0]) - 0.05 * 19'600) <= 1.0);
    // Lists share 0.75 of the votes and get the independents' 0.2 in proportion: a has
    // 0.35 / 0.75 of 0.95 x 58,800.
    double a = 0.0;
    for (std::size_t r = 0; r < 3; ++r)
        a += static_cast<double>(first.lists.nation.votes(r, 0));
    CHECK(a == Approx(0.35 / 0.75 * 0.95 * 58'800).margin(10.0));
    CHECK(std::accumulate(first.lists.nation.valid.begin(), first.lists.nation.valid.end(),
                          std::int64_t{0}) == 58'800);
    CHECK(std::accumulate(first.lists.nation.cast.begin(), first.lists.nation.cast.end(),
                          std::int64_t{0}) == 60'000);
    const Election second = engine.run(17);
    CHECK(second.contests[0].candidate == first.contests[0].candidate);
    CHECK(second.systems[1].list_seats == first.systems[1].list_seats);
}

TEST_CASE("list abstainers leave the valid base and the lists") {
    Scenario s = without_noise();
    s.list_abstain = 0.3;
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election& e = engine.run(0);
    // 0.3 of the independents' 0.2 of 58,800 cast no list vote.
    CHECK(static_cast<double>(std::accumulate(e.lists.nation.valid.begin(),
                                              e.lists.nation.valid.end(), std::int64_t{0})) ==
          Approx(58'800 * (1 - 0.06)).margin(3.0));
    CHECK(e.lists.nation.transferred[4] == Approx(0.7 * 0.2 * 58'800).epsilon(1e-4));
}

TEST_CASE("a given transfer sends the homeless votes where it says") {
    Scenario s = without_noise();
    s.list_transfer = {0.0, 1.0, 0.0, 0.0, 0.0, 0.0};
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election& e = engine.run(0);
    double b = 0.0;
    for (std::size_t r = 0; r < 3; ++r)
        b += static_cast<double>(e.lists.nation.votes(r, 1));
    CHECK(b == Approx(0.4 * 58'800).epsilon(1e-4));
}

TEST_CASE("a transfer to a party that is absent goes to the others named, or by the lists' votes") {
    Scenario s = without_noise();
    s.choices[1].strength = 0.0;
    s.choices[0].strength = 0.55;
    const double all = 0.95 * 58'800;
    for (const std::vector<double>& transfer :
         {std::vector<double>{0.0, 0.6, 0.4, 0.0, 0.0, 0.0},
          std::vector<double>{0.0, 1.0, 0.0, 0.0, 0.0, 0.0}}) {
        s.list_transfer = transfer;
        const Plan plan = make_plan(s);
        ReferenceEngine engine(plan);
        const Election& e = engine.run(0);
        double sum = 0.0, c = 0.0;
        for (std::size_t r = 0; r < 3; ++r) {
            for (const std::int64_t votes : e.lists.nation.votes.row(r))
                sum += static_cast<double>(votes);
            c += static_cast<double>(e.lists.nation.votes(r, 2));
        }
        CHECK(sum == Approx(all).epsilon(1e-4));
        CHECK(c == Approx(transfer[2] > 0.0 ? 0.35 * 58'800 : 0.15 / 0.75 * all).epsilon(1e-3));
    }
}

TEST_CASE("against all absent: its supporters do not vote in the tier") {
    Scenario s = without_noise();
    for (System& system : s.systems) {
        for (Tier& tier : system.tiers) {
            if (auto* d = std::get_if<DistrictTier>(&tier)) d->against_all = AgainstAll::absent;
        }
    }
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election& e = engine.run(0);
    CHECK(e.contests[0].valid[0] == Approx(19'600 * 0.95).epsilon(1e-4));
    CHECK(e.contests[0].against_all[0] == 0);
    CHECK(static_cast<double>(e.contests[0].candidate[0]) == Approx(19'600 * 0.175).margin(2.0));
}

TEST_CASE("turnout of exactly one has no noise") {
    Scenario s = made::lively();
    s.turnout.mean = 1.0;
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    for (std::int64_t run = 0; run < 10; ++run)
        CHECK(engine.run(run).turnout == 1.0);
}

TEST_CASE("votes of a district add up to its valid ballots but for rounding") {
    const Plan plan = make_plan(made::lively());
    ReferenceEngine engine(plan);
    for (std::int64_t run = 0; run < 100; ++run) {
        const Election& e = engine.run(run);
        for (std::size_t t = 0; t < plan.contests.size(); ++t) {
            const ContestPlan& contest = plan.contests[t];
            for (std::size_t d = 0; d < contest.districts.size(); ++d) {
                const auto first = contest.first_candidate[d];
                const auto last = contest.first_candidate[d + 1];
                const double sum = static_cast<double>(std::accumulate(
                    e.contests[t].candidate.begin() + first, e.contests[t].candidate.begin() + last,
                    e.contests[t].against_all[d]));
                CHECK(std::abs(sum - e.contests[t].valid[d]) <= 0.5 * (last - first + 1));
            }
        }
    }
}

TEST_CASE("twins: the odd run mirrors every normal of the even one") {
    Scenario s = made::lively();
    s.systems = {made::districts("d", "whole", 1, Plurality{})};
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election even = engine.run(6);
    const Election odd = engine.run(7);
    // log s_uk - log s_uj is antisymmetric about alpha_k + l_rk - alpha_j - l_rj; nationally only
    // the signs can be seen, so one unit and no leans make it exact.
    Scenario one = s;
    one.geography = made::geography(1, 1);
    for (Choice& choice : one.choices)
        choice.lean.assign(1, 0.0);
    const Plan small = make_plan(one);
    ReferenceEngine exact(small);
    const Election a = exact.run(6);
    const Election b = exact.run(7);
    const double middle = small.calibration.alpha[0] - small.calibration.alpha[1];
    CHECK(std::log(a.preference[0] / a.preference[1]) - middle ==
          Approx(-(std::log(b.preference[0] / b.preference[1]) - middle)).margin(1e-12));
    CHECK(even.preference != odd.preference);
}

TEST_CASE("a run does not depend on what ran before, nor a choice on its neighbours") {
    const Plan plan = make_plan(made::lively());
    ReferenceEngine one(plan), other(plan);
    const Election first = one.run(41);
    for (std::int64_t run = 0; run < 41; ++run)
        static_cast<void>(other.run(run));
    CHECK(other.run(41).contests[0].candidate == first.contests[0].candidate);

    // One nominee more of the last party moves no other draw: with even splits its own personal
    // effects are all that changes, and the lists see nothing of it.
    Scenario more = made::lively();
    more.choices[3].candidates = 3;
    const Plan wider = make_plan(more);
    ReferenceEngine third(wider);
    CHECK(third.run(41).lists.nation.votes == first.lists.nation.votes);
    CHECK(third.run(41).contests[1].candidate == first.contests[1].candidate);
}

TEST_CASE("two parties, plurality, normal swing: the normal probability") {
    // a wins if alpha_a - alpha_b + s_a z_a - s_b z_b > 0 in a district of one unit.
    Scenario s;
    s.geography = made::geography(1, 1);
    s.geography.units[0].registered = 1'000'000'000;  // whole votes hardly ever tie
    s.choices = {made::party("a", 0.45, s.geography), made::party("b", 0.55, s.geography)};
    s.choices[0].uncertainty.national = 0.3;
    s.choices[1].uncertainty.national = 0.2;
    s.systems = {made::districts("d", "whole", 1, Plurality{})};
    s.seed = 3;
    const Plan plan = make_plan(s);
    SimulationSettings settings;
    settings.runs = 200'000;
    settings.engine = Engine::reference;
    const Simulation done = simulate(plan, settings);
    const TallyLayout layout = tally_layout(plan);
    const Estimate wins = estimate(done.tallies, layout.systems[0].choices[0].seats);
    const double gap = plan.calibration.alpha[0] - plan.calibration.alpha[1];
    const double expected = boost::math::cdf(boost::math::normal(), gap / std::sqrt(0.13));
    INFO("standard error " << wins.standard_error);
    CHECK(std::abs(wins.mean - expected) < 3.0 * wins.standard_error);
    CHECK(wins.standard_error < 0.002);
}

TEST_CASE("seats of every run sum to the house") {
    const Plan plan = make_plan(made::lively());
    ReferenceEngine engine(plan);
    for (std::int64_t run = 0; run < 200; ++run) {
        const Election& e = engine.run(run);
        for (std::size_t s = 0; s < plan.systems.size(); ++s) {
            const auto& system = e.systems[s];
            const int list = std::accumulate(system.list_seats.begin(), system.list_seats.end(), 0);
            const int district =
                std::accumulate(system.district_seats.begin(), system.district_seats.end(), 0);
            CHECK(list + district + system.unfilled == plan.systems[s].house);
        }
    }
}

TEST_CASE("tiers of one contest count the same votes") {
    const Plan plan = make_plan(made::lively());
    REQUIRE(plan.contests.size() == 2);
    ReferenceEngine engine(plan);
    for (std::int64_t run = 0; run < 50; ++run) {
        const Election& e = engine.run(run);
        const auto& ruled = std::get<DistrictTierResult>(e.systems[0].tiers[0]);
        const auto& plain = std::get<DistrictTierResult>(e.systems[2].tiers[0]);
        for (std::size_t d = 0; d < ruled.districts.size(); ++d) {
            // The plain top three differ from the ruled three by the replaced only.
            int shared = 0;
            for (const Elected& a : ruled.districts[d].elected) {
                for (const Elected& b : plain.districts[d].elected) {
                    shared += a.candidate == b.candidate ? 1 : 0;
                }
            }
            CHECK(shared == 3 - ruled.districts[d].gender_replacement);
        }
    }
}

TEST_CASE("drawn genders have the share asked for, and twins draw the mirror") {
    Scenario s = made::lively();
    for (Choice& choice : s.choices)
        choice.women_pattern = WomenPattern::drawn;
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    double women = 0.0;
    double all = 0.0;
    for (std::int64_t run = 0; run < 4000; ++run) {
        for (const Gender gender : engine.run(run).contests[0].gender) {
            women += gender == Gender::woman ? 1.0 : 0.0;
            all += 1.0;
        }
    }
    // 0.4 of 4000 x 39 independent draws but for the twins, whose covariance is negative: at most
    // the binomial standard error sqrt(0.24 / 156000) = 0.00124.
    CHECK(women / all == Approx(0.4).margin(4 * 0.00124));
}
