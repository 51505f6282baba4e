#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "sim/cli/commands/study/sweep_design.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/sweep/check_points.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_country.hpp"
#include "tests/support/sqlite.hpp"

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// A folder with the small country, and sweeps in it.
struct Desk {
    Desk() { test::write_small_country(folder); }
    [[nodiscard]] test::ProgramRun sweep(const std::string& store,
                                         std::vector<std::string> more) const {
        std::vector<std::string> words = {"sweep", "s.toml", "-q", "--out", store};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(folder.path(), words);
    }
    std::string sql(const std::string& store, const std::string& text) const {
        return test::Sqlite(folder.path() / store).lines(text);
    }
    [[nodiscard]] std::string text(const std::string& name) const {
        return test::text_of(folder.path() / name);
    }
    TemporaryFolder folder;
};

/// The points of a sweep of a scenario, after `meanwhile` was done to its files.
std::vector<SweepPointResult> points_after(const fs::path& scenario,
                                           const std::vector<std::string>& vary,
                                           const std::function<void()>& meanwhile) {
    DesignOptions options;
    options.file = scenario.string();
    options.vary = vary;
    AskedSweep asked = asked_sweep(options, {});
    asked.settings.simulation.threads = 1;
    check_points(asked.design, asked.settings);
    asked.files->close();
    meanwhile();
    std::vector<SweepPointResult> out;
    asked.settings.finished = [&](const SweepPointResult& one) {
        out.push_back(one);
        out.back().values.clear();  // they hold the folder's name
    };
    const auto points =
        points_to_run(static_cast<std::int64_t>(asked.design.points.size()), {}, {});
    CHECK(run_points(asked.design, points, asked.settings));
    return out;
}

}  // namespace

TEST_CASE("sweep-scenario-edited: inputs may change or go while a sweep runs", "[cli][sweep]") {
    const auto points = [&](const std::function<void(const TemporaryFolder&)>& meanwhile) {
        const TemporaryFolder folder;
        const fs::path scenario = test::write_small_country(folder);
        std::string other(test::kSmallUnits);
        other.replace(other.find("40000"), 5, "90000");
        folder.write("ub.csv", other);
        const std::string here = (folder.path() / "u").string();
        return points_after(scenario,
                            {"party.red.strength=0.3:0.4:0.1",
                             "geography=\"" + here + "nits.csv\",\"" + here + "b.csv\""},
                            [&] { meanwhile(folder); });
    };
    const auto peaceful = points([](const TemporaryFolder&) {});
    REQUIRE(peaceful.size() == 4);
    CHECK(peaceful[0].measures != peaceful[1].measures);
    CHECK(points([](const TemporaryFolder& folder) {
              for (const char* name : {"s.toml", "old.toml", "units.csv", "ub.csv"})
                  folder.write(name, "changed");
          }) == peaceful);
    CHECK(points([](const TemporaryFolder& folder) { fs::remove_all(folder.path()); }) == peaceful);
}

TEST_CASE("sweep-runs-not-in-digest: another number of runs is another sweep", "[cli][sweep]") {
    const Desk desk;
    const std::string vary = "party.red.strength=0.3:0.5:0.1";
    REQUIRE(desk.sweep("a.sqlite", {"--vary", vary, "--runs", "100"}).code == 0);
    const auto more = desk.sweep("a.sqlite", {"--vary", vary, "--runs", "2000"});
    CHECK(more.code == 2);
    CHECK_THAT(more.err, Catch::Contains("holds another sweep; what differs: runs (100 there, "
                                         "2000 asked for); name another file"));
    CHECK(desk.sql("a.sqlite", "SELECT DISTINCT runs FROM point") == "100");
    CHECK(desk.sweep("a.sqlite", {"--vary", vary, "--runs", "100"}).code == 0);
    // The same by a setting is the same.
    CHECK(desk.sweep("b.sqlite", {"--vary", vary}).code == 0);
    CHECK(desk.sweep("b.sqlite", {"--vary", vary, "--runs", "200"}).code == 0);
    REQUIRE(desk.sweep("1", {"--vary", vary, "--runs", "64", "--shard", "1/2"}).code == 0);
    REQUIRE(desk.sweep("2", {"--vary", vary, "--runs", "640", "--shard", "2/2"}).code == 0);
    const auto merged = run_program(desk.folder.path(), {"merge", "1", "2", "-o", "m"});
    CHECK(merged.code == 2);
    CHECK_THAT(merged.err, Catch::Contains("runs (640 there, 64 asked for)"));
    CHECK_FALSE(fs::exists(desk.folder.path() / "m"));
}

TEST_CASE("a sweep goes on only with what it began with, and says what differs", "[cli][sweep]") {
    const std::vector<std::string> usual = {"--vary", "party.red.strength=0.3,0.4", "--runs",
                                            "100"};
    const auto resumed = [&](std::vector<std::string> words, const std::string& file,
                             const std::string& from, const std::string& to) {
        const Desk desk;
        REQUIRE(desk.sweep("s", usual).code == 0);
        if (!file.empty()) {
            std::string text = desk.text(file);
            REQUIRE(text.find(from) != std::string::npos);
            text.replace(text.find(from), from.size(), to);
            desk.folder.write(file, text);
        }
        if (words.empty()) words = usual;
        const auto run = desk.sweep("s", words);
        CHECK(run.code == 2);
        CHECK(desk.sql("s", "SELECT count(*) FROM point") == "2");
        return run.err;
    };
    const auto option = [&](std::vector<std::string> words) {
        words.insert(words.begin(), usual.begin(), usual.end());
        return resumed(words, "", "", "");
    };
    CHECK_THAT(option({"--seed", "2"}), Catch::Contains("seed (1 there, 2 asked for)"));
    CHECK_THAT(option({"--engine", "reference"}), Catch::Contains("engine (vector there"));
    CHECK_THAT(option({"--precision", "9"}), Catch::Contains("precision (0 there, 9 asked for)"));
    CHECK_THAT(option({"--set", "turnout.mean=0.5"}), Catch::Contains("settings (none there"));
    CHECK_THAT(option({"--no-antithetic"}), Catch::Contains("differs: scenario;"));
    CHECK_THAT(resumed({"--vary", "party.red.strength=0.3,0.5", "--runs", "100"}, "", "", ""),
               Catch::Contains("differs: points"));
    CHECK_THAT(resumed({}, "s.toml", "national = 0.2", "national = 0.3"),
               Catch::Contains("scenario file"));
    CHECK_THAT(resumed({}, "units.csv", "40000", "40001"), Catch::Contains("the file 'units.csv'"));
    CHECK_THAT(resumed({}, "old.toml", "0.05", "0.06"), Catch::Contains("the file 'old.toml'"));
}

TEST_CASE("sweep-axis-file-changed: a file that a later point names", "[cli][sweep]") {
    const Desk desk;
    desk.folder.write("ub.csv", test::kSmallUnits);
    const std::vector<std::string> words = {"--vary", "geography=\"units.csv\",\"ub.csv\"",
                                            "--vary", "party.red.strength=0.3,0.4"};
    REQUIRE(desk.sweep("d", words).code == 0);
    desk.sql("d", "DELETE FROM point WHERE point = 3");
    std::string changed(test::kSmallUnits);
    changed.replace(changed.find("40000"), 5, "5");
    desk.folder.write("ub.csv", changed);
    const auto again = desk.sweep("d", words);
    CHECK(again.code == 2);
    CHECK_THAT(again.err, Catch::Contains("what differs: the file 'ub.csv';"));
    CHECK(desk.sql("d", "SELECT count(*) FROM point") == "3");
}

TEST_CASE("point-beyond-2000-unchecked: no point is simulated before all are checked",
          "[cli][sweep]") {
    const Desk desk;
    std::string values;
    for (int i = 0; i < 5001; ++i)
        values += (i == 0 ? "" : ",\n") +
                  (i == 2503 ? std::string("1.5") : std::to_string(0.2 + 1e-5 * i));
    desk.folder.write("big.toml",
                      "scenario = \"s.toml\"\nruns = 2\n[[axis]]\nkey = \"party.red.strength\"\n"
                      "values = [" +
                          values + "]\n");
    const auto run = run_program(desk.folder.path(), {"sweep", "big.toml", "--out", "u", "-q"});
    CHECK(run.code == 2);
    CHECK_THAT(
        run.err,
        Catch::Contains("big.toml:3:1: error: party.red.strength=1.5: 'strength' must be from 0 "
                        "to 1, not 1.5\n"));
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    CHECK_FALSE(fs::exists(desk.folder.path() / "u"));
}

TEST_CASE("axis-overflow: refused on the command line", "[cli][sweep]") {
    const Desk desk;
    const auto run =
        desk.sweep("s", {"--vary", "party.red.strength=.000000000000001:999999999999999:1"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::Contains("more digits together than the 18 that fit"));
}

TEST_CASE("hostile-store: every command that reads a store refuses one that no sweep made",
          "[cli][sweep]") {
    const Desk desk;
    REQUIRE(desk.sweep("a", {"--vary", "party.red.strength=0.3:0.5:0.1"}).code == 0);
    for (const char* change : {"UPDATE point SET point = 500000000 WHERE point = 2",
                               "DELETE FROM setting WHERE point = 1", "DELETE FROM parameter",
                               "DELETE FROM meta WHERE key = 'points'"}) {
        fs::copy_file(desk.folder.path() / "a", desk.folder.path() / "q",
                      fs::copy_options::overwrite_existing);
        desk.sql("q", change);
        const std::vector<std::vector<std::string>> commands = {{"merge", "q", "-o", "m"},
                                                                {"export", "q"},
                                                                {"export", "q", "--format", "json"},
                                                                {"export", "q", "-o", "e"},
                                                                {"report", "q", "-o", "r.html"}};
        for (const auto& words : commands) {
            const auto run = run_program(desk.folder.path(), words);
            INFO(change << "; " << words[0] << ": " << run.err);
            CHECK(run.code == 2);
            CHECK(run.err.starts_with("q: error: "));
        }
        for (const char* file : {"m", "e", "r.html"})
            CHECK_FALSE(fs::exists(desk.folder.path() / file));
    }
}

TEST_CASE("merge-incomplete: refused with the points that are missing, unless asked for",
          "[cli][sweep]") {
    const Desk desk;
    const std::string vary = "party.red.strength=0.20:0.29:0.01";
    for (const std::string i : {"1", "2"})
        REQUIRE(desk.sweep("p" + i, {"--vary", vary, "--shard", i + "/2"}).code == 0);
    desk.sql("p1", "DELETE FROM point WHERE point > 4");
    desk.folder.write("m.part", "mine");
    const auto run = run_program(desk.folder.path(), {"merge", "p1", "p2", "-o", "m"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::Contains("2 of 10 points are missing: 6, 8; finish the shards, or "
                                        "--partial"));
    CHECK_FALSE(fs::exists(desk.folder.path() / "m"));
    const auto partial =
        run_program(desk.folder.path(), {"merge", "p1", "p2", "-o", "m", "--partial"});
    CHECK(partial.code == 0);
    CHECK(partial.err == "kenesh merge: 2 points are missing in m: 6, 8\n");
    CHECK(desk.sql("m", "SELECT count(*) FROM point") == "8");
    CHECK(desk.text("m.part") == "mine");
}

TEST_CASE("08-sweep-quiet-table: quiet leaves the results", "[cli][sweep]") {
    const Desk desk;
    const auto run = desk.sweep("s", {"--vary", "party.red.strength=0.3,0.4"});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    CHECK_THAT(run.out, Catch::StartsWith("2 of 2 points, red\n"));
}

TEST_CASE("what is written is not one of the files that were read", "[cli][sweep]") {
    const Desk desk;
    REQUIRE(desk.sweep("s", {"--vary", "party.red.strength=0.3,0.4"}).code == 0);
    const auto refused = [&](const std::string& file, const std::vector<std::string>& words) {
        const std::string before = desk.text(file);
        const auto run = run_program(desk.folder.path(), words);
        INFO(words[0] << ": " << run.err);
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Catch::Contains("is read by this command and would be replaced"));
        CHECK(desk.text(file) == before);
    };
    refused("s", {"export", "s", "-o", "./s"});
    std::vector<std::string> fit = {"fit",          "s.toml",
                                    "--free",       "uncertainty.candidate=0.1:1",
                                    "--target",     "new.gallagher=4+-1",
                                    "--runs",       "64",
                                    "--starts",     "2",
                                    "--replicates", "20",
                                    "-o",           "s.toml"};
    refused("s.toml", fit);
    fit.emplace_back("--force");
    CHECK(run_program(desk.folder.path(), fit).code == 0);
    CHECK_THAT(desk.text("s.toml"), Catch::Contains("# Fitted by `kenesh fit`"));
    refused("units.csv",
            {"strategy", "s.toml", "--party", "red", "--runs", "64", "--out", "units.csv"});
}

TEST_CASE("a path is relative to where it is written: the user's folder, or the sweep file's",
          "[cli][sweep]") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "country");
    fs::create_directories(folder.path() / "sweeps");
    folder.write("country/units.csv", test::kSmallUnits);
    folder.write("country/old.toml", test::kSmallSystem);
    folder.write("country/s.toml", test::kSmallScenario);
    std::string other(test::kSmallUnits);
    other.replace(other.find("40000"), 5, "90000");
    folder.write("here.csv", other);
    folder.write("sweeps/there.csv", other);
    folder.write("sweeps/f.toml",
                 "scenario = \"../country/s.toml\"\n[[axis]]\nkey = \"geography\"\n"
                 "values = [\"../country/units.csv\", \"there.csv\"]\n");
    const auto run = [&](std::vector<std::string> words) {
        return run_program(folder.path(), words);
    };
    const auto set =
        run({"run", "country/s.toml", "--runs", "10", "--set", "geography=here.csv", "-q"});
    CHECK(set.code == 0);
    const auto vary = run({"sweep", "country/s.toml", "--vary",
                           "geography=\"country/units.csv\",here.csv", "--out", "a", "-q"});
    CHECK(vary.code == 0);
    const auto file = run({"sweep", "sweeps/f.toml", "--out", "b", "-q"});
    CHECK(file.code == 0);
    const auto results = [&](const char* store) {
        return test::Sqlite(folder.path() / store).lines("SELECT * FROM result");
    };
    CHECK(results("a") == results("b"));
    const auto wrong =
        run({"run", "country/s.toml", "--runs", "10", "--set", "geography=units.csv", "-q"});
    CHECK(wrong.code == 2);
    CHECK(wrong.err == "--set geography=units.csv: error: 'units.csv': there is no such file\n");
}
