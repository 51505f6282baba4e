#include "sim/fit/measure.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "sim/engine/reference/reference.hpp"
#include "sim/fit/observe.hpp"
#include "sim/report/replay/replay.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

double measured(const Plan& plan, const Election& election, const std::string& name) {
    Diagnostics mistakes;
    const auto found = find_measure(plan, name, {"here", 0, 0}, mistakes);
    mistakes.throw_if_any();
    SeenElection seen{&plan, &election, std::vector<SystemMeasures>(plan.systems.size())};
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        measure(plan, plan.systems[s], election, election.systems[s], seen.systems[s]);
    return value_of(*found, seen);
}

std::string mistake_of(const std::string& name) {
    static const Plan plan = make_plan(made::lively());
    Diagnostics mistakes;
    CHECK_FALSE(find_measure(plan, name, {"here", 0, 0}, mistakes).has_value());
    return mistakes.list().size() == 1 ? to_string(mistakes.list()[0]) : "";
}

/// The shares of a district by place, from the replay, which orders candidates itself.
struct Shares {
    std::vector<double> by_place;
    double seated_women = 0.0;
    int women_by_votes = 0;
};

std::vector<Shares> shares_of(const ReplayTier& tier, const ContestVotes& votes) {
    std::vector<Shares> out;
    for (std::size_t d = 0; d < tier.districts.size(); ++d) {
        Shares one;
        int women = 0;
        for (const ReplayCandidate& c : tier.districts[d].candidates) {
            const double share = static_cast<double>(c.votes) / votes.valid[d];
            one.by_place.push_back(share);
            if (c.gender == Gender::woman && c.elected) {
                one.seated_women += share;
                ++women;
            }
            if (c.gender == Gender::woman && c.place <= tier.districts[d].magnitude)
                ++one.women_by_votes;
        }
        if (women > 0) one.seated_women /= women;
        out.push_back(one);
    }
    return out;
}

}  // namespace

TEST_CASE("measures over districts are those of the replay", "[fit]") {
    const Scenario scenario = made::lively();
    const Plan plan = make_plan(scenario);
    ReferenceEngine engine(plan);
    for (const std::int64_t run : {0, 5, 12}) {
        const Election& election = engine.run(run);
        const Replay replay = replay_of(scenario, plan, run, election);
        const std::string system = replay.systems[0].id;
        const auto shares = shares_of(replay.systems[0].tiers[0], election.contests[0]);
        double leaders = 0.0, women = 0.0, lowest = 1.0, highest = 0.0;
        int with_women = 0, own = 0, two = 0;
        for (const Shares& one : shares) {
            leaders += one.by_place[0] / static_cast<double>(shares.size());
            lowest = std::min(lowest, one.by_place[1]);
            highest = std::max(highest, one.by_place[2]);
            if (one.seated_women > 0.0) {
                women += one.seated_women;
                ++with_women;
            }
            own += one.women_by_votes >= 1 ? 1 : 0;
            two += one.women_by_votes >= 2 ? 1 : 0;
        }
        CHECK(measured(plan, election, system + ".leader_share") == Approx(leaders));
        CHECK(measured(plan, election, system + ".second_share.lowest") == Approx(lowest));
        CHECK(measured(plan, election, system + ".third_share.highest") == Approx(highest));
        CHECK(measured(plan, election, system + ".seated_woman_share") ==
              Approx(with_women > 0 ? women / with_women : 0.0));
        CHECK(measured(plan, election, system + ".woman_by_votes") == own);
        CHECK(measured(plan, election, system + ".two_women_by_votes") == two);
        const std::string& name = plan.contests[0].districts[1];
        CHECK(measured(plan, election, system + ".leader_share[" + name + "]") ==
              Approx(shares[1].by_place[0]));
        CHECK(measured(plan, election, system + ".women") == replay.systems[0].women);
        CHECK(measured(plan, election, "turnout") == replay.turnout);
        CHECK(measured(plan, election, "preference_share.b") == replay.choices[1].preference);
        const ReplayTotal& total = replay.systems[0].totals[0];
        CHECK(measured(plan, election, system + ".a.seats") ==
              total.district_seats + total.list_seats);
    }
}

TEST_CASE("turnout of districts averages to the nation's where districts are equal", "[fit]") {
    const Plan plan = make_plan(made::lively());
    ReferenceEngine engine(plan);
    const Election& election = engine.run(3);
    CHECK(measured(plan, election, plan.systems[0].id + ".district_turnout") ==
          Approx(election.turnout));
}

TEST_CASE("a measure that is none says what is nearest", "[fit]") {
    const std::string system = make_plan(made::lively()).systems[0].id;
    CHECK(mistake_of(system + ".leader_shar") ==
          "here: error: unknown measure 'leader_shar' of a system; did you mean 'leader_share'?");
    CHECK(mistake_of(system + ".a.seat") ==
          "here: error: unknown measure 'seat' of a choice; did you mean 'seats'?");
    CHECK(mistake_of("preference_share.independent") ==
          "here: error: unknown choice 'independent'; did you mean 'independents'?");
    CHECK(mistake_of("turnot") ==
          "here: error: unknown system or measure 'turnot'; did you mean 'turnout'?");
    CHECK(mistake_of(system + ".leader_share.hihest") ==
          "here: error: 'leader_share' is followed by lowest, highest or nothing, not 'hihest'; "
          "did you mean 'highest'?");
    CHECK(mistake_of(system + ".leader_share[r0") ==
          "here: error: the list of districts has no end: ']' is missing");
    CHECK(mistake_of(system + ".women[r0]") == "here: error: it is not a measure of districts");
    CHECK(mistake_of(system + ".leader_share[nowhere]") ==
          "here: error: unknown district 'nowhere'");
    CHECK(mistake_of(system) ==
          "here: error: a measure is SYSTEM.MEASURE or SYSTEM.CHOICE.MEASURE");
}

TEST_CASE("the same observations for any number of threads", "[fit][threads]") {
    const Plan plan = make_plan(made::lively());
    Diagnostics mistakes;
    const std::vector<Measure> measures{
        *find_measure(plan, plan.systems[0].id + ".leader_share", {}, mistakes)};
    const Grid<double> one = observe(plan, measures, 101, 1);
    CHECK(observe(plan, measures, 101, 3) == one);
    CHECK(observe(plan, measures, 101, 64) == one);
}

// Runs 1, 2, 3, 6 in pairs of twins (1, 2), (3, 6): means 1.5 and 4.5 about 3.
TEST_CASE("moments by hand", "[fit]") {
    Grid<double> values(4, 1);
    const double run[] = {1, 2, 3, 6};
    for (std::size_t i = 0; i < 4; ++i)
        values(i, 0) = run[i];
    const Moments twins = moments_of(values, 0, true);
    CHECK(twins.mean == 3.0);
    CHECK(twins.deviation == Approx(std::sqrt(14.0 / 3.0)));
    CHECK(twins.standard_error == Approx(1.5));
    CHECK(moments_of(values, 0, false).standard_error == Approx(std::sqrt(14.0 / 12.0)));
    CHECK(twins.low == 1.0);
    CHECK(twins.high == 6.0);
}

TEST_CASE("docs/fit.md has a line for every measure", "[fit][docs]") {
    std::ostringstream page;
    page << std::ifstream(std::string(kenesh::test::source_folder()) + "/docs/fit.md").rdbuf();
    for (const bool of_districts : {false, true}) {
        for (const std::string& name : measure_names(of_districts)) {
            INFO(name);
            CHECK(page.str().find("`" + name + "`") != std::string::npos);
        }
    }
}

TEST_CASE("measures of a bloc are sums of its members'", "[fit][bloc]") {
    Scenario scenario = made::lively();
    scenario.blocs = {{"ac", "", {0, 2}}};
    const Plan plan = make_plan(scenario);
    ReferenceEngine engine(plan);
    for (std::int64_t run = 0; run < 20; ++run) {
        const Election& election = engine.run(run);
        for (const char* measure : {"seats", "list_seats", "district_seats", "vote_share"}) {
            const auto of = [&](const std::string& id) {
                return measured(plan, election, "old." + id + "." + measure);
            };
            CHECK(of("ac") == Approx(of("a") + of("c")).margin(1e-12));
        }
    }
    Diagnostics mistakes;
    CHECK_FALSE(find_measure(plan, "old.ad.seats", {"here", 0, 0}, mistakes).has_value());
    CHECK_FALSE(find_measure(plan, "old.ac.seat", {"here", 0, 0}, mistakes).has_value());
    REQUIRE(mistakes.list().size() == 2);
    CHECK(mistakes.list()[0].message == "unknown choice or bloc 'ad'");
    CHECK(mistakes.list()[1].message == "unknown measure 'seat' of a choice");
    CHECK(mistakes.list()[1].suggestion == "seats");
}
