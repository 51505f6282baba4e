#include "sim/io/results/sweep_store.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/file_writer.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

SweepIdentity identity(int shard = 1, int shards = 1) {
    return {"0.1.0", "abc", "A title",        "runs = 2\n", "grid", {"strength", "nominees"},
            6,       "17",  "kenesh sweep x", shard,        shards};
}

SweepPointResult result(std::int64_t point) {
    const auto p = static_cast<double>(point);
    return {point,
            {"0.2", std::to_string(point)},
            100,
            {{"new", "a", "seats", 12.5 + p, 0.25}, {"new", "", "women", 30.0, -1.0}},
            {{"new", "a", 12, 40}, {"new", "a", 13, 60}}};
}

std::vector<SweepPointResult> all(SweepStore& store) {
    std::vector<SweepPointResult> out;
    store.for_each([&](const SweepPointResult& one) { out.push_back(one); });
    return out;
}

std::string mistake(const std::function<void()>& work) {
    try {
        work();
    } catch (const InputError& error) {
        return to_string(error.diagnostics()[0]);
    }
    return "";
}

}  // namespace

TEST_CASE("a store gives back what it was given and goes on where it stopped", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    {
        SweepStore store = SweepStore::begin(path, identity(), false);
        store.write(result(2));
        store.write(result(0));
    }
    SweepStore store = SweepStore::begin(path, identity(), false);
    CHECK(store.identity() == identity());
    CHECK(store.finished() == std::vector<std::int64_t>{0, 2});
    store.write(result(1));
    CHECK(all(store) == std::vector<SweepPointResult>{result(0), result(1), result(2)});
    CHECK_FALSE(fs::exists(path.string() + "-journal"));
}

TEST_CASE("another sweep's store is refused, or begun anew by force", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    { SweepStore::begin(path, identity(), false).write(result(0)); }
    SweepIdentity other = identity();
    other.digest = "def";
    CHECK(mistake([&] {
              (void)SweepStore::begin(path, other, false);
          }).find("holds another sweep") != std::string::npos);
    CHECK(mistake([&] {
              (void)SweepStore::begin(path, identity(1, 2), false);
          }).find("shard 1/1") != std::string::npos);
    CHECK(SweepStore::begin(path, identity(), false).finished().size() == 1);
    CHECK(SweepStore::begin(path, other, true).finished().empty());
}

TEST_CASE("what is no store of this version is refused and left alone", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    const auto refused = [&](const std::string& words) {
        const std::string before = test::text_of(path);
        for (const bool force : {false, true}) {
            CHECK(mistake([&] { (void)SweepStore::begin(path, identity(), force); }).find(words) !=
                  std::string::npos);
        }
        CHECK(mistake([&] { (void)SweepStore::open(path); }).find(words) != std::string::npos);
        CHECK(test::text_of(path) == before);
    };
    std::ofstream(path) << "not a database, and long enough to be read as one: "
                        << std::string(200, 'x');
    refused("is not a sweep store");
    fs::remove(path);
    { SqliteDatabase(path, SqliteMode::create).run("CREATE TABLE t (x)"); }
    refused("is not a sweep store");
    fs::remove(path);
    { (void)SweepStore::begin(path, identity(), false); }
    { SqliteDatabase(path, SqliteMode::write).run("PRAGMA user_version = 99"); }
    refused("version 99");
    fs::remove(path);
    {
        SweepStore store = SweepStore::begin(path, identity(), false);
        for (int p = 0; p < 6; ++p)
            store.write(result(p));
    }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(2 * 4096);
    file << std::string(3 * 4096, '\xee');
    file.close();
    refused("damaged");
}

TEST_CASE("a store whose beginning was cut off is begun again", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    { SqliteDatabase(path, SqliteMode::create).run("CREATE TABLE t (x); DROP TABLE t;"); }
    REQUIRE(fs::file_size(path) > 0);
    SweepStore store = SweepStore::begin(path, identity(), false);
    CHECK(store.identity() == identity());
    CHECK(store.finished().empty());
}

TEST_CASE("a folder that cannot be written and a full disk are said so", "[sweep]") {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "file") << "x";
    CHECK_THROWS_AS(SweepStore::begin(folder.path() / "file" / "s.sqlite", identity(), false),
                    FileError);
    const fs::path path = folder.path() / "s.sqlite";
    // A limit on the size of files is a full disk that a test can have; in a child, which it ends
    // with.
    { SweepStore::begin(path, identity(), false).write(result(0)); }
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const auto size = static_cast<rlim_t>(fs::file_size(path));
        const rlimit limit{size, size};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int code = 1;
        try {
            SweepStore store = SweepStore::begin(path, identity(), false);
            SweepPointResult large = result(1);
            for (int i = 0; i < 5000; ++i)
                large.measures.push_back({"new", "a", "m" + std::to_string(i), 1.0, 0.1});
            store.write(large);
        } catch (const FileError&) {
            code = 0;
        } catch (...) {
            code = 2;
        }
        ::_exit(code);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
    SweepStore store = SweepStore::open(path);
    CHECK(all(store) == std::vector<SweepPointResult>{result(0)});
}

TEST_CASE("merged shards are the whole", "[sweep]") {
    const TemporaryFolder folder;
    std::vector<fs::path> parts;
    for (int shard = 1; shard <= 3; ++shard) {
        parts.push_back(folder.path() / ("s" + std::to_string(shard)));
        SweepStore store = SweepStore::begin(parts.back(), identity(shard, 3), false);
        for (int p = 5 - (3 - shard); p >= 0; p -= 3)
            store.write(result(p));
    }
    const fs::path whole = folder.path() / "whole";
    merge_stores(parts, whole);
    SweepStore store = SweepStore::open(whole);
    CHECK(store.identity() == identity());
    std::vector<SweepPointResult> expected;
    for (int p = 0; p < 6; ++p)
        expected.push_back(result(p));
    CHECK(all(store) == expected);
    CHECK(mistake([&] { merge_stores(parts, whole); }).find("is there already") !=
          std::string::npos);
    SweepIdentity other = identity(1, 3);
    other.digest = "def";
    parts.push_back(folder.path() / "other");
    { (void)SweepStore::begin(parts.back(), other, false); }
    CHECK(mistake([&] { merge_stores(parts, folder.path() / "w2"); }).find("another sweep") !=
          std::string::npos);
    CHECK_FALSE(fs::exists(folder.path() / "w2"));
}
