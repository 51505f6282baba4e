#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

// What was wrong when the program was tried as new users would: W1 to W19, of which the rest stand
// with what they are about (a test below looks for each).

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
using test::text_of;
namespace fs = std::filesystem;

namespace {

const fs::path kRoot = kenesh::test::source_folder();

/// Measures of a house with their ranges: how many, each with its mean inside. (A seat that a party
/// wins once in two hundred elections has a mean above its range of whole seats, rightly.)
std::size_t check_spreads(const nlohmann::json& summary) {
    std::size_t found = 0;
    for (const auto& system : summary["systems"]) {
        for (const auto& [name, spread] : system.items()) {
            if (!spread.is_object() || !spread.contains("q05") || !spread["q05"].is_number())
                continue;
            INFO(name << " " << spread.dump());
            CHECK(spread["q05"].get<double>() <= spread["mean"].get<double>());
            CHECK(spread["mean"].get<double>() <= spread["q95"].get<double>());
            ++found;
        }
    }
    return found;
}

/// What a terminal receives, byte by byte; nothing where there is no `script` to ask.
std::string on_terminal(const fs::path& folder, const std::string& line) {
    if (std::system("command -v script >/dev/null 2>&1") != 0) return {};
    const std::string file = (folder / "typescript").string();
    const std::string command = "cd '" + kRoot.string() + "' && script -qec \"'" +
                                kenesh::test::program_file() + "' " + line + "\" '" + file +
                                "' >/dev/null </dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    return text_of(file);
}

}  // namespace

TEST_CASE("W2: no range of a shipped scenario's measures leaves out its mean", "[cli]") {
    for (const char* name : {"kyrgyzstan-2025-as-held", "kyrgyzstan-mekenchil",
                             "three-equal-parties", "japan-2024-lists"}) {
        INFO(name);
        const auto run = run_program(kRoot, {"run", name, "-n", "200", "--format", "json"});
        REQUIRE(run.code == 0);
        CHECK(check_spreads(nlohmann::json::parse(run.out)) >= 4);
    }
}

TEST_CASE("W6: a progress bar is cleared before the first byte of the result", "[cli]") {
    const TemporaryFolder folder;
    const std::string told =
        on_terminal(folder.path(),
                    "fit kyrgyzstan-mekenchil --free uncertainty.candidate=0.2:1.5 --target "
                    "kg-2025.gallagher=6+-1 --runs 512 --threads 1");
    if (told.empty()) return;
    const std::size_t result = told.find("Fitted");
    REQUIRE(result != told.npos);
    const std::size_t bar = told.rfind(" a second", result);
    if (bar == told.npos) return;  // it was done before a bar appeared
    const std::string between = told.substr(bar, result - bar);
    CHECK(between.find("\r\x1b[K") != between.npos);
}

TEST_CASE("W12: the manual page has options whole", "[cli]") {
    const std::string page = run_program(kRoot, {"--man"}).out;
    CHECK_THAT(page, Catch::Contains("KEY=LOW:HIGH"));
    CHECK_THAT(page, Catch::Contains("KEY=FROM:TO:STEP") || Catch::Contains("from:to:step"));
}

TEST_CASE("W17: ends of command lines name the program once and hint at what works", "[cli]") {
    for (const std::vector<std::string>& typed : std::vector<std::vector<std::string>>{
             {"-v"}, {"--completion"}, {"--completion", "tcsh"}, {"rum"}, {"run", "--zzz"}}) {
        const auto run = run_program(kRoot, typed);
        INFO(run.err);
        CHECK(run.code == 2);
        CHECK(run.err.find("kenesh kenesh") == run.err.npos);
        const std::size_t hint = run.err.find("See 'kenesh ");
        if (hint == run.err.npos) continue;
        const std::size_t from = hint + 12;  // "See 'kenesh "
        std::istringstream words(run.err.substr(from, run.err.find('\'', from) - from));
        std::vector<std::string> hinted;
        for (std::string word; words >> word;)
            hinted.push_back(word);
        CHECK(run_program(kRoot, hinted).code == 0);
    }
}

TEST_CASE("W19: a measure has one unit in the terminal, on the page and for a spreadsheet",
          "[cli]") {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "r").string();
    const auto run = run_program(
        kRoot, {"run", "kyrgyzstan-mekenchil", "-n", "400", "--full", "--out", out, "--report"});
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("wasted votes (%)"));
    CHECK_THAT(text_of(fs::path(out) / "report.html"), Catch::Contains("Wasted votes (%)"));
}

TEST_CASE("W1 to W19 have a test each", "[docs]") {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "tests"))
        if (entry.path().extension() == ".cpp") all += text_of(entry.path());
    for (int w = 1; w <= 19; ++w) {
        INFO(w);
        CHECK_THAT(all, Catch::Contains("TEST_CASE(\"W" + std::to_string(w) + ": "));
    }
}

TEST_CASE("the short table fits a screen of 80 x 24, and its figures are those of the files",
          "[cli]") {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "r").string();
    const auto run =
        run_program(kRoot, {"run", "kyrgyzstan-mekenchil", "-n", "2000", "--out", out, "--report"});
    REQUIRE(run.code == 0);
    CHECK(std::ranges::count(run.out, '\n') <= 24);
    // The first row of the table, its mean and range, is a line of summary.csv.
    std::istringstream rows(text_of(fs::path(out) / "summary.csv"));
    std::string head, first;
    std::getline(rows, head);
    std::getline(rows, first);
    std::vector<std::string> names, cells;
    for (auto [line, to] : {std::pair(&head, &names), std::pair(&first, &cells)}) {
        std::istringstream in(*line);
        for (std::string cell; std::getline(in, cell, ',');)
            to->push_back(cell);
    }
    const auto cell = [&](const char* name) {
        return cells.at(static_cast<std::size_t>(std::ranges::find(names, name) - names.begin()));
    };
    const std::string told = std::to_string(std::lround(std::stod(cell("seats")))) + " (" +
                             std::to_string(std::lround(std::stod(cell("low")))) + " to " +
                             std::to_string(std::lround(std::stod(cell("high")))) + ")";
    CHECK_THAT(run.out, Catch::Contains(told));
    CHECK_THAT(run.err, Catch::EndsWith("wrote " + out + ": open " + out + "/report.html\n"));
}
