#include "sim/io/scenario/scenario_reader.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "sim/core/diagnostics.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

const std::filesystem::path kGood =
    std::filesystem::path(kenesh::test::source_folder()) / "tests/io/good/full.toml";

Scenario full(const std::vector<std::string>& settings = {}) {
    return read_scenario(kGood, settings);
}

double strength_sum(const Scenario& scenario) {
    return std::accumulate(scenario.choices.begin(), scenario.choices.end(), 0.0,
                           [](double sum, const Choice& c) { return sum + c.strength; });
}

const ListTier& list_tier(const Scenario& scenario, std::size_t system, std::size_t tier) {
    return std::get<ListTier>(scenario.systems[system].tiers[tier]);
}

}  // namespace

TEST_CASE("The table of units", "[io]") {
    const Geography g = full().geography;
    CHECK(g.regions == std::vector<std::string>{"North", "South, lower", "Isles"});
    REQUIRE(g.units.size() == 5);
    CHECK(g.units[3] == Unit{"u4", RegionId{1}, 500, 0.6, false});
    CHECK_FALSE(g.units[0].turnout.has_value());
    CHECK(g.units[1].approximate);
    REQUIRE(g.districtings.size() == 2);
    CHECK(g.districtings[0].name == "three");
    CHECK(g.districtings[0].districts == std::vector<std::string>{"d1", "d2", "d3"});
    CHECK(g.districtings[0].district_of[3] == DistrictId{1});
}

TEST_CASE("Choices stand in order with their values and defaults", "[io]") {
    const Scenario s = full();
    REQUIRE(s.choices.size() == 5);
    const Choice& red = s.choices[0];
    CHECK(red.name == "Red");
    CHECK(red.color == "#1b6ca8");
    CHECK(red.candidates == 2);
    CHECK(red.women == 0.33);
    CHECK(red.women_pattern == WomenPattern::spread);
    CHECK(red.vote_management == 0.5);
    CHECK(red.members == 3);
    CHECK(red.uncertainty == Uncertainty{0.3, 0.35, 0.3, 0.0});
    const Choice& blue = s.choices[1];
    CHECK(blue.name == "blue");
    CHECK(blue.color == "#56b4e9");
    CHECK(blue.candidates == 1);
    CHECK(blue.candidates_single == 1);
    CHECK(blue.women == 0.5);
    CHECK(blue.women_pattern == WomenPattern::drawn);
    CHECK(blue.list);
    CHECK(blue.uncertainty == Uncertainty{0.25, 0.35, 0.3, 0.9});
    const Choice& independents = s.choices[3];
    CHECK(independents.id == "independents");
    CHECK(independents.kind == ChoiceKind::independents);
    CHECK(independents.candidates == 8);
    CHECK_FALSE(independents.list);
    CHECK(independents.front_runners == 2);
    CHECK(independents.front_runner_effect == 1.6);
    CHECK(red.front_runners == 0);
    CHECK(red.front_runner_effect == 0.0);
    const Choice& against_all = s.choices[4];
    CHECK(against_all.id == "against-all");
    CHECK(against_all.kind == ChoiceKind::against_all);
    CHECK(against_all.candidates == 0);
    CHECK(against_all.uncertainty == Uncertainty{0.25, 0.5, 0.3, 0.0});
    CHECK(strength_sum(s) == Approx(1.0).epsilon(1e-12));
    CHECK(red.strength == Approx(0.7 / 1.88));
}

TEST_CASE("Blocs have members in the order of the file, and can be set", "[io][bloc]") {
    const Scenario s = full();
    REQUIRE(s.blocs.size() == 2);
    CHECK(s.blocs[0] == Bloc{"colours", "Red, green and nobody's", {2, 0, 3}});
    CHECK(s.blocs[1] == Bloc{"sky", "sky", {1}});
    const std::vector<std::string> settings{"bloc.sky.members=[\"blue\", \"red\"]"};
    const Scenario set = full(settings);
    CHECK(set.blocs[1].members == std::vector<std::size_t>{1, 0});
}

TEST_CASE("Personal votes have a law and a pull, by scenario and by choice", "[io]") {
    const Scenario s = full();
    CHECK(s.choices[0].uncertainty.personal_votes == PersonalVotes::normal);
    CHECK(s.choices[0].personal_pull == 1.0);
    const std::vector<std::string> settings{"uncertainty.personal_votes=gamma",
                                            "party.red.uncertainty.personal_votes=normal",
                                            "party.blue.personal_pull=0.5"};
    const Scenario set = full(settings);
    CHECK(set.choices[0].uncertainty.personal_votes == PersonalVotes::normal);
    CHECK(set.choices[1].uncertainty.personal_votes == PersonalVotes::gamma);
    CHECK(set.choices[1].uncertainty.candidate == 0.9);
    CHECK(set.choices[1].personal_pull == 0.5);
    // A line of the ballot is not a person.
    CHECK(set.choices[4].uncertainty.personal_votes == PersonalVotes::normal);
}

// The formula of docs/methods.md, with the C library's logarithm.
TEST_CASE("Leans come from the baseline, by hand, or are 0", "[io]") {
    const Scenario s = full();
    // Registered voters: North 2500, South 2500, Isles 1200.
    const double mean_red = (2500 * 0.5 + 2500 * 0.25 + 1200 * 0.0) / 6200;
    CHECK(s.choices[0].lean[0] == Approx(0.8 * std::log(0.5 / mean_red)));
    CHECK(s.choices[0].lean[1] == Approx(0.8 * std::log(0.25 / mean_red)));
    CHECK(s.choices[0].lean[2] == Approx(0.8 * std::log(0.000001 / mean_red)));
    CHECK(s.choices[0].zero_share_regions == std::vector<RegionId>{RegionId{2}});
    const double mean_azure = (2500 * 0.2 + 2500 * 0.3 + 1200 * 0.4) / 6200;
    CHECK(s.choices[1].baseline == "azure");
    CHECK(s.choices[1].lean[0] == Approx(0.8 * std::log(0.2 / mean_azure)));
    CHECK(s.choices[1].lean[2] == 0.2);
    CHECK(s.choices[2].lean == std::vector<double>{0.0, 0.0, 0.0});
    CHECK(s.choices[3].lean == std::vector<double>{0.0, 0.0, 0.0});
    // One region has a row: it is its own mean.
    CHECK(s.choices[4].lean == std::vector<double>{0.0, 0.0, 0.0});
}

TEST_CASE("Top-level keys, turnout, uncertainty, correlations", "[io]") {
    const Scenario s = full();
    CHECK(s.id == "all-keys");
    CHECK(s.title == "Every \"key\"");
    CHECK(s.sources == "Made by hand");
    CHECK(s.runs == 5000);
    CHECK(s.seed == 20251130);
    CHECK_FALSE(s.antithetic);
    CHECK(s.independents_as_block);
    CHECK(s.list_abstain == 0.3);
    CHECK(s.list_transfer == std::vector<double>{0.75, 0.25, 0.0, 0.0, 0.0});
    CHECK(s.turnout == Turnout{0.37, 0.10, 0.11, 0.05, 0.01});
    CHECK(s.tails == 4);
    CHECK(s.women_effect == -0.1);
    CHECK(s.correlations == std::vector<Correlation>{{0, 1, -0.3}, {2, 3, 0.2}});
}

TEST_CASE("Systems from files and from the scenario, in this order", "[io]") {
    const Scenario s = full();
    REQUIRE(s.systems.size() == 3);
    CHECK(s.systems[0].name == "Districts of 1 to 3 seats");
    CHECK(s.systems[1].name == "mixed");
    CHECK(s.systems[2].id == "limited");

    const auto& districts = std::get<DistrictTier>(s.systems[0].tiers[0]);
    CHECK(districts.magnitudes == std::vector<DistrictMagnitude>{{"d1", 3, MaxSameGender{2}},
                                                                 {"d2", 2, MinWomen{1}},
                                                                 {"d3", 1, NoGenderRule{}}});
    CHECK(districts.against_all == AgainstAll::rerun);
    CHECK(districts.spill == 0.5);
    REQUIRE(districts.candidates.size() == 8);
    CHECK(districts.candidates[0] ==
          TableCandidate{"d1", "Aidai \"A.\" Asanova", "red", Gender::woman, 0.5});
    CHECK_FALSE(districts.candidates[1].effect.has_value());

    const ListRule& list = list_tier(s, 1, 0).rule;
    CHECK(list.seats == 21);
    CHECK(list.formula == Formula{HighestAverages{Divisor::modified_sainte_lague, 1'200'000}});
    CHECK(list.threshold == Threshold{ppm(50'000),
                                      ppm(5'000),
                                      ThresholdBase::votes_cast,
                                      RegionalBase::nation,
                                      1,
                                      {{2, ppm(70'000)}, {4, ppm(100'000)}}});
    CHECK(list.max_seats == 15);
    CHECK(list.compensatory);
    CHECK(list.women_ppm == 300'000);
    CHECK(list.women_rounding == WomenRounding::nearest);
    CHECK(list_tier(s, 1, 0).joined == std::vector<std::vector<std::string>>{{"red", "green"}});
    CHECK(list_tier(s, 1, 1).rule.formula ==
          Formula{LargestRemainder{Quota::droop, QuotaRounding::down}});
    CHECK(list_tier(s, 1, 1).rule.threshold.base == ThresholdBase::registered);

    const auto& limited = std::get<DistrictTier>(s.systems[2].tiers[0]);
    CHECK(limited.rule == BallotRule{LimitedVote{1}});
    CHECK(limited.gender == GenderRule{MinWomen{1}});
    CHECK(limited.candidates.size() == 6);
}

TEST_CASE("Settings reach every kind of key", "[io]") {
    const Scenario s =
        full({"runs=7", "turnout.mean = 0.5", "independents_as=each", "title=Other words",
              "party.blue.uncertainty.national=0.9", "party.blue.lean.\"South, lower\"=-1",
              "uncertainty.tails=0", "against_all.color=\"#010203\"",
              "system.mixed.tier.0.threshold=0.1", "system.mixed.tier.2.against_all=rerun",
              "system.limited.name=Short", "uncertainty.correlations=[]"});
    CHECK(s.runs == 7);
    CHECK(s.turnout.mean == 0.5);
    CHECK_FALSE(s.independents_as_block);
    CHECK(s.title == "Other words");
    CHECK(s.choices[1].uncertainty.national == 0.9);
    CHECK(s.choices[1].lean[1] == -1.0);
    CHECK(s.tails == 0);
    CHECK(s.choices[4].color == "#010203");
    CHECK(list_tier(s, 1, 0).rule.threshold.national == ppm(100'000));
    CHECK(std::get<DistrictTier>(s.systems[1].tiers[2]).against_all == AgainstAll::rerun);
    CHECK(s.systems[2].name == "Short");
    CHECK(s.correlations.empty());
}

TEST_CASE("A strength set from outside stays; those that give way scale in proportion", "[io]") {
    const Scenario before = full();
    // give_way names independents and blue.
    const Scenario after = full({"party.red.strength=0.5"});
    CHECK(after.choices[0].strength == 0.5);
    CHECK(after.choices[2].strength == before.choices[2].strength);
    CHECK(after.choices[4].strength == before.choices[4].strength);
    CHECK(after.choices[1].strength / after.choices[3].strength ==
          Approx(before.choices[1].strength / before.choices[3].strength));
    CHECK(strength_sum(after) == Approx(1.0).epsilon(1e-12));

    const Scenario all = full({"party.red.strength=0.5", "give_way=[]"});
    for (std::size_t k = 2; k < 5; ++k) {
        CHECK(all.choices[k].strength / all.choices[1].strength ==
              Approx(before.choices[k].strength / before.choices[1].strength));
    }
    CHECK(all.choices[0].strength == 0.5);
    CHECK(strength_sum(all) == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("A file without an id is named by its file", "[io]") {
    const TemporaryFolder folder;
    const std::string good = kGood.parent_path().string();
    const auto path = folder.write("My Case_2.toml",
                                   "geography = \"" + good + "/units.csv\"\nsystems = [\"" + good +
                                       "/systems/plain.toml\"]\n[[party]]\nid = "
                                       "\"a\"\nstrength = 0.9995\ncandidates = 3\n");
    const Scenario s = read_scenario(path);
    CHECK(s.id == "my-case-2");
    CHECK(s.title == "my-case-2");
    CHECK(s.choices[0].strength == 1.0);
    CHECK(s.runs == 100'000);
    CHECK(s.seed == 1);
    CHECK(s.antithetic);
}
