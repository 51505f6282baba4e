#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/reference/reference.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Three parties with full slates of three in one district of a block vote.
Scenario slates(double used, double deviation, double spill = 1.0) {
    Scenario s;
    s.id = s.title = "slates";
    s.geography = made::geography(1, 4);
    const double strength[] = {0.46, 0.44, 0.1};
    for (std::size_t k = 0; k < 3; ++k) {
        Choice choice =
            made::party(std::string(1, static_cast<char>('a' + k)), strength[k], s.geography);
        choice.candidates = 3;
        choice.votes_used = used;
        choice.uncertainty.candidate = deviation;
        choice.personal_pull = 0.0;
        s.choices.push_back(choice);
    }
    s.turnout.mean = 1.0;
    s.systems = {made::districts("block", "whole", 3, BlockVote{})};
    std::get<DistrictTier>(s.systems[0].tiers[0]).spill = spill;
    return s;
}

std::vector<std::int64_t> votes_of(const Scenario& s, std::int64_t run) {
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    return engine.run(run).contests[0].candidate;
}

/// Runs of 400 that two parties or more win seats in.
int split_runs(const Scenario& s) {
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    int split = 0;
    for (std::int64_t run = 0; run < 400; ++run) {
        int winners = 0;
        for (const int seats : engine.run(run).systems[0].district_seats)
            winners += seats > 0 ? 1 : 0;
        split += winners > 1 ? 1 : 0;
    }
    return split;
}

}  // namespace

TEST_CASE("Without effects a slate has u of its supporters and its part of what others leave") {
    // 40,000 voters; supporters 18,400, 17,600 and 4,000; each leaves 3 (1 - u) votes.
    const double u = 0.7;
    const double of[] = {18'400.0, 17'600.0, 4'000.0};
    const auto votes = votes_of(slates(u, 0.0), 0);
    for (std::size_t k = 0; k < 3; ++k) {
        double expected = u * of[k];
        for (std::size_t j = 0; j < 3; ++j)
            if (j != k) expected += of[j] * (1.0 - u) * of[k] / (40'000.0 - of[j]);
        for (std::size_t c = 3 * k; c < 3 * k + 3; ++c)
            CHECK(std::abs(static_cast<double>(votes[c]) - expected) < 0.0003 * 40'000.0);
    }
}

TEST_CASE("All votes are placed where they spill, and u of them where they do not") {
    for (const double u : {0.5, 0.8, 1.0}) {
        double all = 0.0;
        for (const std::int64_t v : votes_of(slates(u, 0.0), 3))
            all += static_cast<double>(v);
        CHECK(std::abs(all - 120'000.0) < 9.0);
        all = 0.0;
        for (const std::int64_t v : votes_of(slates(u, 0.0, 0.0), 3))
            all += static_cast<double>(v);
        CHECK(std::abs(all - u * 120'000.0) < 9.0);
    }
}

TEST_CASE("The straight ticket never splits a district of full slates; votes not all used do") {
    CHECK(split_runs(slates(1.0, 0.5)) == 0);
    // The first slate leads by about three hundredths of its votes and the log of a candidate's
    // moves by about 0.2 (1 - 0.7^2): a third of the runs and more.
    CHECK(split_runs(slates(0.7, 0.2)) > 130);
    CHECK(split_runs(slates(0.7, 0.0)) == 0);
}

TEST_CASE("Four votes or one is another election: Kuwait's question") {
    // Five districts of ten seats; two blocs that field four each, and fifteen independents.
    Scenario s;
    s.id = s.title = "kuwait";
    s.geography = made::geography(5, 2);
    const double strength[] = {0.25, 0.15, 0.6};
    const char* ids[] = {"islamic", "liberal", "independents"};
    for (std::size_t k = 0; k < 3; ++k) {
        Choice choice = made::party(ids[k], strength[k], s.geography);
        choice.candidates = k == 2 ? 15 : 4;
        choice.votes_used = k == 2 ? 0.5 : 0.8;
        choice.uncertainty = {0.1, 0.1, 0.1, k == 2 ? 1.0 : 0.4};
        s.choices.push_back(choice);
    }
    s.choices[2].kind = ChoiceKind::independents;
    s.choices[2].list = false;
    s.systems = {made::districts("one", "by-region", 10, Sntv{}),
                 made::districts("four", "by-region", 10, LimitedVote{4})};
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    constexpr int kRuns = 400;
    double difference = 0.0;
    double square = 0.0;
    for (std::int64_t run = 0; run < kRuns; ++run) {
        const Election& election = engine.run(run);
        const double more =
            election.systems[1].district_seats[0] + election.systems[1].district_seats[1] -
            election.systems[0].district_seats[0] - election.systems[0].district_seats[1];
        difference += more / kRuns;
        square += more * more / kRuns;
    }
    const double error = std::sqrt((square - difference * difference) / kRuns);
    INFO("seats of blocs: " << difference << " +- " << error);
    CHECK(std::abs(difference) > 10.0 * error);
}
