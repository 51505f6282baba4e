#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_country.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh::test;

namespace {

/// Priors of a strength, of a default of all choices and of the weight of the leans: the last two
/// are not in a scenario as it is resolved.
void write_prior_country(const TemporaryFolder& folder) {
    write_small_country(folder);
    folder.write("baseline.csv",
                 "region,choice,share\nNorth,red,0.5\nSouth,red,0.3\nNorth,green,0.2\n"
                 "South,green,0.4\nNorth,blue,0.3\nSouth,blue,0.3\n");
    folder.write(
        "p.toml",
        std::string("prior_points = 16\nbaseline = \"baseline.csv\"\nlean_weight = 0.5\n") +
            kSmallScenario +
            "[prior]\n\"party.red.strength\" = { low = 0.3, high = 0.5 }\n"
            "\"uncertainty.candidate\" = { median = 0.3, low = 0.2, high = 0.5 }\n"
            "\"lean_weight\" = { mean = 0.5, sd = 0.2 }\n");
}

/// Everything but manifest.json, which may differ.
const std::vector<std::string> kFiles{
    "summary.json", "summary.csv",   "seats.csv",        "districts.csv",
    "points.csv",   "ranges.csv",    "report.html",      "difference.csv",
    "tallies.json", "scenario.toml", "datapackage.json", "tables/prior-points.csv"};

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("A result folder of a run with priors gives its bytes again", "[cli][threads]") {
    const TemporaryFolder folder;
    write_prior_country(folder);
    const ProgramRun run =
        run_program(folder.path(), {"run", "p.toml", "--runs", "1600", "--out", "d", "--report"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const ProgramRun again = run_program(
        folder.path(), {"run", "d/scenario.toml", "--out", "e", "--report", "--threads", "3"});
    INFO(again.err);
    REQUIRE(again.code == 0);
    for (const std::string& name : kFiles) {
        INFO(name);
        const std::string text = text_of(folder.path() / "d" / name);
        CHECK_FALSE(text.empty());
        CHECK(text == text_of(folder.path() / "e" / name));
    }
    CHECK(run.out == again.out);
    // Into the same folder: it is of the same scenario.
    CHECK(run_program(folder.path(), {"run", "p.toml", "--runs", "1600", "--out", "d"}).code == 0);
    CHECK(run_program(folder.path(), {"run", "p.toml", "--no-prior", "--out", "d"}).code == 2);
}

TEST_CASE("A page made from the folder is the run's", "[cli]") {
    const TemporaryFolder folder;
    write_prior_country(folder);
    REQUIRE(
        run_program(folder.path(), {"run", "p.toml", "--runs", "1600", "--out", "d", "--report"})
            .code == 0);
    const ProgramRun report = run_program(folder.path(), {"report", "d", "-o", "again.html"});
    INFO(report.err);
    REQUIRE(report.code == 0);
    const std::string page = text_of(folder.path() / "d/report.html");
    CHECK(page == text_of(folder.path() / "again.html"));
    CHECK_THAT(page, Catch::Contains("party.red.strength (0.3 to 0.5)") &&
                         Catch::Contains("two uncertainties") && Catch::Contains(" in 100 (") &&
                         Catch::Contains("id=\"parameters\""));
    // A point that was changed by hand is seen.
    folder.write("d/points.csv", text_of(folder.path() / "d/points.csv") + "\n");
    const ProgramRun changed = run_program(folder.path(), {"report", "d", "-o", "b.html"});
    CHECK(changed.code == 2);
    CHECK_THAT(changed.err, Catch::Contains("points.csv: error: is not the file"));
    const ProgramRun merged = run_program(folder.path(), {"merge", "d", "-o", "m"});
    CHECK(merged.code == 2);
    CHECK_THAT(merged.err, Catch::Contains("parameters were drawn"));
}

TEST_CASE("Tables of a run with priors hold their ranges", "[cli]") {
    const TemporaryFolder folder;
    write_prior_country(folder);
    const ProgramRun run = run_program(
        folder.path(), {"run", "p.toml", "--runs", "1600", "--out", "d", "--draws", "draws.csv"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    std::istringstream table(text_of(folder.path() / "d/summary.csv"));
    std::string header, first;
    std::getline(table, header);
    std::getline(table, first);
    CHECK_THAT(header, Catch::EndsWith("fewer_high,prior_seats_low,prior_seats_high,"
                                       "prior_majority_low,prior_majority_high,"
                                       "prior_change_low,prior_change_high"));
    CHECK(std::count(header.begin(), header.end(), ',') ==
          std::count(first.begin(), first.end(), ','));
    const std::string json = text_of(folder.path() / "d/datapackage.json");
    CHECK_THAT(json, Catch::Contains("prior_majority_high") && Catch::Contains("points.csv"));
    const std::string points = text_of(folder.path() / "d/points.csv");
    CHECK_THAT(points, Catch::StartsWith("point,runs,system,choice,measure,mean,se\n0,100,"));
    CHECK_THAT(text_of(folder.path() / "d/tables/prior-points.csv"),
               Catch::StartsWith("point,party.red.strength (0.3 to 0.5),"));
    // Every run, system and choice once: 1600 x 2 x 3, and the header. Pair 17 is of point 1.
    const std::string draws = text_of(folder.path() / "draws.csv");
    CHECK(lines_of(draws) == 1600 * 2 * 3 + 1);
    CHECK_THAT(draws, Catch::StartsWith("run,point,system,choice,votes,seats\n0,0,old,red,") &&
                          Catch::Contains("\n34,1,old,red,") && Catch::Contains("\n35,1,old,"));
    // Their mean is the summary's.
    double seats = 0.0;
    std::istringstream lines(draws);
    for (std::string line; std::getline(lines, line);)
        if (line.find(",old,red,") != std::string::npos)
            seats += std::stod(line.substr(line.rfind(',') + 1));
    const auto summary = nlohmann::json::parse(text_of(folder.path() / "d/summary.json"));
    CHECK(summary["systems"][0]["choices"][0]["seats"]["mean"].get<double>() ==
          Approx(seats / 1600.0));
}

TEST_CASE("Points of parameters may come from a table", "[cli]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    folder.write("t.csv", "party.red.strength,turnout.mean\n0.3,0.5\n0.5,\n0.4,0.7\n");
    folder.write("p.toml", std::string("prior_table = \"t.csv\"\n") + kSmallScenario);
    const ProgramRun run = run_program(folder.path(), {"run", "p.toml", "--format", "json"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const auto result = nlohmann::json::parse(run.out);
    CHECK(result["priors"]["points"] == 3);
    CHECK(result["priors"]["keys"][0] == "party.red.strength (0.3 to 0.5)");
    folder.write("t.csv", "party.red.strength,seed\n0.3,1\n0.5,2\n");
    const ProgramRun seed = run_program(folder.path(), {"run", "p.toml"});
    CHECK(seed.code == 2);
    CHECK_THAT(seed.err, Catch::Contains("t.csv:1:20: error: 'seed' is no parameter"));
    folder.write("t.csv", "party.red.strength\n0.3\n1.5\n");
    const ProgramRun high = run_program(folder.path(), {"run", "p.toml", "--out", "d"});
    CHECK(high.code == 2);
    CHECK_THAT(high.err, Catch::Contains("p.toml:1:15: error: at party.red.strength=1.5: "));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "d"));
}

TEST_CASE("A run tells what decides it", "[cli][threads]") {
    const TemporaryFolder folder;
    write_prior_country(folder);
    const ProgramRun run =
        run_program(folder.path(), {"run", "p.toml", "--runs", "1600", "--sensitivity", "--vary",
                                    "turnout.mean=0.5:0.7", "--out", "d", "--report"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("What decides it") &&
                            Catch::Contains("party.red.strength (0.3 to 0.5)") &&
                            Catch::Contains("turnout.mean (0.5 to 0.7)") &&
                            Catch::Contains("chance, of the whole variance"));
    const std::string csv = text_of(folder.path() / "d/sensitivity.csv");
    CHECK_THAT(csv, Catch::StartsWith("system,choice,measure,mean,key,words,index,value,q05,q95,"
                                      "points,runs\nold,red,seats,") &&
                        Catch::Contains(",96,512\n"));  // 16 (4 + 2) points
    const std::string page = text_of(folder.path() / "d/report.html");
    CHECK_THAT(page, Catch::Contains("id=\"decides\"") && Catch::Contains("chance is "));
    REQUIRE(run_program(folder.path(), {"report", "d", "-o", "again.html"}).code == 0);
    CHECK(page == text_of(folder.path() / "again.html"));
    // Its results are those without the study.
    REQUIRE(run_program(folder.path(), {"run", "p.toml", "--runs", "1600", "--out", "e"}).code ==
            0);
    CHECK(text_of(folder.path() / "d/summary.json") == text_of(folder.path() / "e/summary.json"));
    const ProgramRun json = run_program(
        folder.path(),
        {"run", "s.toml", "--sensitivity", "--vary", "turnout.mean=0.5:0.7", "--format", "json"});
    INFO(json.err);
    REQUIRE(json.code == 0);
    CHECK(nlohmann::json::parse(json.out)["sensitivity"]["points"] == 128 * 3);
}

TEST_CASE("A study of nothing, or of what cannot be, is refused", "[cli]") {
    const TemporaryFolder folder;
    write_small_country(folder);
    const auto error = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"run", "s.toml"});
        const ProgramRun run = run_program(folder.path(), words);
        CHECK(run.code == 2);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK_THAT(error({"--sensitivity"}), Catch::Contains("nothing varies"));
    CHECK_THAT(error({"--vary", "turnout.mean=0.5:0.7"}), Catch::Contains("--sensitivity"));
    CHECK_THAT(error({"--sensitivity", "--vary", "turnout.maen=0.5:0.7", "--out", "d"}),
               Catch::Contains("did you mean 'mean'?"));
    CHECK_THAT(
        error({"--sensitivity", "--vary", "turnout.mean=0.5:0.7", "--out", "d", "--shard", "1/2"}),
        Catch::Contains("--sensitivity: error: cannot be had with --shard"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "d"));
}
