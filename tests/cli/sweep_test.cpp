#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "sim/engine/random/philox.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/signalled.hpp"

using namespace kenesh;
using test::run_program;
using test::signalled;
using test::TemporaryFolder;
using test::text_of;

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = kenesh::test::source_folder();
const std::string kSmall = "scenarios/three-equal-parties.toml";

std::vector<std::string> sweep_of(const std::string& store, const std::string& steps,
                                  std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"sweep",  kSmall,  "--vary",  "uncertainty.national=" + steps,
                                      "--runs", "20000", "--quiet", "--out",
                                      store};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string exported(const std::string& store) {
    const auto run = run_program(kRoot, {"export", store});
    REQUIRE(run.code == 0);
    return run.out;
}

/// Kills a sweep of `points` points ten times at moments of its own, then lets it end.
void kill_and_resume(const std::string& steps, int most_microseconds) {
    const TemporaryFolder folder;
    const std::string whole = (folder.path() / "whole").string();
    const std::string killed = (folder.path() / "killed").string();
    REQUIRE(run_program(kRoot, sweep_of(whole, steps)).code == 0);
    for (std::uint32_t i = 0; i < 10; ++i) {
        const auto moment =
            philox({i, 0, 0, 0}, {17, 0})[0] % static_cast<std::uint32_t>(most_microseconds);
        const int code =
            signalled(kRoot, sweep_of(killed, steps), SIGKILL, std::chrono::microseconds(moment));
        CHECK((code == -SIGKILL || code == 0));
    }
    REQUIRE(run_program(kRoot, sweep_of(killed, steps)).code == 0);
    CHECK(exported(killed) == exported(whole));
}

}  // namespace

TEST_CASE("a sweep killed ten times ends as one left in peace", "[cli][sweep]") {
    kill_and_resume("0.10:0.29:0.01", 150'000);
}

TEST_CASE("400 points killed ten times", "[cli][sweep][slow]") {
    kill_and_resume("0.100:0.499:0.001", 1'500'000);
}

TEST_CASE("shards, threads and merging change no byte", "[cli][sweep][threads]") {
    const TemporaryFolder folder;
    const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
    const std::string steps = "0.10:0.20:0.01";
    REQUIRE(run_program(kRoot, sweep_of(path("one"), steps, {"--threads", "1"})).code == 0);
    REQUIRE(run_program(kRoot, sweep_of(path("three"), steps, {"--threads", "3"})).code == 0);
    const std::string expected = exported(path("one"));
    CHECK(exported(path("three")) == expected);
    std::vector<std::string> merge = {"merge", "-o", path("merged")};
    for (const std::string i : {"1", "2", "3", "4"}) {
        REQUIRE(run_program(kRoot, sweep_of(path("s" + i), steps, {"--shard", i + "/4"})).code ==
                0);
        merge.push_back(path("s" + i));
    }
    REQUIRE(run_program(kRoot, merge).code == 0);
    CHECK(exported(path("merged")) == expected);
}

TEST_CASE("a point is what run gives with its settings", "[cli][sweep]") {
    const TemporaryFolder folder;
    const std::string store = (folder.path() / "s").string();
    REQUIRE(run_program(kRoot, sweep_of(store, "0.1,0.3")).code == 0);
    const fs::path results = folder.path() / "run";
    REQUIRE(run_program(kRoot, {"run", kSmall, "--runs", "20000", "--set",
                                "uncertainty.national=0.3", "--out", results.string()})
                .code == 0);
    const std::string seats_of_run = text_of(results / "seats.csv");
    std::string seats;
    std::istringstream lines(run_program(kRoot, {"export", store, "--seats"}).out);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("1,0.3,", 0) == 0) seats += line.substr(6) + "\n";
    }
    // The same lines; run's stand in the order of the scenario.
    std::vector<std::string> ours, theirs;
    std::istringstream a(seats), b(seats_of_run.substr(seats_of_run.find('\n') + 1));
    for (std::string line; std::getline(a, line);)
        ours.push_back(line);
    for (std::string line; std::getline(b, line);)
        theirs.push_back(line);
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    CHECK(ours == theirs);
}

TEST_CASE("SIGTERM finishes the points in hand and asks to be resumed", "[cli][sweep]") {
    const TemporaryFolder folder;
    const std::string store = (folder.path() / "s").string();
    const int code = signalled(kRoot, sweep_of(store, "0.100:0.999:0.001"), SIGTERM,
                               std::chrono::milliseconds(400));
    CHECK(code == 75);
}

TEST_CASE("mistakes of a sweep are listed before anything is written", "[cli][sweep]") {
    const TemporaryFolder folder;
    const std::string store = (folder.path() / "s").string();
    const auto bad = [&](const std::string& axis, const std::string& words) {
        const auto run = run_program(kRoot, {"sweep", kSmall, "--vary", axis, "--out", store});
        CHECK(run.code == 2);
        INFO(run.err);
        CHECK(run.err.find(words) != std::string::npos);
        CHECK_FALSE(fs::exists(store));
    };
    bad("uncertainty.nationl=0.1,0.2", "did you mean 'national'");
    bad("uncertainty.national=0.1:0.2", "a grid needs values or a step");
    bad("uncertainty.national=0.1:99:10", "national");
    bad("uncertainty.national", "key=from:to:step");
    CHECK(run_program(kRoot, {"sweep", kSmall, "--out", store}).code == 2);
    CHECK(run_program(kRoot, {"export", "README.md"}).code == 2);
}

TEST_CASE("a sweep without a store's name takes the scenario's", "[cli][sweep]") {
    const TemporaryFolder folder;
    const auto run = run_program(folder.path(), {"sweep", (kRoot / kSmall).string(), "--vary",
                                                 "turnout.mean=0.4,0.5", "--runs", "2"});
    CHECK(run.code == 0);
    CHECK(run.err.find("the store is three-equal-parties.sqlite") != std::string::npos);
    CHECK(fs::exists(folder.path() / "three-equal-parties.sqlite"));
}

TEST_CASE("the shipped sweeps run", "[cli][sweep]") {
    for (const auto& entry : fs::directory_iterator(kRoot / "scenarios" / "sweeps")) {
        const TemporaryFolder folder;
        const auto run = run_program(kRoot, {"sweep", entry.path().string(), "--runs", "2", "--out",
                                             (folder.path() / "s").string(), "--quiet"});
        INFO(entry.path() << run.err);
        CHECK(run.code == 0);
    }
}

TEST_CASE("shards of one simulation merge into its bytes", "[cli][sweep]") {
    const TemporaryFolder folder;
    const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
    const std::vector<std::string> words = {"run", kSmall, "--runs", "5000", "--quiet", "--out"};
    const auto with = [&](std::vector<std::string> more) {
        std::vector<std::string> all = words;
        all.insert(all.end(), more.begin(), more.end());
        return run_program(kRoot, all);
    };
    REQUIRE(with({path("whole")}).code == 0);
    for (const std::string i : {"1", "2", "3"})
        REQUIRE(with({path(i), "--shard", i + "/3"}).code == 0);
    REQUIRE(run_program(kRoot, {"merge", path("2"), path("1"), path("3"), "-o", path("m")}).code ==
            0);
    for (const char* file : {"summary.json", "summary.csv", "seats.csv", "districts.csv",
                             "difference.csv", "tallies.json", "scenario.toml"}) {
        INFO(file);
        CHECK(text_of(folder.path() / "m" / file) == text_of(folder.path() / "whole" / file));
    }
    const auto gap = run_program(kRoot, {"merge", path("1"), path("3"), "-o", path("gap")});
    CHECK(gap.code == 2);
    CHECK(gap.err.find("a shard is missing") != std::string::npos);
    CHECK_FALSE(fs::exists(path("gap")));
}
