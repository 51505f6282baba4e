#include "sim/model/plan/candidates.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/scenarios.hpp"

using namespace kenesh;

TEST_CASE("women are spread over districts and sum to the share") {
    const double women = GENERATE(0.0, 0.1, 0.33, 0.5, 1.0);
    const std::size_t choice = GENERATE(0u, 1u, 7u);
    for (const std::int64_t n : {1, 2, 8}) {
        std::int64_t sum = 0;
        for (std::size_t d = 0; d < 1000; ++d) {
            const std::int64_t here = women_among(n, women, choice, d);
            CHECK(here >= 0);
            CHECK(here <= n);
            sum += here;
        }
        CHECK(std::abs(static_cast<double>(sum) - 1000.0 * women * static_cast<double>(n)) <= 1.0);
    }
}

TEST_CASE("women by hand: two candidates, a third women, first choice") {
    // floor(0.666666 (d+1)) - floor(0.666666 d): 0, 1, 0 (since 3 x 0.666666 < 2), 1, 1, 0, ...
    const std::int64_t expected[] = {0, 1, 0, 1, 1, 0};
    for (std::size_t d = 0; d < 6; ++d)
        CHECK(women_among(2, 0.333333, 0, d) == expected[d]);
}

TEST_CASE("the phase moves the women of other choices to other districts") {
    // o = 618034: floor((500000 (d+1) + 618034) / 10^6) - floor((500000 d + 618034) / 10^6)
    const std::int64_t first[] = {0, 1, 0, 1};
    const std::int64_t second[] = {1, 0, 1, 0};
    for (std::size_t d = 0; d < 4; ++d) {
        CHECK(women_among(1, 0.5, 0, d) == first[d]);
        CHECK(women_among(1, 0.5, 1, d) == second[d]);
    }
}

TEST_CASE("women are listed last among their choice's candidates") {
    const Scenario s = made::lively();
    const Plan plan = make_plan(s);
    const ContestPlan& contest = plan.contests[0];
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        for (std::size_t c = contest.first_candidate[d] + 1; c < contest.first_candidate[d + 1];
             ++c) {
            const PlanCandidate& before = contest.candidates[c - 1];
            const PlanCandidate& here = contest.candidates[c];
            CHECK(before.choice <= here.choice);
            if (before.choice == here.choice) {
                CHECK(before.ordinal + 1 == here.ordinal);
                CHECK_FALSE((before.gender == Gender::woman && here.gender == Gender::man));
            }
        }
    }
}

// By hand: of five candidates two have the effect log 4; the mean of (4, 4, 1, 1, 1) is 11 / 5.
TEST_CASE("front-runners are raised and the mean factor stays 1") {
    Scenario s = made::lively();
    s.women_effect = 0.0;
    Choice& independents = s.choices[4];
    REQUIRE(independents.candidates == 5);
    independents.uncertainty.candidate = 0.0;
    independents.front_runners = 2;
    independents.front_runner_effect = std::log(4.0);
    const Plan plan = make_plan(s);
    const ContestPlan& contest = plan.contests[0];
    int seen = 0;
    for (const PlanCandidate& c : contest.candidates) {
        if (c.choice != 4) continue;
        CHECK(std::exp(c.mean_effect) == Approx((c.ordinal < 2 ? 4.0 : 1.0) / 2.2));
        ++seen;
    }
    CHECK(seen == static_cast<int>(5 * contest.districts.size()));
    // Where all are front-runners, nobody is.
    s.choices[4].front_runners = 7;
    const Plan all = make_plan(s);
    for (const PlanCandidate& c : all.contests[0].candidates) {
        if (c.choice == 4) CHECK(c.mean_effect == Approx(0.0).margin(1e-14));
    }
}

TEST_CASE("single-member districts field candidates_single") {
    const Plan plan = make_plan(made::lively());
    REQUIRE(plan.contests.size() == 2);
    CHECK(plan.contests[0].fielded(0, 4) == 5);
    CHECK(plan.contests[1].fielded(0, 4) == 3);
    CHECK(plan.contests[1].fielded(0, 0) == 1);
}

TEST_CASE("every candidate stands in exactly one block of random words") {
    const Plan plan = make_plan(made::lively());
    for (const ContestPlan& contest : plan.contests) {
        std::vector<int> seen(contest.candidates.size(), 0);
        for (const CandidateBlock& block : contest.blocks) {
            for (std::size_t j = 0; j < 4; ++j) {
                const std::uint32_t c = block.position[j];
                if (c == CandidateBlock::kNobody) continue;
                ++seen[c];
                CHECK(contest.candidates[c].choice == block.choice);
                CHECK(contest.candidates[c].ordinal == block.ordinal);
                const std::size_t d = 4 * block.block + j;
                CHECK(c >= contest.first_candidate[d]);
                CHECK(c < contest.first_candidate[d + 1]);
            }
        }
        for (const int count : seen)
            CHECK(count == 1);
    }
}
