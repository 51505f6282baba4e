#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

const std::filesystem::path kSource = kenesh::test::source_folder();

Scenario written_and_read(const Scenario& scenario) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "tables");
    for (const ResultFile& file : write_scenario(scenario)) {
        folder.write(file.name, file.contents);
    }
    return read_scenario(folder.path() / "scenario.toml");
}

}  // namespace

TEST_CASE("A scenario with every key reads back equal from what was written", "[io]") {
    const Scenario scenario = read_scenario(kSource / "tests/io/good/full.toml");
    CHECK(written_and_read(scenario) == scenario);
}

TEST_CASE("Every shipped scenario reads back equal from what was written", "[io]") {
    int scenarios = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kSource / "scenarios")) {
        if (entry.path().extension() != ".toml") continue;
        INFO(entry.path());
        const Scenario scenario = read_scenario(entry.path());
        CHECK(written_and_read(scenario) == scenario);
        ++scenarios;
    }
    CHECK(scenarios >= 3);
}

TEST_CASE("A seed beyond 2^63 and strengths set from outside survive writing", "[io]") {
    const std::vector<std::string> settings{"party.red.strength=0.123456789"};
    Scenario scenario = read_scenario(kSource / "tests/io/good/full.toml", settings);
    CHECK(scenario.choices[0].strength == 0.123456789);
    scenario.seed = 0xffff'ffff'ffff'fff1;
    CHECK(written_and_read(scenario) == scenario);
}

TEST_CASE("The digest is of what results depend on", "[io]") {
    const Scenario scenario = read_scenario(kSource / "tests/io/good/full.toml");
    const std::string digest = scenario_digest(scenario);
    CHECK(digest.size() == 64);

    Scenario same = scenario;
    same.runs = 77;
    same.title = "another";
    same.choices[0].color = "#123456";
    same.systems[0].name = "another";
    CHECK(scenario_digest(same) == digest);

    Scenario seed = scenario;
    ++seed.seed;
    CHECK(scenario_digest(seed) != digest);
    Scenario lean = scenario;
    lean.choices[1].lean[2] += 1e-15;
    CHECK(scenario_digest(lean) != digest);
    Scenario candidate = scenario;
    std::get<DistrictTier>(candidate.systems[0].tiers[0]).candidates[3].effect = 0.0;
    CHECK(scenario_digest(candidate) != digest);
    Scenario gamma = scenario;
    gamma.choices[1].uncertainty.personal_votes = PersonalVotes::gamma;
    CHECK(scenario_digest(gamma) != digest);
    CHECK(written_and_read(gamma) == gamma);
    Scenario pull = scenario;
    pull.choices[1].personal_pull = 0.25;
    CHECK(scenario_digest(pull) != digest);
    CHECK(written_and_read(pull) == pull);
    Scenario pact = scenario;
    pact.choices[0].transfer = Transfer{{{"blue", 0.6}}, 0.3, 0.1};
    pact.choices[3].transfer = Transfer{{{"red", 0.25}, {"against-all", 0.25}}, 0.0, 0.5};
    pact.contests["limited"].values.transfer = Transfer{{}, 1.0, 0.0};
    pact.choices[1].contests["limited"].transfer = Transfer{{{"green", 1.0}}, 0.0, 0.0};
    CHECK(scenario_digest(pact) != digest);
    CHECK(written_and_read(pact) == pact);
    Scenario by_unit = scenario;
    by_unit.choices[0].unit_lean = {0.1, -0.2, 1.0 / 3.0, 0.0, 5.0};
    by_unit.choices[1].zero_share_units = {by_unit.geography.units[1].id};
    CHECK(scenario_digest(by_unit) != digest);
    CHECK(written_and_read(by_unit) == by_unit);
    Scenario part = scenario;
    part.geography.units.push_back(part.geography.units.back());
    part.geography.units.back().id = "abroad";
    for (Districting& one : part.geography.districtings)
        one.district_of.push_back(one.name == "three" ? DistrictId{0} : kNoDistrict);
    CHECK(scenario_digest(part) != digest);
    CHECK(written_and_read(part) == part);
    Scenario twins = scenario;
    twins.antithetic = !twins.antithetic;
    CHECK(scenario_digest(twins) != digest);
}

// -0 is written where 0 is read: a result folder would not know its own scenario.
TEST_CASE("lean-weight-zero: a scenario with zeros below zero keeps its digest", "[io]") {
    Scenario scenario = read_scenario(kSource / "tests/io/good/full.toml");
    for (Choice& choice : scenario.choices) {
        choice.front_runner_effect = -0.0;
        choice.vote_management = -0.0;
        choice.women = -0.0;
        choice.uncertainty = {-0.0, -0.0, -0.0, -0.0};
        for (double& lean : choice.lean)
            lean = -0.0;
    }
    for (Correlation& correlation : scenario.correlations)
        correlation.value = -0.0;
    scenario.turnout.national = scenario.turnout.region = scenario.turnout.unit = -0.0;
    scenario.turnout.invalid = scenario.women_effect = scenario.list_abstain = -0.0;
    auto& tier = std::get<DistrictTier>(scenario.systems[0].tiers[0]);
    REQUIRE(!tier.candidates.empty());
    tier.candidates[0].effect = -0.0;
    const Scenario again = written_and_read(scenario);
    CHECK(again == scenario);
    CHECK(scenario_digest(again) == scenario_digest(scenario));
}
