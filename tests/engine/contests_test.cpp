#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "sim/engine/vector/vector_worker.hpp"
#include "sim/engine/worker.hpp"
#include "sim/model/contests.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

SimulationSettings settings_of(Engine engine, std::int64_t runs) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.threads = 1;
    settings.engine = engine;
    return settings;
}

/// Two ballots: single-member districts, and a list of another party's strength.
Scenario two_ballots() {
    Scenario s;
    s.geography = made::geography(2, 2);
    s.choices = {made::party("red", 0.6, s.geography), made::party("blue", 0.4, s.geography),
                 made::party("green", 0.0, s.geography)};
    System system = made::districts("mixed", "by-unit", 1, Plurality{});
    system.tiers.push_back(made::list("x", 10).tiers[0]);
    s.systems = {system, made::list("other", 10)};
    s.turnout.mean = 1.0;
    s.contests["mixed-tier-1"].strength = {{"green", 0.3}};
    return s;
}

std::int64_t votes_of(const ListBallots& ballots, std::size_t k) {
    std::int64_t sum = 0;
    for (std::size_t r = 0; r < ballots.votes.rows(); ++r)
        sum += ballots.votes(r, k);
    return sum;
}

}  // namespace

TEST_CASE("without noise each ballot has its own strengths exactly", "[contest]") {
    const Plan plan = make_plan(two_ballots());
    ReferenceEngine engine(plan);
    const Election& election = engine.run(0);
    // 40,000 voters: red 0.6 and blue 0.4 give way to green's 0.3 in proportion.
    CHECK(votes_of(election.own_lists[0].nation, 0) == 16'800);
    CHECK(votes_of(election.own_lists[0].nation, 1) == 11'200);
    CHECK(votes_of(election.own_lists[0].nation, 2) == 12'000);
    CHECK(votes_of(election.lists.nation, 0) == 24'000);
    CHECK(votes_of(election.lists.nation, 2) == 0);
    CHECK(election.preference[2] == 0.0);
    CHECK(election.systems[0].list_seats == std::vector<int>{4, 3, 3});
    CHECK(election.systems[0].district_seats == std::vector<int>{4, 0, 0});
    CHECK(election.systems[1].list_seats == std::vector<int>{6, 4, 0});
}

TEST_CASE("expected shares of a contest are its strengths, through leans and noise", "[contest]") {
    Scenario s = two_ballots();
    s.tails = 4;
    for (std::size_t k = 0; k < 3; ++k) {
        s.choices[k].uncertainty = {0.3, 0.3, 0.2, 0.0};
        s.choices[k].lean = {0.4 * static_cast<double>(k), -0.2};
    }
    const Plan plan = make_plan(s);
    CHECK(plan.own_strengths[0].calibration.reached);
    ReferenceEngine engine(plan);
    constexpr std::int64_t kPairs = 4000;
    double sum = 0.0, squares = 0.0;
    for (std::int64_t pair = 0; pair < kPairs; ++pair) {
        double share = 0.0;
        for (const std::int64_t run : {2 * pair, 2 * pair + 1}) {
            const Election& election = engine.run(run);
            share +=
                0.5 * static_cast<double>(votes_of(election.own_lists[0].nation, 2)) / 40'000.0;
        }
        sum += share;
        squares += share * share;
    }
    const double mean = sum / kPairs;
    const double error = std::sqrt((squares / kPairs - mean * mean) / kPairs);
    INFO(mean << " +- " << error);
    CHECK(std::abs(mean - 0.3) < 4.0 * error + 0.0001);
    CHECK(error < 0.003);
}

TEST_CASE("who stands in one contest alone, and lists with strengths, go to the reference engine",
          "[contest]") {
    Scenario s = two_ballots();
    const Plan alone = make_plan(s);
    CHECK(unsupported(alone) == "a choice of one contest alone");
    CHECK(engine_for(alone, Engine::vector, Normals::counters) == Engine::reference);
    s.choices[2].strength = 0.1;
    s.choices[0].strength = 0.5;
    CHECK(unsupported(make_plan(s)) == "strengths or transfers of lists' own");
    s.contests.clear();
    s.contests["mixed-tier-0"].strength = {{"green", 0.3}};
    CHECK(unsupported(make_plan(s)).empty());
    s.contests["mixed-tier-0"].strength = {{"green", 1e-7}};
    CHECK(unsupported(make_plan(s)) == "strengths of a contest beyond 10^4 times the nation's");
}

// Against all is 0.05 in the nation and 0.2 in the districts of one seat; there its votes are a
// fifth of all in expectation, in both engines.
TEST_CASE("against all has a contest's own strength in its districts alone", "[contest]") {
    Scenario s = two_ballots();
    s.choices = {made::party("red", 0.55, s.geography), made::party("blue", 0.4, s.geography),
                 made::party("against-all", 0.05, s.geography)};
    s.choices[2].kind = ChoiceKind::against_all;
    s.choices[2].candidates = s.choices[2].candidates_single = 0;
    s.choices[2].list = false;
    for (Choice& choice : s.choices)
        choice.uncertainty = {0.2, 0.2, 0.2, 0.0};
    s.contests.clear();
    s.contests["mixed-tier-0"].strength = {{"against-all", 0.2}};
    const Plan plan = make_plan(s);
    REQUIRE(unsupported(plan).empty());
    ReferenceEngine engine(plan);
    constexpr std::int64_t kPairs = 4000;
    double sum = 0.0, squares = 0.0, nation = 0.0;
    for (std::int64_t pair = 0; pair < kPairs; ++pair) {
        double share = 0.0;
        for (const std::int64_t run : {2 * pair, 2 * pair + 1}) {
            const Election& election = engine.run(run);
            const auto& votes = election.contests[0].against_all;
            const auto all = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
            share += 0.5 * static_cast<double>(all) / 40'000.0;
            nation += 0.5 * election.preference[2] / kPairs;
        }
        sum += share;
        squares += share * share;
    }
    const double mean = sum / kPairs;
    const double error = std::sqrt((squares / kPairs - mean * mean) / kPairs);
    INFO(mean << " +- " << error << "; nation " << nation);
    CHECK(std::abs(mean - 0.2) < 4.0 * error + 0.0001);
    CHECK(error < 0.002);
    CHECK(std::abs(nation - 0.05) < 0.002);
}

TEST_CASE("what a contest says again changes no byte", "[contest]") {
    const Scenario s = made::lively();
    Scenario again = s;
    for (const std::string& name : contest_names(s)) {
        for (Choice& choice : again.choices) {
            if (choice.kind == ChoiceKind::against_all) continue;
            ContestValues& own = choice.contests[name];
            own.women = choice.women;
            own.vote_management = choice.vote_management;
            own.candidate = choice.uncertainty.candidate;
        }
        again.contests[name].values.women_effect = s.women_effect;
    }
    for (const Engine engine : {Engine::reference, Engine::vector}) {
        CHECK(simulate(make_plan(again), settings_of(engine, 200)).tallies.counts ==
              simulate(make_plan(s), settings_of(engine, 200)).tallies.counts);
    }
}

// One contest's settings leave the other's draws and winners alone; both engines agree on it.
TEST_CASE("a contest's women and effects stay in it, in both engines", "[contest]") {
    const Scenario s = made::lively();
    Scenario changed = s;
    const std::string name = contest_names(s).front();
    changed.contests[name].values.women = 0.9;
    changed.contests[name].values.women_effect = -1.5;
    changed.contests[name].values.candidate = 0.9;
    changed.contests[name].values.personal_votes = PersonalVotes::gamma;
    changed.choices[0].contests[name].vote_management = 1.0;
    changed.choices[1].contests[name].personal_pull = 0.2;
    changed.choices[1].contests[name].front_runners = 1;
    changed.choices[1].contests[name].front_runner_effect = 1.0;
    const Plan before = make_plan(s);
    const Plan after = make_plan(changed);
    REQUIRE(supported(after));
    ReferenceEngine one(before), other(after);
    int moved = 0;
    for (std::int64_t run = 0; run < 20; ++run) {
        const Election& a = one.run(run);
        const Election& b = other.run(run);
        CHECK(a.contests[1].candidate == b.contests[1].candidate);
        moved += a.contests[0].candidate == b.contests[0].candidate ? 0 : 1;
    }
    CHECK(moved == 20);
    const Tallies vector = simulate(after, settings_of(Engine::vector, 1000)).tallies;
    const Tallies scalar = simulate(after, settings_of(Engine::reference, 1000)).tallies;
    const TallyLayout layout = tally_layout(after);
    for_each_slot(layout, [&](const auto& slot) {
        if constexpr (std::is_same_v<std::decay_t<decltype(slot)>, MeasureSlot>) {
            if (slot.width != 1 || slot.bins == 0) return;
            // Seats differ in no run or two: a vote at a half is rounded from float32 or double.
            const auto difference = vector.counts[slot.at] - scalar.counts[slot.at];
            CHECK(std::abs(static_cast<double>(difference)) <= 4.0);
        }
    });
}
