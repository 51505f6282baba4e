#include <catch2/catch.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

TableCandidate candidate(const std::string& district, const std::string& choice) {
    return {district, choice + " in " + district, choice, Gender::unknown, 0.0};
}

/// Two districts of 10,000 voters who all vote, and nobody but b in the first, a in the second and
/// c in both: a and b stand down for each other.
Scenario two_districts() {
    Scenario s;
    s.id = s.title = "pact";
    s.geography = made::geography(1, 2);
    s.turnout.mean = 1.0;
    s.choices = {made::party("a", 0.3, s.geography), made::party("b", 0.25, s.geography),
                 made::party("c", 0.45, s.geography)};
    System system = made::districts("smd", "by-unit", 1, Plurality{});
    std::get<DistrictTier>(system.tiers[0]).candidates = {
        candidate("u0", "a"), candidate("u0", "c"), candidate("u1", "b"), candidate("u1", "c")};
    s.systems = {system};
    return s;
}

Transfer to(const std::string& id, double part, double abstain, double others) {
    return {{{id, part}}, abstain, others};
}

Scenario pact() {
    Scenario s = two_districts();
    s.choices[0].transfer = to("b", 0.8, 0.1, 0.1);
    s.choices[1].transfer = to("a", 0.8, 0.1, 0.1);
    return s;
}

std::vector<std::int64_t> votes(const Scenario& s) {
    const Plan plan = make_plan(s);
    return ReferenceEngine(plan).run(0).contests[0].candidate;
}

std::vector<int> seats(const Scenario& s) {
    const Plan plan = make_plan(s);
    return ReferenceEngine(plan).run(0).systems[0].district_seats;
}

SimulationSettings settings_of(Engine engine, std::int64_t runs) {
    SimulationSettings out;
    out.engine = engine;
    out.runs = runs;
    return out;
}

}  // namespace

// In u0: a 3000 + 0.8 x 2500 = 5000 against c 4500; 250 stay away, 250 divide as the others do, so
// 9750 valid ballots in the proportion 5000 to 4500. In u1: b 2500 + 2400 = 4900, 9700 ballots.
TEST_CASE("Two parties stand down for each other", "[transfer]") {
    CHECK(seats(two_districts()) == std::vector<int>{0, 0, 2});
    CHECK(votes(pact()) == std::vector<std::int64_t>{5132, 4618, 5056, 4644});
    CHECK(seats(pact()) == std::vector<int>{1, 1, 0});
}

TEST_CASE("Who abstains is no valid ballot, and no vote is lost else", "[transfer]") {
    Scenario s = pact();
    for (const double abstain : {0.0, 0.3, 1.0}) {
        s.choices[1].transfer = to("a", (1.0 - abstain) / 2, abstain, (1.0 - abstain) / 2);
        const Plan plan = make_plan(s);
        ReferenceEngine engine(plan);
        const ContestVotes& contest = engine.run(0).contests[0];
        CHECK(contest.valid[0] == Approx(10'000 - 2'500 * abstain));
        CHECK(static_cast<double>(contest.candidate[0] + contest.candidate[1]) ==
              Approx(contest.valid[0]).margin(1.0));
    }
}

TEST_CASE("Transfers take one step: who does not stand passes its part to the others",
          "[transfer]") {
    Scenario s = two_districts();
    auto& tier = std::get<DistrictTier>(s.systems[0].tiers[0]);
    tier.candidates = {candidate("u0", "a"), candidate("u0", "c"), candidate("u1", "a"),
                       candidate("u1", "c")};
    const std::vector<std::int64_t> as_others = votes(s);
    s.choices[1].transfer = to("d", 1.0, 0.0, 0.0);
    s.choices.push_back(made::party("d", 0.0, s.geography));
    CHECK(votes(s) == as_others);
}

TEST_CASE("A part may go to the line against all", "[transfer]") {
    Scenario s = two_districts();
    s.choices[2].strength = 0.35;
    Choice against = made::party("against-all", 0.1, s.geography);
    against.kind = ChoiceKind::against_all;
    against.candidates = against.candidates_single = 0;
    against.list = false;
    s.choices.push_back(against);
    s.choices[1].transfer = to("against-all", 0.6, 0.0, 0.4);
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const ContestVotes& contest = engine.run(0).contests[0];
    // 1000 + 0.6 x 2500 of 9000 on the ballot, scaled to 10,000.
    CHECK(contest.against_all[0] == 2778);
    CHECK(contest.candidate[0] == 3333);
}

// a without a list: 6000 of 20,000 supporters, of whom 4800 to b, 600 nowhere, 600 as the lists'
// own votes, 5000 and 9000.
TEST_CASE("A party without a list has a transfer of its own on the list ballot", "[transfer]") {
    Scenario s = two_districts();
    s.systems = {made::list("lists", 10)};
    s.choices[0].list = false;
    s.list_abstain = 0.9;  // of choices that say nothing of their own
    s.choices[0].transfer = to("b", 0.8, 0.1, 0.1);
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const ListBallots& lists = engine.run(0).lists.nation;
    CHECK(lists.votes(0, 1) == 10'014);
    CHECK(lists.votes(0, 2) == 9'386);
    CHECK(lists.valid[0] == 19'400);
    CHECK(lists.transferred[0] == Approx(5'400.0));
}

TEST_CASE("A contest's transfer is that contest's alone", "[transfer]") {
    Scenario s = pact();
    s.systems.push_back(made::list("lists", 10));
    s.systems.push_back(made::list("again", 10));
    s.choices[0].list = false;
    s.choices[0].contests["lists-tier-0"].transfer = to("c", 1.0, 0.0, 0.0);
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election& e = engine.run(0);
    CHECK(e.own_lists[0].nation.votes(0, 1) == 5'000);
    CHECK(e.own_lists[0].nation.votes(0, 2) == 15'000);
    CHECK(e.lists.nation.votes(0, 1) == 10'014);
    CHECK(e.contests[0].candidate == votes(pact()));
    CHECK_FALSE(unsupported(plan).empty());
    s.contests["smd-tier-0"].values.transfer = to("c", 1.0, 0.0, 0.0);
    CHECK(seats(s) == std::vector<int>{0, 0, 2});
}

TEST_CASE("A transfer that changes nothing changes no byte", "[transfer]") {
    const Scenario s = made::lively();
    Scenario again = s;
    // All of them stand everywhere and run a list.
    for (std::size_t k = 0; k < 4; ++k)
        again.choices[k].transfer = to(k == 0 ? "b" : "a", 0.7, 0.3, 0.0);
    for (const Engine engine : {Engine::reference, Engine::vector})
        CHECK(simulate(make_plan(again), settings_of(engine, 200)).tallies.counts ==
              simulate(make_plan(s), settings_of(engine, 200)).tallies.counts);
}
