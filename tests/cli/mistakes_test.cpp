#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();
const std::string kMain = "kyrgyzstan-mekenchil";

}  // namespace

TEST_CASE("natural mistakes in settings: typed -> what helps", "[cli]") {
    struct Row {
        std::string set;
        std::string answer;
    };
    const std::vector<Row> rows = {
        {"party.mekenchil.strength=45", "did you mean '0.45'?"},
        {"party.mekenchil.strength=45%", "did you mean '0.45'?"},
        {"party.mekenchil.strength=45 %", "did you mean '0.45'?"},
        {"party.mekenchil.strength=0,45", "did you mean '0.45'?"},
        {"mekenchil.strength=0.45", "did you mean 'party.mekenchil.strength'?"},
        {"strength=0.45", "did you mean 'party.mekenchil.strength'?"},
        {"system.kg-2021.threshold=0.03", "did you mean 'system.kg-2021.tier.0.threshold'?"},
        {"system.kg-2021.rule=\"sntv\"", "did you mean 'system.kg-2021.tier.1.rule'?"},
        {"system.kg-1999.name=\"x\"", "unknown system 'kg-1999'; there are 'kg-2025', 'kg-2021'"},
        {"party.newparty.strength=0.1", "unknown party 'newparty'; there are 'mekenchil', "},
        {"party.mekenchill.strength=0.1", "did you mean 'mekenchil'?"},
        {"systems=[systems/x.toml]", "did you mean '[\"systems/x.toml\"]'?"},
        {"systems=[kyrgyzstan-2025, kyrgyzstan-2021]",
         "did you mean '[\"kyrgyzstan-2025\", \"kyrgyzstan-2021\"]'?"},
        {"systems=[\"kyrgyzstan-2052\"]", "there is no such file; did you mean 'kyrgyzstan-2025'?"},
    };
    for (const Row& row : rows) {
        const auto run = run_program(kRoot, {"run", kMain, "-n", "10", "--set", row.set});
        INFO(row.set << "\n" << run.out << run.err);
        CHECK(run.code == 2);
        CHECK(run.out.empty());
        CHECK_THAT(run.err, Catch::Contains(row.answer));
    }
}

TEST_CASE("systems may be set by the names of 'kenesh list'", "[cli]") {
    const auto run =
        run_program(kRoot, {"run", kMain, "-n", "10", "--set", "systems=[\"kyrgyzstan-2025\"]"});
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("Thirty three-seat districts (2025), 90 seats"));
    CHECK(run.out.find("old") == run.out.npos);
}

TEST_CASE("natural mistakes in axes: typed -> what helps", "[cli][sweep]") {
    const std::string key = "party.mekenchil.strength";
    for (const auto& [typed, answer] : std::vector<std::pair<std::string, std::string>>{
             {"20:40:5", "must be from 0 to 1; did you mean '0.2:0.4:0.05'?"},
             {"20,30", "must be from 0 to 1; did you mean '0.2,0.3'?"},
             {"0.2..0.4", "write " + key + "=0.2:0.4:STEP"},
             {"0.2-0.4", "write " + key + "=0.2:0.4:STEP"},
             {"0.2:0.4", "did you mean '" + key + "=0.2:0.4:0.05'?"},
             {"0.2:0.4:5",
              "the step of 5 is wider than the way from 0.2 to 0.4; did you mean "
              "'0.2:0.4:0.05'?"}}) {
        const auto run =
            run_program(kRoot, {"sweep", kMain, "--dry-run", "--vary", key + "=" + typed});
        INFO(typed << "\n" << run.out << run.err);
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Catch::Contains("--vary") && Catch::Contains(answer));
        CHECK(std::ranges::count(run.err, '\n') <= 2);  // once, not once a value
    }
}

TEST_CASE("a party that has no more candidates is told so", "[cli]") {
    const auto run =
        run_program(kRoot, {"run", kMain, "-n", "200", "--set", "party.mekenchil.strength=0.95"});
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("Mekenchil cannot take more than 60 of 90 seats"));
    const auto usual = run_program(kRoot, {"run", kMain, "-n", "200"});
    CHECK(usual.out.find("cannot take more") == usual.out.npos);
}

TEST_CASE("what is not there, or is another thing, is said before anything is opened", "[cli]") {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "r1");
    for (const auto& [words, answer] :
         std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"export", "nope.sqlite"}, "there is no such file"},
             {{"export", "r1"}, "is a folder; a store of a sweep is a file"},
             {{"report", "nope"}, "there is no such folder or store"},
             {{"report", "r1"}, "'kenesh run SCENARIO.toml --out DIR' writes one"}}) {
        const auto run = run_program(folder.path(), words);
        INFO(run.err);
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Catch::Contains(answer));
    }
}

TEST_CASE("a target's tolerance may have the sign that tables print", "[cli][fit]") {
    const auto fit = [](const std::string& target) {
        return run_program(kRoot, {"fit", kMain, "--free", "uncertainty.candidate=0.4:0.9",
                                   "--target", target, "--runs", "64", "--format", "csv"});
    };
    const auto plain = fit("kg-2025.gallagher=6+-1");
    INFO(plain.err);
    CHECK(plain.code == 0);
    CHECK(fit("kg-2025.gallagher=6\xc2\xb1"
              "1")
              .out == plain.out);
    CHECK_THAT(fit("kg-2025.gallagher=6+1").err, Catch::Contains("VALUE+-TOLERANCE"));
}
