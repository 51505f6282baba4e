#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
using test::text_of;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path kRoot = kenesh::test::source_folder();
const std::string kMain = "scenarios/kyrgyzstan-mekenchil.toml";
const std::string kSmall = "scenarios/three-equal-parties.toml";

std::vector<std::string> run_of(const std::string& scenario, std::vector<std::string> more) {
    std::vector<std::string> words = {"run", scenario, "--runs", "2000", "--seed", "1"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_CASE("the same bytes for any number of threads, engine by engine", "[cli][threads]") {
    for (const std::string engine : {"reference", "vector"}) {
        const auto json = [&](const std::string& threads) {
            return run_program(kRoot, run_of(kMain, {"--format", "json", "--engine", engine,
                                                     "--threads", threads}))
                .out;
        };
        const std::string one = json("1");
        REQUIRE_FALSE(one.empty());
        CHECK(json("2") == one);
        CHECK(json("3") == one);
    }
}

TEST_CASE("the JSON of the main scenario carries its own check", "[cli]") {
    const auto run = run_program(kRoot, run_of(kMain, {"--format", "json"}));
    REQUIRE(run.code == 0);
    CHECK(run.err.empty());
    const Json json = Json::parse(run.out);
    CHECK(json["schema_version"] == 1);
    CHECK(json["runs"] == 2000);
    for (const Json& system : json["systems"]) {
        CHECK(system["seats"] == 90);
        CHECK(system["check"]["ok"] == true);
        CHECK(system["check"]["seats_per_run"] == 90.0);
        for (const Json& choice : system["choices"]) {
            CHECK(choice["seats"].contains("se"));
            if (choice["id"] == "independents") CHECK_FALSE(choice.contains("p_majority"));
        }
    }
    CHECK(json["comparison"]["new"] == "kg-2025");
    CHECK(json["comparison"]["old"] == "kg-2021");
}

TEST_CASE("the table tells what the gender rule moves and where list votes come from", "[cli]") {
    const auto run = run_program(kRoot, run_of(kMain, {"--full"}));
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out,
               Catch::Contains("The gender rule of kg-2025 gives") &&
                   Catch::Contains("of the list votes in kg-2021 come from supporters of") &&
                   Catch::Contains("pproximate districts"));
}

TEST_CASE("a result folder repeats its own run", "[cli]") {
    const TemporaryFolder folder;
    const fs::path first = folder.path() / "first";
    const fs::path second = folder.path() / "second";
    REQUIRE(run_program(kRoot, run_of(kMain, {"--out", first.string()})).code == 0);
    REQUIRE(run_program(folder.path(),
                        {"run", (first / "scenario.toml").string(), "--out", second.string()})
                .code == 0);
    for (const std::string file : {"summary.csv", "seats.csv", "districts.csv", "difference.csv",
                                   "scenario.toml", "tables/units.csv"}) {
        INFO(file);
        CHECK(text_of(first / file) == text_of(second / file));
        CHECK_FALSE(text_of(first / file).empty());
    }
    const Json manifest = Json::parse(text_of(first / "manifest.json"));
    CHECK(manifest["scenario_digest"] ==
          Json::parse(text_of(second / "manifest.json"))["scenario_digest"]);
}

TEST_CASE("a folder of someone else's files is left alone", "[cli]") {
    const TemporaryFolder folder;
    folder.write("thesis.tex", "years of work");
    const auto run = run_program(kRoot, run_of(kSmall, {"--out", folder.path().string()}));
    CHECK(run.code == 2);
    CHECK(text_of(folder.path() / "thesis.tex") == "years of work");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("draws write a line per run, system and choice", "[cli]") {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "draws.csv";
    REQUIRE(run_program(kRoot, {"run", kSmall, "--runs", "10", "--draws", file.string()}).code ==
            0);
    std::istringstream lines(text_of(file));
    std::string line;
    std::getline(lines, line);
    CHECK(line == "run,system,choice,votes,seats");
    int count = 0;
    while (std::getline(lines, line))
        ++count;
    CHECK(count == 10 * 2 * 3);
}

TEST_CASE("five planted mistakes are five lines, exit 2, and nothing is written", "[cli]") {
    const TemporaryFolder folder;
    fs::copy(kRoot / "districts", folder.path() / "districts", fs::copy_options::recursive);
    fs::copy(kRoot / "scenarios", folder.path() / "scenarios", fs::copy_options::recursive);
    std::string text = text_of(kRoot / kMain);
    const auto plant = [&](const std::string& right, const std::string& wrong) {
        const auto at = text.find(right);
        REQUIRE(at != std::string::npos);
        text.replace(at, right.size(), wrong);
    };
    plant("seed = ", "sead = ");
    plant("mean     = 0.369", "mean     = 3.69");
    plant("national = 0.10", "national = -0.10");
    plant("strength = 0.20", "strength = 0.25");
    plant("id = \"ata-meken\"", "id = \"Ata Meken\"");
    const fs::path file = folder.path() / "scenarios" / "planted.toml";
    std::ofstream(file) << text;
    const auto check = run_program(folder.path(), {"check", "scenarios/planted.toml"});
    CHECK(check.code == 2);
    CHECK(check.out.empty());
    std::istringstream lines(check.err);
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        ++count;
        CHECK(line.rfind("scenarios/planted.toml:", 0) == 0);
        CHECK_THAT(line, Catch::Contains(": error: "));
    }
    CHECK(count == 5);
    const auto run = run_program(folder.path(), {"run", "scenarios/planted.toml", "--out", "out"});
    CHECK(run.code == 2);
    CHECK(run.err == check.err);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
}

TEST_CASE("misspelt commands, options and values get a suggestion and exit 2", "[cli]") {
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
        {{"rnu", kSmall}, "did you mean 'run'?"},
        {{"run", kSmall, "--rnus", "5"}, "did you mean '--runs'?"},
        {{"run", kSmall, "--runs", "-5"}, "--runs"},
        {{"run", kSmall, "--runs", "1e99"}, "--runs"},
        {{"run", kSmall, "--format", "jsn"}, "--format"},
        {{"run", kSmall, "--set", "party.rde.strength=1"}, "did you mean 'red'?"},
        {{"run", "scenarios/missing.toml"}, "there is no such file"},
        {{"run", "scenarios"}, "directory"},
        {{"run"}, "SCENARIO"},
    };
    for (const auto& [words, expected] : cases) {
        const auto run = run_program(kRoot, words);
        INFO(run.err);
        CHECK(run.code == 2);
        CHECK(run.out.empty());
    }
    for (std::size_t c = 0; c < cases.size(); ++c) {
        CHECK_THAT(run_program(kRoot, cases[c].first).err, Catch::Contains(cases[c].second));
    }
}

TEST_CASE("a full disk is exit 1 with a message", "[cli]") {
    const TemporaryFolder folder;
    const std::string command = "'" + kenesh::test::program_file() + "' run '" +
                                (kRoot / kSmall).string() + "' --runs 100 >/dev/full 2>'" +
                                (folder.path() / "err").string() + "'";
    const int status = std::system(command.c_str());
    CHECK(WEXITSTATUS(status) == 1);
    CHECK_THAT(text_of(folder.path() / "err"), Catch::Contains("No space left"));
}

TEST_CASE("an interrupt reports what is finished and exits 130", "[cli][threads]") {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "out.json").string();
    // The signal goes to the program itself once it is at work, which it could not end in time
    // without; on a busy machine it is given longer, until it has something to report.
    for (int seconds = 2; seconds <= 64 && text_of(out).empty(); seconds *= 2) {
        const std::string command = "cd '" + kRoot.string() + "' && { '" +
                                    kenesh::test::program_file() + "' run " + kMain +
                                    " --runs 1e9 --engine reference --format json >'" + out +
                                    "' 2>/dev/null & pid=$!; sleep " + std::to_string(seconds) +
                                    "; kill -INT $pid; wait $pid; }";
        const int status = std::system(command.c_str());
        CHECK(WEXITSTATUS(status) == 130);
    }
    const Json json = Json::parse(text_of(out));
    CHECK(json["interrupted"] == true);
    CHECK(json["runs"].get<long long>() > 0);
    CHECK(json["runs"].get<long long>() % 2 == 0);
}
