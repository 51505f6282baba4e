#include "sim/model/faults/faults.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <limits>

#include "sim/core/diagnostics.hpp"
#include "sim/model/plan/plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

struct Case {
    const char* where;
    const char* what;  ///< how the message begins
    std::function<void(Scenario&)> spoil;
};

DistrictTier& first_tier(Scenario& s) {
    return std::get<DistrictTier>(s.systems[0].tiers[0]);
}
ListTier& list_tier(Scenario& s) {
    return std::get<ListTier>(s.systems[1].tiers[0]);
}

TableCandidate candidate(const char* district, const char* choice) {
    return {district, std::string(district) + choice, choice, Gender::woman, std::nullopt};
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

const std::vector<Case> kCases{
    {"geography", "must have from 1", [](Scenario& s) { s.geography.units.clear(); }},
    {"geography.unit.4", "region 7 of 3",
     [](Scenario& s) { s.geography.units[4].region = RegionId{7}; }},
    {"geography.unit.0.registered", "must be from 0",
     [](Scenario& s) { s.geography.units[0].registered = -1; }},
    {"geography.unit.0.turnout", "must be above 0",
     [](Scenario& s) { s.geography.units[0].turnout = kNan; }},
    {"geography", "more than 2147483648",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 1'000'000'000;
     }},
    {"geography", "no unit has a registered voter",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 0;
     }},
    {"geography.whole", "has a district for 11 units of 12",
     [](Scenario& s) { s.geography.districtings[0].district_of.pop_back(); }},
    {"geography.whole", "unit 'u3' is in district 9 of 1",
     [](Scenario& s) { s.geography.districtings[0].district_of[3] = DistrictId{9}; }},
    {"geography.by-unit", "the district 'u2' has no registered voters",
     [](Scenario& s) { s.geography.units[2].registered = 0; }},
    {"party", "there must be from 1 to", [](Scenario& s) { s.choices.clear(); }},
    {"party", "the strengths sum to", [](Scenario& s) { s.choices[0].strength = 0.5; }},
    {"party.a.strength", "must be from 0 to 1", [](Scenario& s) { s.choices[0].strength = kNan; }},
    {"party.", "a party's id cannot be ''", [](Scenario& s) { s.choices[0].id = ""; }},
    {"party.b", "a second choice 'b'", [](Scenario& s) { s.choices[0].id = "b"; }},
    {"against_all", "the id must be 'against-all'", [](Scenario& s) { s.choices[5].id = "nota"; }},
    {"party.d", "must stand before", [](Scenario& s) { std::swap(s.choices[3], s.choices[4]); }},
    {"party.a.candidates", "must be from 0 to 4095",
     [](Scenario& s) { s.choices[0].candidates = 5000; }},
    {"party.a.women", "must be from 0 to 1", [](Scenario& s) { s.choices[0].women = 1.5; }},
    {"party.a.uncertainty.unit", "must be from 0 to 10",
     [](Scenario& s) { s.choices[0].uncertainty.unit = -0.1; }},
    {"party.a.lean", "must have 3 regions, not 1", [](Scenario& s) { s.choices[0].lean = {0.0}; }},
    {"party.a.lean", "must be from -100", [](Scenario& s) { s.choices[0].lean[1] = kNan; }},
    {"independents.list", "only parties", [](Scenario& s) { s.choices[4].list = true; }},
    {"turnout.mean", "must be above 0", [](Scenario& s) { s.turnout.mean = 0.0; }},
    {"turnout.invalid", "must be at least 0", [](Scenario& s) { s.turnout.invalid = 1.0; }},
    {"uncertainty.tails", "must be 0 (normal)", [](Scenario& s) { s.tails = 2; }},
    {"uncertainty.correlations", "a correlation is of two",
     [](Scenario& s) {
         s.correlations = {{0, 17, 0.1}};
     }},
    {"uncertainty.correlations", "the two choices have",
     [](Scenario& s) {
         s.correlations = {{0, 1, 0.1}, {1, 0, 0.1}};
     }},
    {"uncertainty.correlations", "the correlations cannot all hold",
     [](Scenario& s) {
         s.correlations = {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}};
     }},
    {"poll.shares", "must be of 6 choices",
     [](Scenario& s) {
         s.poll = Poll{1000, 1.0, "", {0.5}};
     }},
    {"poll.sample", "must be from 1",
     [](Scenario& s) {
         s.poll = Poll{0, 1.0, "", std::vector<double>(6, 0.1)};
     }},
    {"list_transfer", "'against-all' runs no list",
     [](Scenario& s) { s.list_transfer.assign(6, 1.0 / 6.0); }},
    {"runs", "must be at least 1", [](Scenario& s) { s.runs = 0; }},
    {"system.old", "a second system 'old'", [](Scenario& s) { s.systems[0].id = "old"; }},
    {"bloc.red-blue.members", "a bloc has at least one member",
     [](Scenario& s) {
         s.blocs = {{"red-blue", "", {}}};
     }},
    {"bloc.g.members", "there is no choice 6",
     [](Scenario& s) {
         s.blocs = {{"g", "", {0, 6}}};
     }},
    {"bloc.g.members", "'against-all' has no seats",
     [](Scenario& s) {
         s.blocs = {{"g", "", {5}}};
     }},
    {"bloc.g.members", "'b' is a member already",
     [](Scenario& s) {
         s.blocs = {{"g", "", {1, 0, 1}}};
     }},
    {"bloc.a", "the id 'a' is a choice's already",
     [](Scenario& s) {
         s.blocs = {{"a", "", {1}}};
     }},
    {"bloc.against-all", "a bloc's id cannot be 'against-all'",
     [](Scenario& s) {
         s.blocs = {{"against-all", "", {1}}};
     }},
    {"bloc.g", "a second bloc 'g'",
     [](Scenario& s) {
         s.blocs = {{"g", "", {1}}, {"g", "", {2}}};
     }},
    {"bloc", "more than 100 blocs",
     [](Scenario& s) {
         for (int b = 0; b <= 100; ++b)
             s.blocs.push_back({"g" + std::to_string(b), "", {0}});
     }},
    {"system.new.tier", "a system needs", [](Scenario& s) { s.systems[0].tiers.clear(); }},
    {"system.new.tier.0.districting", "unknown districting 'x'",
     [](Scenario& s) { first_tier(s).districting = "x"; }},
    {"system.new.tier.0.seats", "must be from 1", [](Scenario& s) { first_tier(s).seats = 0; }},
    {"system.new.tier.0.rule", "this rule fills one seat",
     [](Scenario& s) { first_tier(s).rule = Plurality{}; }},
    {"system.new.tier.0.votes", "must be from 1 to 2",
     [](Scenario& s) { first_tier(s).rule = LimitedVote{3}; }},
    {"system.new.tier.0.min_women", "must be from 0 to 3",
     [](Scenario& s) { first_tier(s).gender = MinWomen{4}; }},
    {"system.old.tier.1.rule", "second rounds are counted",
     [](Scenario& s) { std::get<DistrictTier>(s.systems[1].tiers[1]).rule = TwoRound{}; }},
    {"system.new.tier.0.magnitudes", "no row for the district 'r2'",
     [](Scenario& s) {
         first_tier(s).magnitudes = {{"r0", 3, {}}, {"r1", 3, {}}};
     }},
    {"system.new.tier.0.magnitudes.1", "unknown district 'r9'",
     [](Scenario& s) {
         first_tier(s).magnitudes = {{"r0", 3, {}}, {"r9", 3, {}}, {"r1", 3, {}}, {"r2", 3, {}}};
     }},
    {"system.new.tier.0.candidates.0", "unknown district 'r9'",
     [](Scenario& s) { first_tier(s).candidates = {candidate("r9", "a")}; }},
    {"system.new.tier.0.candidates.0", "'nobody' has no candidates",
     [](Scenario& s) { first_tier(s).candidates = {candidate("r0", "nobody")}; }},
    {"system.new.tier.0", "more seats than candidates in the district 'r0'",
     [](Scenario& s) { first_tier(s).candidates = {candidate("r0", "a")}; }},
    {"system.new.tier.0", "no choice has a candidate",
     [](Scenario& s) {
         for (Choice& choice : s.choices)
             choice.candidates = 0;
     }},
    {"system.new", "24000 seats in districts: more than 20000",
     [](Scenario& s) {
         first_tier(s).districting = "by-unit";
         first_tier(s).magnitudes.clear();
         first_tier(s).seats = 1000;
         s.systems[0].tiers.push_back(s.systems[0].tiers[0]);
     }},
    {"system.plain.tier.0.contest", "tiers of the contest 'three' share",
     [](Scenario& s) { std::get<DistrictTier>(s.systems[2].tiers[0]).spill = 0.5; }},
    {"system.old.tier.0.seats", "must be from 1 to 10000",
     [](Scenario& s) { list_tier(s).rule.seats = 0; }},
    {"system.old.tier.0.threshold", "must be from 0 to 1",
     [](Scenario& s) { list_tier(s).rule.threshold.national = ppm(2'000'000); }},
    {"system.old.tier.0.joined", "'independents' runs no list",
     [](Scenario& s) {
         list_tier(s).joined = {{"a", "independents"}};
     }},
    {"system.old.tier.0", "no party of the scenario runs a list",
     [](Scenario& s) {
         for (Choice& choice : s.choices)
             choice.list = false;
     }},
};

bool begins(const std::string& text, const std::string& with) {
    return text.compare(0, with.size(), with) == 0;
}

}  // namespace

TEST_CASE("A sound scenario has no faults", "[model][faults]") {
    CHECK(faults(made::lively()).empty());
    CHECK_NOTHROW(require_valid(made::lively()));
}

TEST_CASE("A scenario built by hand gets its faults by the path of the key", "[model][faults]") {
    for (const Case& one : kCases) {
        Scenario scenario = made::lively();
        one.spoil(scenario);
        const std::vector<Fault> found = faults(scenario);
        INFO(one.where << ": " << one.what);
        for (const Fault& fault : found)
            UNSCOPED_INFO(fault.where << ": " << fault.what);
        CHECK(std::any_of(found.begin(), found.end(), [&](const Fault& fault) {
            return fault.where == one.where && begins(fault.what, one.what);
        }));
        // No plan is made of it: what would walk off an end is told before.
        CHECK_THROWS_AS(make_plan(scenario), InputError);
    }
}

TEST_CASE("All faults come at once, their paths as places", "[model][faults]") {
    Scenario scenario = made::lively();
    scenario.turnout.mean = 2.0;
    first_tier(scenario).districting = "x";
    scenario.runs = 0;
    try {
        require_valid(scenario);
        FAIL("taken");
    } catch (const InputError& error) {
        REQUIRE(error.diagnostics().size() == 3);
        CHECK(error.diagnostics()[0].place == Place{"turnout.mean", 0, 0});
        CHECK(error.diagnostics()[1].place == Place{"runs", 0, 0});
        CHECK(error.diagnostics()[2].place == Place{"system.new.tier.0.districting", 0, 0});
    }
}
