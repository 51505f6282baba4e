#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_country.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh::test;

TEST_CASE("A run with priors has their range, and without them its own bytes", "[cli][threads]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    folder.write("p.toml", std::string("prior_points = 16\n") + kSmallScenario +
                               "[prior]\n\"party.red.strength\" = { low = 0.3, high = 0.5 }\n");
    const std::vector<std::string> json{"run", "p.toml", "--runs", "3200", "--format", "json"};
    const ProgramRun run = run_program(folder.path(), json);
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto with = nlohmann::json::parse(run.out);
    CHECK(with["priors"]["points"] == 16);
    bool seen = false;
    for (const auto& range : with["priors"]["ranges"]) {
        if (range["choice"] != "red" || range["measure"] != "vote_share" ||
            range["system"] != "old")
            continue;
        seen = true;
        // Votes follow strength: 5 to 95 % of 0.3 to 0.5.
        CHECK(range["q05"].get<double>() == Approx(0.31).margin(0.02));
        CHECK(range["q95"].get<double>() == Approx(0.49).margin(0.02));
    }
    CHECK(seen);
    std::vector<std::string> threads = json;
    threads.insert(threads.end(), {"--threads", "3"});
    CHECK(run_program(folder.path(), threads).out == run.out);

    // Without: what the file without [prior] gives, but for its name and digest.
    const auto rows = [&](const std::string& file, const std::vector<std::string>& more) {
        std::vector<std::string> words{"run", file, "--runs", "3200", "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(folder.path(), words).out;
    };
    CHECK(rows("p.toml", {"--no-prior"}) == rows("s.toml", {}));
    CHECK(rows("p.toml", {"--set", "party.red.strength=0.4"}) ==
          rows("s.toml", {"--set", "party.red.strength=0.4"}));
    CHECK_FALSE(rows("p.toml", {}) == rows("s.toml", {}));

    const ProgramRun table = run_program(folder.path(), {"run", "p.toml", "--runs", "3200"});
    CHECK_THAT(table.out, Catch::Contains("party.red.strength (0.3 to 0.5)") &&
                              Catch::Contains("two uncertainties") && Catch::Contains(" in 100 ("));
}

TEST_CASE("What a run with priors cannot have is refused", "[cli]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    folder.write("p.toml", std::string(kSmallScenario) +
                               "[prior]\n\"turnout.mean\" = { low = 0.5, high = 0.7 }\n");
    const ProgramRun out = run_program(
        folder.path(), {"run", "p.toml", "--out", "d", "--shard", "1/2", "--normals", "boost"});
    CHECK(out.code == 2);
    CHECK_THAT(out.err, Catch::Contains("--shard: error: cannot be had with [prior]") &&
                            Catch::Contains("--normals: error: cannot be had with [prior]"));
    for (const char* more : {"--precision=0.1", "--importance=auto"})
        CHECK(run_program(folder.path(), {"run", "p.toml", "--out", "d", more}).code == 2);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "d"));
    const ProgramRun few = run_program(folder.path(), {"run", "p.toml", "--runs", "100"});
    CHECK(few.code == 2);
    CHECK_THAT(few.err, Catch::Contains("fewer than a pair for each of 128 points"));
    const ProgramRun forecast = run_program(folder.path(), {"register", "p.toml", "-o", "f.json"});
    CHECK(forecast.code == 2);
    CHECK_THAT(forecast.err, Catch::Contains("does not draw [prior]"));
}

TEST_CASE("A sweep says that it leaves priors out, and check tries them", "[cli]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    const std::string priors = "[prior]\n\"turnout.mean\" = { low = 0.5, high = 0.7 }\n";
    folder.write("p.toml", kSmallScenario + priors);
    const ProgramRun sweep =
        run_program(folder.path(), {"sweep", "p.toml", "--vary", "party.red.strength=0.3,0.4",
                                    "--runs", "20", "--out", "s.sqlite"});
    CHECK(sweep.code == 0);
    CHECK_THAT(sweep.err, Catch::Contains("[prior] is not drawn here"));
    const ProgramRun check = run_program(folder.path(), {"check", "p.toml"});
    CHECK(check.code == 0);
    CHECK_THAT(check.out, Catch::Contains("  128 points of parameters that are not known: "
                                          "turnout.mean (0.5 to 0.7)\n"));
    // Each strength may be, both together may not.
    const std::string much = "prior_points = 8\n" + std::string(kSmallScenario) +
                             "[prior]\n\"party.red.strength\" = { low = 0.1, high = 0.9 }\n"
                             "\"party.green.strength\" = { low = 0.1, high = 0.9 }\n";
    folder.write("m.toml", much);
    const ProgramRun wrong = run_program(folder.path(), {"check", "m.toml"});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Catch::Contains("more than 1"));
}

// What a point gives is what `kenesh run` gives with its settings.
TEST_CASE("A sweep draws priors at every point where asked to", "[cli][sweep]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    const std::string priors =
        "[prior]\n\"turnout.mean\" = { low = 0.5, high = 0.7 }\n"
        "\"uncertainty.candidate\" = { low = 0.1, high = 0.6 }\n"
        "\"party.red.strength\" = { low = 0.2, high = 0.6 }\n";
    folder.write("p.toml", "prior_points = 8\n" + std::string(kSmallScenario) + priors);
    const ProgramRun sweep =
        run_program(folder.path(), {"sweep", "p.toml", "--vary", "party.red.strength=0.3,0.5",
                                    "--runs", "320", "--prior", "--out", "s.sqlite"});
    INFO(sweep.err);
    REQUIRE(sweep.code == 0);
    CHECK(sweep.err.find("not drawn") == std::string::npos);
    CHECK_THAT(sweep.out, Catch::Contains("5 to 95 %"));
    const ProgramRun run = run_program(
        folder.path(),
        {"run", "p.toml", "--set", "party.red.strength=0.5", "--runs", "320", "--format", "json"});
    REQUIRE(run.code == 0);
    const auto told = nlohmann::json::parse(run.out);
    CHECK(told["priors"]["keys"].size() == 2);
    const ProgramRun exported =
        run_program(folder.path(), {"export", "s.sqlite", "--format", "json"});
    const auto point = nlohmann::json::parse(exported.out.substr(exported.out.find('\n') + 1));
    const auto measure = [&](const std::string& name) {
        for (const auto& one : point["results"])
            if (one["system"] == "old" && one["choice"] == "red" && one["measure"] == name)
                return one;
        return nlohmann::json();
    };
    bool seen = false;
    for (const auto& range : told["priors"]["ranges"]) {
        if (range["system"] != "old" || range["choice"] != "red" || range["measure"] != "seats")
            continue;
        seen = true;
        CHECK(measure("seats")["value"].get<double>() == Approx(range["mean"].get<double>()));
        CHECK(measure("seats")["error"] == range["se"]);
        CHECK(measure("seats_prior_q05")["value"] == range["q05"]);
        CHECK(measure("seats_prior_q95")["value"] == range["q95"]);
    }
    CHECK(seen);
    CHECK_FALSE(measure("p_majority_prior_q95").is_null());

    const auto error = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"sweep", "p.toml", "--vary", "party.red.strength=0.3,0.5",
                                     "--prior", "--out", "other.sqlite"});
        const ProgramRun bad = run_program(folder.path(), words);
        CHECK(bad.code == 2);
        CHECK_FALSE(std::filesystem::exists(folder.path() / "other.sqlite"));
        return bad.err;
    };
    CHECK_THAT(error({"--runs", "10"}), Catch::Contains("fewer than a pair for each of 8 points"));
    CHECK_THAT(error({"--precision", "0.1"}), Catch::Contains("not a precision"));
    folder.write("p.toml", kSmallScenario);
    CHECK_THAT(error({}), Catch::Contains("no [prior]"));
}
