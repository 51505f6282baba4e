#include "sim/model/contests.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "sim/model/faults/faults.hpp"
#include "sim/model/plan/plan.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Two parties and a line against all in two districts of three seats and one of one.
Scenario mixed() {
    Scenario s;
    s.geography = made::geography(3, 1);
    s.choices = {made::party("red", 0.6, s.geography), made::party("blue", 0.3, s.geography),
                 made::party("against-all", 0.1, s.geography)};
    s.choices[2].kind = ChoiceKind::against_all;
    s.choices[2].list = false;
    System system = made::districts("old", "by-unit", 3, Sntv{});
    auto& tier = std::get<DistrictTier>(system.tiers[0]);
    tier.magnitudes = {{"u0", 3, {}}, {"u1", 1, {}}, {"u2", 5, {}}};
    s.systems = {system};
    return s;
}

std::vector<int> nominees(const Scenario& s, std::size_t k) {
    const Plan plan = make_plan(s);
    std::vector<int> out;
    for (std::size_t d = 0; d < 3; ++d)
        out.push_back(plan.contests[0].fielded(d, k));
    return out;
}

bool any_fault(const Scenario& s, const std::string& where, const std::string& part) {
    for (const Fault& fault : faults(s))
        if (fault.where == where && fault.what.find(part) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a tier without a contest is named by its system and number", "[contest]") {
    System system = made::districts("kg-2021", "by-unit", 1, Plurality{});
    system.tiers.emplace_back(std::get<ListTier>(made::list("x", 9).tiers[0]));
    CHECK(contest_name(system, 0) == "kg-2021-tier-0");
    CHECK(contest_name(system, 1) == "kg-2021-tier-1");
    std::get<ListTier>(system.tiers[1]).contest = "lists";
    CHECK(contest_name(system, 1) == "lists");
}

TEST_CASE("numbers of candidates go by the seats of each district", "[contest]") {
    Scenario s = mixed();
    s.choices[0].candidates = 4;
    s.choices[0].candidates_single = 1;
    CHECK(nominees(s, 0) == std::vector<int>{4, 1, 4});
    s.choices[0].candidates.as_seats = true;
    CHECK(nominees(s, 0) == std::vector<int>{3, 1, 5});
    s.choices[0].candidates = 0;
    s.choices[0].candidates.by_seats = {{2, 1}, {4, 2}};
    CHECK(nominees(s, 0) == std::vector<int>{1, 1, 2});
    // In a contest's own table the number counts in districts of one seat too.
    s.contests["old-tier-0"].values.candidates = 2;
    CHECK(nominees(s, 0) == std::vector<int>{2, 2, 2});
    s.choices[0].contests["old-tier-0"].candidates = 3;
    CHECK(nominees(s, 0) == std::vector<int>{3, 3, 3});
    CHECK(nominees(s, 1) == std::vector<int>{2, 2, 2});
    s.choices[0].contests["old-tier-0"].candidates->by_seats = {{3, 2}};
    CHECK(any_fault(s, "system.old.tier.0", "no number for districts of 1 seat"));
}

TEST_CASE("the contest of a choice decides before the contest, the choice and the scenario",
          "[contest]") {
    Scenario s = mixed();
    s.women_effect = -0.1;
    s.choices[0].women = 0.3;
    const auto role = [&] { return role_in_contest(s, "old-tier-0", s.choices[0]); };
    CHECK(role().women == 0.3);
    CHECK(role().women_effect == -0.1);
    s.contests["old-tier-0"].values.women = 0.4;
    s.contests["old-tier-0"].values.women_effect = 0.0;
    CHECK(role().women == 0.4);
    CHECK(role().women_effect == 0.0);
    s.choices[0].contests["old-tier-0"].women = 1.0;
    CHECK(role().women == 1.0);
    CHECK(role_in_contest(s, "old-tier-0", s.choices[1]).women == 0.4);
    CHECK(role_in_contest(s, "other", s.choices[0]).women == 0.3);
    // The line of the ballot is no person.
    s.contests["old-tier-0"].values.candidate = 0.7;
    CHECK(role_in_contest(s, "old-tier-0", s.choices[2]).candidate == 0.0);
    const Plan plan = make_plan(s);
    for (const PlanCandidate& one : plan.contests[0].candidates) {
        CHECK(one.mean_effect == Approx(-0.7 * 0.7 / 2.0));
        if (one.choice == 0) CHECK(one.gender == Gender::woman);
    }
}

TEST_CASE("who is not named in a contest gives way in proportion", "[contest]") {
    Scenario s = mixed();
    CHECK(contest_strengths(s, "old-tier-0") == std::vector<double>{0.6, 0.3, 0.1});
    s.contests["old-tier-0"].strength = {{"against-all", 0.01}};
    const std::vector<double> shares = contest_strengths(s, "old-tier-0");
    CHECK(shares[0] == Approx(0.66));
    CHECK(shares[1] == Approx(0.33));
    CHECK(shares[2] == 0.01);
    s.contests["old-tier-0"].strength = {{"red", 0.2}, {"blue", 0.8}};
    CHECK(contest_strengths(s, "old-tier-0") == std::vector<double>{0.2, 0.8, 0.0});
}

TEST_CASE("faults of contests have the path of their key", "[contest][faults]") {
    Scenario s = mixed();
    s.contests["old-tier-0"].strength = {{"red", 0.8}, {"blue", 0.3}};
    CHECK(any_fault(s, "contest.old-tier-0.strength", "more than 1"));
    s.contests["old-tier-0"].strength = {{"redd", 0.8}};
    CHECK(any_fault(s, "contest.old-tier-0.strength", "unknown choice 'redd'"));
    s.contests["old-tier-0"].strength = {{"red", 0.1}, {"blue", 0.1}, {"against-all", 0.1}};
    CHECK(any_fault(s, "contest.old-tier-0.strength", "no other choice is left"));
    s = mixed();
    s.contests["smd"].values.women = 0.5;
    CHECK(any_fault(s, "contest.smd", "no tier has the contest 'smd'"));
    s = mixed();
    s.choices[0].contests["old-tier-0"].women = 1.5;
    CHECK(any_fault(s, "party.red.contest.old-tier-0.women", "from 0 to 1"));
    s = mixed();
    s.choices[1].uncertainty.candidate = 3.0;
    s.contests["old-tier-0"].values.personal_votes = PersonalVotes::gamma;
    CHECK(any_fault(s, "contest.old-tier-0.uncertainty", "'blue'"));
}
