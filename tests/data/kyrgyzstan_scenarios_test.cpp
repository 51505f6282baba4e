#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// What Kyrgyzstan's shipped scenarios claim of themselves, and docs/claims.md of them.
namespace kenesh {
namespace {

using Json = nlohmann::json;

Json run_of(const std::string& scenario, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run",      scenario, "--runs", "4096",
                                   "--format", "json",   "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    const auto run = test::run_program(test::source_folder(), words);
    INFO(run.err);
    REQUIRE(run.code == 0);
    return Json::parse(run.out);
}

Json system_of(const Json& result, const std::string& id) {
    for (const Json& system : result["systems"])
        if (system["id"] == id) return system;
    FAIL(id);
    return {};
}

Json choice_of(const Json& system, const std::string& id) {
    for (const Json& choice : system["choices"])
        if (choice["id"] == id) return choice;
    FAIL(id);
    return {};
}

double seats_of(const Json& result, const std::string& system, const std::string& choice) {
    return choice_of(system_of(result, system), choice)["seats"]["mean"];
}

/// Numbers of the table of docs/ladder.md by name of the choice: seats at first, five steps, seats
/// at last, in all.
std::map<std::string, std::vector<double>> ladder_page() {
    std::istringstream in(
        test::text_of(std::filesystem::path(test::source_folder()) / "docs/ladder.md"));
    std::map<std::string, std::vector<double>> rows;
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        std::vector<std::string> words;
        for (std::string cell; std::getline(cells, cell, '|');)
            words.push_back(cell.substr(std::min<std::size_t>(cell.size(), 1)));
        if (words.size() < 10 || words[2].find_first_of("0123456789") != 0) continue;
        for (std::size_t i = 2; i < 10; ++i)
            rows[words[1].substr(0, words[1].find_last_not_of(' ') + 1)].push_back(
                std::stod(words[i]));
    }
    return rows;
}

}  // namespace

// Fitted to three-seat districts, the effect must not reach the old system's single-member ones.
TEST_CASE("No seat of the old system depends on women in single-member districts", "[data]") {
    const Json as_it_is = run_of("kyrgyzstan-mekenchil");
    const Json half = run_of("kyrgyzstan-mekenchil", {"--set", "contest.smd.women=0.5", "--set",
                                                      "uncertainty.women_effect=-1.5"});
    const Json before = system_of(as_it_is, "kg-2021");
    const Json after = system_of(half, "kg-2021");
    for (std::size_t k = 0; k < before["choices"].size(); ++k)
        CHECK(before["choices"][k].value("seats", Json()) ==
              after["choices"][k].value("seats", Json()));
    CHECK(before["women"]["mean"] < after["women"]["mean"]);
    CHECK(seats_of(as_it_is, "kg-2025", "mekenchil") != seats_of(half, "kg-2025", "mekenchil"));
}

TEST_CASE("The main scenario has what is known of 2021 and 2025", "[data]") {
    const Json result = run_of("kyrgyzstan-mekenchil");
    const Json old = system_of(result, "kg-2021");
    // Against all led in two of 36; the gender rule gave 22 of 30 third seats to someone else.
    CHECK(std::abs(old["events"]["rerun"]["mean"].get<double>() - 2.0) < 0.3);
    const Json fresh = system_of(result, "kg-2025");
    CHECK(std::abs(fresh["events"]["gender_replacement"]["mean"].get<double>() - 22.0) < 1.0);
    // 28 % of the lists' votes of 2021 had no seat; the nine smallest lists, 6 %, are not in it.
    CHECK(old["wasted"]["q05"].get<double>() <= 0.216);
    CHECK(old["wasted"]["q95"].get<double>() >= 0.216);
}

TEST_CASE("Camps of 2025: over four fifths of the seats, and none for the opposition in its range",
          "[data]") {
    const Json system = system_of(run_of("kyrgyzstan-2025-camps"), "kg-2025");
    const Json camp = choice_of(system, "camp")["seats"];
    CHECK(std::abs(camp["mean"].get<double>() - 75.0) < 2.0);
    CHECK(camp["mean"].get<double>() > 0.8 * 90.0);
    CHECK(choice_of(system, "opposition")["seats"]["q05"] == 0);
}

TEST_CASE("The ladder begins with the old law and ends with the new one", "[data]") {
    const Json result = run_of("kyrgyzstan-ladder");
    std::map<std::string, int> house;
    for (const Json& system : result["systems"])
        house[system["id"]] = system["seats"];
    CHECK(house == std::map<std::string, int>{{"kg-2025", 90},
                                              {"kg-2021", 90},
                                              {"ladder-bar", 90},
                                              {"ladder-lists", 36},
                                              {"ladder-districts", 90},
                                              {"ladder-magnitude", 90}});
    // Steps that share a contest have the same votes: its single-member seats are the same.
    for (const Json& choice : system_of(result, "kg-2021")["choices"]) {
        const std::string id = choice["id"];
        INFO(id);
        const Json alone = choice_of(system_of(result, "ladder-lists"), id);
        CHECK(choice.value("district_seats", Json()) == alone.value("district_seats", Json()));
        CHECK(choice.value("district_seats", Json()) ==
              choice_of(system_of(result, "ladder-bar"), id).value("district_seats", Json()));
    }
    // What docs/ladder.md says of 100,000 runs, within four standard errors of 4,096 and rounding.
    const auto page = ladder_page();
    CHECK(page.size() == 12);
    const std::vector<std::string> order{"kg-2021",          "ladder-bar",       "ladder-lists",
                                         "ladder-districts", "ladder-magnitude", "kg-2025"};
    for (const auto& [id, name] :
         {std::pair{"mekenchil", "Mekenchil"}, std::pair{"alliance", "Alliance"},
          std::pair{"independents", "Independents"}}) {
        INFO(id);
        const std::vector<double>& told = page.at(name);
        double seats = told[0];
        for (std::size_t step = 0; step < order.size(); ++step) {
            if (step > 0) seats += told[step];
            const double scale = order[step] == "ladder-lists" ? 2.5 : 1.0;
            CHECK(std::abs(scale * seats_of(result, order[step], id) - seats) < 0.6);
        }
        CHECK(std::abs(told[6] - seats) < 0.3);
        CHECK(std::abs(told[6] - told[0] - told[7]) < 0.15);
    }
    // The main scenario's seats, but for units that are cut at thirds of districts.
    const Json main = run_of("kyrgyzstan-mekenchil");
    for (const char* system : {"kg-2025", "kg-2021"})
        CHECK(std::abs(seats_of(result, system, "mekenchil") -
                       seats_of(main, system, "mekenchil")) < 1.0);
}

}  // namespace kenesh
