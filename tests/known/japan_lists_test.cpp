#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// Japan, House of Representatives, 27 October 2024: 176 seats in eleven blocks by D'Hondt. Votes
/// by block: Ministry of Internal Affairs and Communications, as collected in
/// github.com/bakumon1107/shugiin-reform-sim (CC BY 4.0), in districts/japan.
namespace kenesh {
namespace {

using Seats = std::map<std::string, int>;

const std::string kVotes =
    kenesh::test::source_folder() + std::string("/districts/japan/list-votes-2024.csv");
const std::string kBlocks =
    "district,seats\nhokkaido,8\ntohoku,12\nnorth-kanto,19\nsouth-kanto,23\ntokyo,19\n"
    "hokuriku-shinetsu,10\ntokai,21\nkinki,28\nchugoku,10\nshikoku,6\nkyushu,20\n";
const std::string kSystem =
    "id = \"japan\"\n[[tier]]\nkind = \"list\"\nmagnitudes = \"blocks.csv\"\n"
    "divisor = \"dhondt\"\n";

nlohmann::json count(const std::string& more, const std::string& caps = "") {
    const test::TemporaryFolder folder;
    folder.write("blocks.csv", kBlocks);
    folder.write("caps.csv", caps);
    folder.write("s.toml", kSystem + more);
    const test::ProgramRun run = test::run_program(
        folder.path(), {"count", kVotes, "--system", "s.toml", "--format", "json"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    return nlohmann::json::parse(run.out)["systems"][0];
}

Seats seats(const nlohmann::json& system) {
    Seats all;
    for (const auto& choice : system["choices"])
        if (choice["seats"] != 0) all[choice["choice"]] = choice["seats"];
    return all;
}

TEST_CASE("Japan's lists of 2024 by block, before some ran out of names") {
    CHECK(seats(count("")) == Seats{{"ldp", 58},
                                    {"cdp", 43},
                                    {"dpp", 20},
                                    {"komeito", 19},
                                    {"ishin", 15},
                                    {"reiwa", 9},
                                    {"jcp", 7},
                                    {"sanseito", 3},
                                    {"conservative", 2}});
}

// The DPP's lists had fewer names than seats in North Kanto (by one) and in Tokai (by two).
TEST_CASE("Japan's lists of 2024 with the ends of the DPP's lists are the official seats") {
    const auto uncapped = count("");
    std::string caps = "district,choice,seats\n";
    int ended = 0;
    for (const auto& district : uncapped["tiers"][0]["districts"]) {
        const std::string name = district["district"];
        for (const auto& list : district["lists"]) {
            const bool ends = list["choice"] == "dpp" && (name == "north-kanto" || name == "tokai");
            if (!ends) continue;
            const int lost = name == "tokai" ? 2 : 1;
            caps += name + ",dpp," + std::to_string(list["seats"].get<int>() - lost) + "\n";
            ended += lost;
        }
    }
    CHECK(ended == 3);
    CHECK(seats(count("caps = \"caps.csv\"\n", caps)) == Seats{{"ldp", 59},
                                                               {"cdp", 44},
                                                               {"dpp", 17},
                                                               {"komeito", 20},
                                                               {"ishin", 15},
                                                               {"reiwa", 9},
                                                               {"jcp", 7},
                                                               {"sanseito", 3},
                                                               {"conservative", 2}});
}

TEST_CASE("thresholds of the nation and of the block") {
    // A list needs a fiftieth of the nation or it is out everywhere.
    const auto national = count("threshold = \"1/10\"\n");
    for (const auto& list : national["tiers"][0]["lists"])
        CHECK(list["passed"] == (list["votes"].get<double>() * 10 >=
                                 national["tiers"][0]["threshold_base"].get<double>()));
    const auto exempt = count("threshold = \"1/10\"\nexempt = [\"reiwa\"]\n");
    CHECK(seats(exempt).at("reiwa") >= 9);
    const auto local = count("district_threshold = 0.2\n");
    for (const auto& district : local["tiers"][0]["districts"])
        for (const auto& list : district["lists"])
            CHECK((list["seats"] == 0 || list["passed"] == true));
}

}  // namespace
}  // namespace kenesh
