#include "sim/io/study/scenario_keys.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

const std::filesystem::path kScenarios =
    std::filesystem::path(kenesh::test::source_folder()) / "scenarios";

bool is_number(const std::string& value) {
    return !value.empty() && value.find_first_not_of("+-.0123456789e") == value.npos;
}

}  // namespace

// What is told of a key is what the scenario holds: setting it changes nothing.
TEST_CASE("every number that keys tells of a scenario is the scenario's own", "[io]") {
    std::size_t told = 0;
    for (const char* name : {"kyrgyzstan-mekenchil", "japan-2024", "three-parties-polled"}) {
        const std::string path = (kScenarios / (std::string(name) + ".toml")).string();
        const Scenario scenario = read_scenario(path);
        const std::string digest = scenario_digest(scenario);
        std::set<std::string> paths;
        for (const ScenarioKey& key : scenario_keys(scenario)) {
            INFO(name << ": " << key.path << " = " << key.value);
            CHECK(paths.insert(key.path).second);
            // A strength that a poll gives is told and cannot be set.
            const bool polled = scenario.poll && key.path.ends_with(".strength");
            if (!is_number(key.value) || polled) continue;
            const std::vector<std::string> settings{key.path + "=" + key.value};
            CHECK(scenario_digest(read_scenario(path, settings)) == digest);
            ++told;
        }
        CHECK(paths.contains("uncertainty.national"));
        CHECK(paths.contains("runs"));
    }
    CHECK(told > 150);
}

TEST_CASE("keys of parties, contests and tiers stand where --set finds them", "[io]") {
    std::set<std::string> paths;
    for (const ScenarioKey& key :
         scenario_keys(read_scenario((kScenarios / "kyrgyzstan-mekenchil.toml").string())))
        paths.insert(key.path);
    for (const char* path :
         {"party.mekenchil.strength", "independents.strength", "contest.smd.women",
          "system.kg-2021.tier.0.threshold", "system.kg-2025.tier.0.max_same_gender"})
        CHECK(paths.contains(path));
}
