#include "sim/io/results/sweep_store.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/file_writer.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sqlite.hpp"
#include "tests/support/stores.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

SweepIdentity identity(int shard = 1, int shards = 1) {
    return test::store_identity(shard, shards);
}

SweepPointResult result(std::int64_t point) {
    return test::store_point(point);
}

std::vector<SweepPointResult> all(SweepStore& store) {
    return test::points_of(store);
}

std::vector<SweepPointResult> all_of(const fs::path& path) {
    return test::points_of(path);
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
    CHECK(store.digest_of(1) != store.digest_of(2));
    CHECK(store.digest_of(3).empty());
    CHECK_FALSE(fs::exists(path.string() + "-journal"));
}

TEST_CASE("another sweep's store is refused, or begun anew by force", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    { SweepStore::begin(path, identity(), false).write(result(0)); }
    SweepIdentity other = identity();
    other.facts[1].value = "2000";
    other.facts[2].value = std::string(64, 'd');
    CHECK(mistake([&] { (void)SweepStore::begin(path, other, false); }) ==
          path.string() +
              ": error: holds another sweep; what differs: runs (100 there, 2000 asked for), the "
              "file 'units.csv'; name another file, or --force to begin anew");
    CHECK(mistake([&] { (void)SweepStore::begin(path, other, false); }) != "");
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

TEST_CASE("W5: numbers of settings are numbers, and points stand in one view", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    SweepIdentity wide = identity();
    wide.parameters = {"party.\"a\".strength", "rule", "n", "on"};
    SweepPointResult one = result(1);
    one.values = {"0.30", "\"sntv\"", "1_000", "true"};
    {
        SweepStore store = SweepStore::begin(path, wide, false);
        store.write(one);
    }
    CHECK(all_of(path) == std::vector<SweepPointResult>{one});
    // As any program reads it: views are only off in ours.
    test::Sqlite sqlite(path);
    CHECK(sqlite.lines("SELECT count(*) FROM setting WHERE value = 0.3") == "1");
    CHECK(sqlite.lines("SELECT group_concat(typeof(value)) FROM setting") ==
          "real,text,integer,text");
    CHECK(sqlite.lines("SELECT * FROM points") == "1|100|0.3|\"sntv\"|1000|true");
    CHECK(sqlite.lines("SELECT name FROM pragma_table_info('points')") ==
          "point\nruns\nparty.\"a\".strength\nrule\nn\non");
    CHECK(sqlite.lines("SELECT value FROM points JOIN result USING (point) "
                       "WHERE \"party.\"\"a\"\".strength\" > 0.29 AND measure = 'seats'") ==
          "13.5");
}

TEST_CASE("a second writer is told so at once, and readers are let in", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    SweepStore store = SweepStore::begin(path, identity(), false);
    store.write(result(0));
    CHECK_THROWS_WITH(SweepStore::begin(path, identity(), false),
                      Catch::Contains("another process writes to " + path.string()));
    CHECK(all_of(path) == std::vector<SweepPointResult>{result(0)});
    store.write(result(1));
    CHECK(all_of(path).size() == 2);
}

TEST_CASE("reader-ends-sweep: a reader that pauses is waited for", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "s.sqlite";
    { SweepStore::begin(path, identity(), false).write(result(0)); }
    bool told = false;
    std::atomic<bool> stop{false};
    SqliteWatch watch;
    watch.stop = &stop;
    watch.waiting = [&] { told = true; };
    // Ours holds nothing while it visits a point.
    SweepStore reader = SweepStore::open(path);
    {
        SweepStore writer = SweepStore::begin(path, identity(), false, watch);
        std::int64_t next = 1;
        reader.for_each([&](const SweepPointResult&) { writer.write(result(next++)); });
        CHECK(next == 2);
        CHECK_FALSE(told);
    }
    // Another program's that holds a lock for longer than the sweep waits without a word.
    test::Sqlite other(path);
    {
        SweepStore writer = SweepStore::begin(path, identity(), false, watch);
        other.run("BEGIN; SELECT * FROM point");
        std::thread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(1500));
            other.run("COMMIT");
        });
        writer.write(result(2));
        later.join();
        CHECK(told);
    }
    // And one that never goes: whoever wants the sweep to end is heard.
    SweepStore writer = SweepStore::begin(path, identity(), false, watch);
    other.run("BEGIN; SELECT * FROM point");
    std::thread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        stop = true;
    });
    CHECK_THROWS_AS(writer.write(result(3)), Interrupted);
    later.join();
    other.run("COMMIT");
    CHECK(all_of(path).size() == 3);
}
