#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/support/program.hpp"
#include "tests/support/signalled.hpp"

// What a result folder is to who runs the program: where it may be, and what becomes of an older
// one.
using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
using test::text_of;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string kSmall =
    (fs::path(test::source_folder()) / "scenarios/three-equal-parties.toml").string();

Words run_of(const std::string& runs, const std::string& out, Words more = {}) {
    Words words = {"run", kSmall, "--quiet", "--runs", runs, "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// Runs a script in a name space of mounts of its own.
int with_mounts(const std::string& script) {
    return std::system(("unshare -m sh -e -c '" + script + "' >/dev/null 2>&1").c_str());
}

}  // namespace

TEST_CASE("out-is-a-mount-point: results are written into a mounted folder", "[cli]") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "m");
    const std::string there = "cd " + folder.path().string() + "; mount -t tmpfs none m; ";
    if (with_mounts(there) != 0) {
        WARN("this process may not mount anything");
        return;
    }
    const std::string run = test::program_file() + " run " + kSmall + " --quiet --out m --runs ";
    CHECK(with_mounts(there + run + "2000 --report; " + run + "4000; cp -r m copy") == 0);
    CHECK_THAT(text_of(folder.path() / "copy/summary.json"), Catch::Contains("\"runs\": 4000"));
    CHECK_FALSE(fs::exists(folder.path() / "copy/report.html"));
}

TEST_CASE("an older result gives way to its own scenario, to others by force", "[cli]") {
    const TemporaryFolder folder;
    const fs::path summary = folder.path() / "r/summary.json";
    REQUIRE(run_program(folder.path(), run_of("2000", "r")).code == 0);
    REQUIRE(run_program(folder.path(), run_of("4000", "r")).code == 0);
    const std::string before = text_of(summary);
    const Words other = run_of("2000", "r", {"--set", "turnout.mean=0.5"});
    const auto refused = run_program(folder.path(), other);
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err,
               Catch::Contains("results of another scenario") && Catch::Contains("--force"));
    CHECK(text_of(summary) == before);
    Words forced = other;
    forced.push_back("--force");
    CHECK(run_program(folder.path(), forced).code == 0);
    CHECK(text_of(summary) != before);
    CHECK(run_program(folder.path(), run_of("2000", "")).code == 2);
}

// interrupted-replaces-whole
TEST_CASE("an interrupted run leaves the finished result where it is", "[cli]") {
    const TemporaryFolder folder;
    REQUIRE(run_program(folder.path(), run_of("2000", "r")).code == 0);
    const std::string before = text_of(folder.path() / "r/summary.json");
    const Words long_one = run_of("100M", "r", {"--engine", "reference"});
    const int code =
        test::signalled(folder.path(), long_one, SIGINT, std::chrono::milliseconds(500));
    CHECK(code == 130);
    CHECK(text_of(folder.path() / "r/summary.json") == before);
    const fs::path beside = folder.path() / "r.interrupted/summary.json";
    // On a slow machine the signal may come before the first run is done.
    if (fs::exists(beside)) CHECK_THAT(text_of(beside), Catch::Contains("\"interrupted\": true"));
}
