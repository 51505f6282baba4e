#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_country.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh::test;

TEST_CASE("A forecast is registered, and scored once the vote is counted", "[cli][threads]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    const ProgramRun written = run_program(folder.path(), {"register", "s.toml", "-o", "f.json"});
    INFO(written.err);
    REQUIRE(written.code == 0);
    CHECK_THAT(written.out, Catch::StartsWith("f.json: written; SHA-256 "));
    REQUIRE(run_program(folder.path(), {"register", "s.toml", "-o", "g.json", "-j", "3"}).code ==
            0);
    const std::string text = text_of(folder.path() / "f.json");
    CHECK(text == text_of(folder.path() / "g.json"));

    // The seats are those of `run`.
    const auto forecast = nlohmann::json::parse(text);
    const auto run = nlohmann::json::parse(
        run_program(folder.path(), {"run", "s.toml", "--format", "json"}).out);
    CHECK(forecast["scenario_digest"] == run["scenario"]["digest"]);
    REQUIRE(run["systems"][0]["id"] == "old");
    double seats = 0.0;
    for (const auto& number : forecast["histograms"]) {
        if (number["system"] != "old" || number["choice"] != "red" || number["measure"] != "seats")
            continue;
        auto bin = number["from_bin"].get<double>();
        for (const auto& runs : number["runs"])
            seats += bin++ * runs.get<double>() / 200.0;
    }
    CHECK(seats == Approx(run["systems"][0]["choices"][0]["seats"]["mean"].get<double>()));

    folder.write("r.csv", "choice,seats\nred,6\ngreen,6\nblue,4\n");
    const ProgramRun scored = run_program(
        folder.path(), {"score", "f.json", "r.csv", "--system", "old", "--format", "json"});
    INFO(scored.err);
    REQUIRE(scored.code == 0);
    const auto score = nlohmann::json::parse(scored.out);
    CHECK(written.out.find(score["forecast_sha256"].get<std::string>()) != std::string::npos);
    CHECK(score["numbers"].size() == 3);
    CHECK(score["majority"]["holder"].is_null());
    const ProgramRun table =
        run_program(folder.path(), {"score", "f.json", "r.csv", "--system", "old"});
    CHECK_THAT(table.out, Catch::Contains("Nobody has a majority") && Catch::Contains("CRPS"));
    CHECK_THAT(run_program(folder.path(),
                           {"score", "f.json", "r.csv", "--system", "old", "--format", "csv"})
                   .out,
               Catch::StartsWith("system,choice,measure,q05,median,q95,outcome,place_low,"));
}

TEST_CASE("What cannot be registered or scored is refused", "[cli]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    folder.write("bad.toml", std::string(kSmallScenario) + "colour = 1\n");
    const ProgramRun bad = run_program(folder.path(), {"register", "bad.toml", "-o", "f.json"});
    CHECK(bad.code == 2);
    CHECK_THAT(bad.err, Catch::StartsWith("bad.toml:"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "f.json"));

    REQUIRE(run_program(folder.path(), {"register", "s.toml", "-o", "f.json"}).code == 0);
    const ProgramRun again = run_program(folder.path(), {"register", "s.toml", "-o", "f.json"});
    CHECK(again.code == 2);
    CHECK_THAT(again.err, Catch::Contains("f.json: error: is there already"));
    CHECK(run_program(folder.path(), {"register", "s.toml", "-o", "f.json", "--force"}).code == 0);

    folder.write("r.csv", "choice,seats\nred,1\ngrene,1\nblue,1\n");
    const ProgramRun other = run_program(folder.path(), {"score", "f.json", "r.csv"});
    CHECK(other.code == 2);
    CHECK_THAT(other.err, Catch::Contains("r.csv:3:1: error: the forecast has no choice 'grene'") &&
                              Catch::Contains("did you mean 'green'?"));
    CHECK_THAT(run_program(folder.path(), {"score", "f.json", "r.csv", "--system", "ol"}).err,
               Catch::Contains("no system 'ol' in the forecast; did you mean 'old'?"));
}
