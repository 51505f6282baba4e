#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/io/scenario/scenario_reader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();

}  // namespace

TEST_CASE("A new scenario runs at once, in an empty folder", "[cli]") {
    const test::TemporaryFolder folder;
    const auto made = run_program(folder.path(), {"new", "demo"});
    INFO(made.err);
    CHECK(made.code == 0);
    CHECK_THAT(made.out, Catch::Contains("kenesh run demo/scenario.toml"));
    const auto run = run_program(folder.path(), {"run", "demo/scenario.toml", "-n", "200"});
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("Red"));
    const auto again = run_program(folder.path(), {"new", "demo"});
    CHECK(again.code == 2);
    CHECK_THAT(again.err, Catch::Contains("demo: error: is there already"));
}

TEST_CASE("Japan's lists of 2024 become a scenario that runs", "[cli]") {
    const test::TemporaryFolder folder;
    const std::string data = (kRoot / "districts/japan").string();
    const auto made =
        run_program(folder.path(), {"new", "japan", "--results", data + "/list-votes-2024.csv",
                                    "--seats-by", data + "/blocks.csv", "--turnout", "0.54"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    const Scenario scenario = read_scenario(folder.path() / "japan/scenario.toml");
    CHECK(scenario.geography.units.size() == 11);
    CHECK(scenario.systems.size() == 2);
    // The official shares of the nation are 26.73 and 21.20 per cent; the smallest lists are left
    // out.
    CHECK(scenario.choices.front().id == "ldp");
    CHECK(scenario.choices.front().strength == Approx(0.2673).margin(0.0005));
    CHECK(scenario.choices[1].strength == Approx(0.2120).margin(0.0005));
    const auto run = run_program(folder.path(), {"run", "japan/scenario.toml", "-n", "200"});
    INFO(run.err);
    CHECK(run.code == 0);
}

TEST_CASE("Votes of candidates become a scenario with the candidates who stood", "[cli]") {
    const test::TemporaryFolder folder;
    folder.write("votes.csv",
                 "Wahlkreis;Name;Partei;Stimmen\n"
                 "A;Anna;Red Party;500\nA;Bert;Red Party;300\nA;Cid;Blue;200\nA;Dora;;100\n"
                 "B;Emil;Red Party;100\nB;Finn;Blue;400\nB;Gerd;\xc3\x96ko;250\n");
    const std::vector<std::string> words = {
        "new",       "mine",      "--results",
        "votes.csv", "--columns", "district=Wahlkreis,candidate=Name,choice=Partei,votes=Stimmen"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), words.begin(), words.end());
        return run_program(folder.path(), more);
    };
    CHECK_THAT(with({}).err, Catch::Contains("how many seats has each district?"));
    CHECK_THAT(with({"--seats", "4"}).err, Catch::Contains("'B' has 4 seats and 3 candidates"));
    CHECK_THAT(with({"--house", "1"}).err, Catch::Contains("1 seats are fewer than 2 districts"));
    CHECK_THAT(with({"--seats", "2", "--rule", "plurality"}).err,
               Catch::Contains("plurality fills one seat a district; 'A' has 2"));
    folder.write("seats.csv", "district,seats\nA,2\nC,1\n");
    const auto unknown = with({"--seats-by", "seats.csv"});
    CHECK(unknown.code == 2);
    CHECK_THAT(unknown.err, Catch::Contains("seats.csv:3:1: error: unknown district 'C'") &&
                                Catch::Contains("no row for 'B'"));
    CHECK(!std::filesystem::exists(folder.path() / "mine"));

    const auto made = with({"--house", "3"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    const Scenario scenario = read_scenario(folder.path() / "mine/scenario.toml");
    std::vector<std::string> ids;
    double sum = 0.0;
    for (const Choice& choice : scenario.choices) {
        ids.push_back(choice.id);
        sum += choice.strength;
    }
    CHECK(ids == std::vector<std::string>{"red-party", "blue", "ko", "independents"});
    CHECK(scenario.choices.front().strength == Approx(900.0 / 1850.0).margin(1e-6));
    CHECK(sum == Approx(1.0));
    const auto& tier = std::get<DistrictTier>(scenario.systems[1].tiers.front());
    REQUIRE(tier.magnitudes.size() == 2);
    CHECK(tier.magnitudes[0].seats == 2);  // 1100 votes against 750: Sainte-Lague gives 2 and 1
    CHECK(tier.magnitudes[1].seats == 1);
    CHECK(tier.candidates.size() == 7);
    const auto run = run_program(folder.path(), {"run", "mine/scenario.toml", "-n", "200"});
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(with({"--house", "3"}).code == 2);
}
