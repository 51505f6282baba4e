#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// The shipped scenarios of votes that were held: what was elected lies in their ranges, but where
/// docs/validation.md says that it does not.
namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Seats = std::map<std::string, int>;

const fs::path kRoot = kenesh::test::source_folder();

struct Country {
    const char* scenario;
    const char* system;
    std::set<std::string> outside;  ///< choices that the ranges miss, as the docs say
};

const std::vector<Country> kCountries{
    {"taiwan-2004", "tw-2004", {}},
    {"taiwan-2008", "tw-2008", {}},
    {"japan-2024", "jp-2024", {}},
    {"mongolia-2020", "mn-2020", {"rpec"}},
    {"mongolia-2024", "mn-2024", {"khun", "national-coalition", "civil-will-green"}},
    {"kyrgyzstan-2021-as-held", "kg-2021", {}},
    {"london-2022", "block", {}},
};

/// Official seats of a scenario's election, from scenarios/outcomes.csv.
Seats official_seats(const Country& country) {
    std::istringstream in(test::text_of(kRoot / "scenarios/outcomes.csv"));
    Seats seats;
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        std::string scenario;
        std::string system;
        std::string choice;
        std::string number;
        std::getline(cells, scenario, ',');
        std::getline(cells, system, ',');
        std::getline(cells, choice, ',');
        std::getline(cells, number, ',');
        if (scenario == country.scenario && system == country.system)
            seats[choice] = std::stoi(number);
    }
    return seats;
}

nlohmann::json system_of(const Country& country) {
    const test::TemporaryFolder folder;
    const fs::path file = kRoot / "scenarios" / (std::string(country.scenario) + ".toml");
    const auto checked = test::run_program(folder.path(), {"check", file.string()});
    INFO(checked.err);
    CHECK(checked.code == 0);
    const auto run = test::run_program(
        folder.path(), {"run", file.string(), "--runs", "4k", "--format", "json", "--quiet"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto result = nlohmann::json::parse(run.out);
    for (const auto& system : result["systems"]) {
        CHECK(system["check"]["ok"] == true);
        if (system["id"] == country.system) return system;
    }
    FAIL(country.system);
    return {};
}

TEST_CASE("Official seats lie in the ranges of simulated ones where docs/validation.md says so") {
    for (const Country& country : kCountries) {
        INFO(country.scenario);
        const Seats official = official_seats(country);
        const auto system = system_of(country);
        int house = 0;
        std::set<std::string> outside;
        for (const auto& choice : system["choices"]) {
            const std::string id = choice["id"];
            if (id == "against-all") continue;  // never has a seat
            INFO(id);
            REQUIRE(official.count(id) == 1);
            const int seats = official.at(id);
            house += seats;
            const auto& simulated = choice["seats"];
            if (simulated["q05"] > seats || simulated["q95"] < seats) outside.insert(id);
        }
        CHECK(system["seats"] == house);
        CHECK(outside == country.outside);
    }
}

TEST_CASE("Scenarios of other countries are short") {
    for (const Country& country : kCountries) {
        if (std::string(country.scenario).rfind("kyrgyzstan", 0) == 0) continue;
        std::ifstream file(kRoot / "scenarios" / (std::string(country.scenario) + ".toml"));
        int lines = 0;
        for (std::string line; std::getline(file, line);)
            ++lines;
        INFO(country.scenario);
        CHECK(lines > 0);
        CHECK(lines <= 120);
    }
}

// Tables of candidates hold numbers of candidates, not names: "dpp 1".
TEST_CASE("Shipped tables of candidates name nobody") {
    for (const char* table : {"taiwan/candidates-2004.csv", "taiwan/candidates-2008.csv",
                              "japan/candidates-single-2024.csv", "london/candidates-2022.csv"}) {
        std::istringstream in(test::text_of(kRoot / "districts" / table));
        std::string line;
        std::getline(in, line);
        while (std::getline(in, line)) {
            std::istringstream cells(line);
            std::string district;
            std::string candidate;
            std::string choice;
            std::getline(cells, district, ',');
            std::getline(cells, candidate, ',');
            std::getline(cells, choice, ',');
            if (candidate.rfind(choice + " ", 0) != 0) FAIL_CHECK(line);
        }
    }
}

}  // namespace
}  // namespace kenesh
