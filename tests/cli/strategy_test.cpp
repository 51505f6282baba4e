#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace kenesh::test;

namespace {

const fs::path kRoot = kenesh::test::source_folder();
const std::string kMain = "scenarios/kyrgyzstan-mekenchil.toml";

ProgramRun strategy(std::vector<std::string> more) {
    more.insert(more.begin(), {"strategy", kMain, "--runs", "640"});
    return run_program(kRoot, more);
}

}  // namespace

TEST_CASE("strategy prints what a party should field", "[cli][strategy]") {
    const ProgramRun run = strategy({"--party", "mekenchil", "--format", "json", "--threads", "1"});
    REQUIRE(run.code == 0);
    const auto json = nlohmann::json::parse(run.out);
    CHECK(json["party"] == "mekenchil");
    CHECK(json["districts"].size() == 30);
    CHECK(json["uniform"].size() == 4);
    CHECK(json["uniform"][1]["difference"]["mean"] == 0.0);  // two are fielded now
    CHECK(strategy({"--party", "mekenchil", "--format", "json", "--threads", "2"}).out == run.out);
    const ProgramRun table = strategy({"--party", "mekenchil"});
    CHECK_THAT(table.out, Catch::Contains("The same number in every district"));
    const ProgramRun csv = strategy({"--party", "mekenchil", "--format", "csv"});
    CHECK_THAT(csv.out, Catch::StartsWith("kind,choice,district,nominees,seats,seats_se,"));
}

TEST_CASE("strategy writes nominees that a scenario can name", "[cli][strategy]") {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "candidates.csv").string();
    const ProgramRun run =
        strategy({"--party", "mekenchil", "--equilibrium", "--rounds", "2", "--out", file});
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("equilibrium") || Catch::Contains("still move"));
    const ProgramRun with =
        run_program(kRoot, {"run", kMain, "--runs", "200", "--set", "candidates.three-seat=" + file,
                            "--format", "csv"});
    INFO(with.err);
    CHECK(with.code == 0);
}

TEST_CASE("strategy refuses what it cannot study", "[cli][strategy]") {
    CHECK_THAT(strategy({"--party", "mekenchi"}).err,
               Catch::Contains("no party 'mekenchi'; did you mean 'mekenchil'?"));
    CHECK_THAT(strategy({"--party", "independents"}).err,
               Catch::Contains("'independents' nominates nobody; parties: mekenchil, ishenim"));
    CHECK_THAT(strategy({"--party", "mekenchil", "--system", "kg-2052"}).err,
               Catch::Contains("no system 'kg-2052' in the scenario; did you mean 'kg-2025'?"));
    CHECK_THAT(strategy({"--party", "mekenchil", "--tier", "5"}).err,
               Catch::Contains("tier 5 of 'kg-2025' is no tier of districts"));
    CHECK_THAT(strategy({"--party", "mekenchil", "--most", "1"}).err,
               Catch::Contains("--most 1 is below the 2 nominees"));
    CHECK(strategy({}).code == 2);
}
