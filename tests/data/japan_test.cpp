#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// The shipped scenario of Japan's lists of 2024, whose strengths are the result: it must give it
/// back.
namespace kenesh {
namespace {

const std::string kScenario =
    kenesh::test::source_folder() + std::string("/scenarios/japan-2024-lists.toml");

const std::map<std::string, int> kOfficial{
    {"ldp", 59},  {"cdp", 44}, {"komeito", 20}, {"dpp", 17},         {"ishin", 15},
    {"reiwa", 9}, {"jcp", 7},  {"sanseito", 3}, {"conservative", 2}, {"sdp", 0}};

TEST_CASE("Japan 2024: the official list seats lie in the ranges of simulated ones") {
    const test::TemporaryFolder folder;
    const test::ProgramRun run = test::run_program(
        folder.path(), {"run", kScenario, "--runs", "4k", "--format", "json", "--quiet"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto system = nlohmann::json::parse(run.out)["systems"][0];
    CHECK(system["seats"] == 176);
    CHECK(system["check"]["ok"] == true);
    for (const auto& choice : system["choices"]) {
        const std::string id = choice["id"];
        INFO(id);
        CHECK(choice["seats"]["q05"] <= kOfficial.at(id));
        CHECK(choice["seats"]["q95"] >= kOfficial.at(id));
    }
    REQUIRE(system["list_tiers"].size() == 1);
    CHECK(system["list_tiers"][0]["districts"].size() == 11);
    CHECK(system["list_tiers"][0]["districts"][0]["id"] == "hokkaido");
    CHECK(system["list_tiers"][0]["districts"][0]["seats"]["mean"] == 8.0);
}

TEST_CASE("Japan 2024: a replayed run gives the same seats when its votes are counted") {
    const test::TemporaryFolder folder;
    const test::ProgramRun run = test::run_program(
        folder.path(),
        {"replay", kScenario, "--run", "5", "--system", "blocks", "--format", "json"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto tier = nlohmann::json::parse(run.out)["systems"][0]["tiers"][0];
    std::string votes = "district,choice,votes\n";
    std::map<std::string, int> seats;
    for (const auto& district : tier["list_districts"])
        for (const auto& list : district["lists"]) {
            votes += district["id"].get<std::string>() + "," + list["choice"].get<std::string>() +
                     "," + std::to_string(list["votes"].get<int>()) + "\n";
            seats[list["choice"]] += list["seats"].get<int>();
        }
    folder.write("votes.csv", votes);
    const test::ProgramRun counted = test::run_program(
        folder.path(),
        {"count", "votes.csv", "--system",
         kenesh::test::source_folder() + std::string("/scenarios/systems/japan-blocks.toml"),
         "--format", "json"});
    INFO(counted.err);
    REQUIRE(counted.code == 0);
    const auto system = nlohmann::json::parse(counted.out)["systems"][0];
    for (const auto& choice : system["choices"])
        CHECK(choice["seats"] == seats[choice["choice"]]);
}

}  // namespace
}  // namespace kenesh
