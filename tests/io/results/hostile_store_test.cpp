#include <catch2/catch.hpp>
#include <fstream>
#include <utility>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/random/philox.hpp"
#include "sim/io/results/merge_stores.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "tests/support/sqlite.hpp"
#include "tests/support/stores.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// A sound store of six points.
fs::path sound_store(const TemporaryFolder& folder) {
    fs::path path = folder.path() / "sound";
    SweepStore store = SweepStore::begin(path, test::store_identity(), false);
    for (int p = 0; p < 6; ++p)
        store.write(test::store_point(p));
    return path;
}

/// The mistake of work that must not succeed with such a file.
std::string mistake_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const InputError& error) {
        return to_string(error.diagnostics()[0]);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("hostile-store: what no sweep writes is refused, not read", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path sound = sound_store(folder);
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"UPDATE point SET point = 500000000 WHERE point = 2", "point 500000000 is none of"},
        {"UPDATE point SET point = -1 WHERE point = 2", "point -1 is none of"},
        {"UPDATE point SET runs = 0 WHERE point = 2", "point 2 does not say its runs"},
        {"UPDATE point SET runs = 'many' WHERE point = 2", "point 2 does not say its runs"},
        {"UPDATE point SET runs = 99 WHERE point = 2", "point 2 is not what was written"},
        {"UPDATE point SET digest = x'00' WHERE point = 2", "point 2 is not what was written"},
        {"DELETE FROM meta WHERE key = 'points'", "does not say its 'points'"},
        {"UPDATE meta SET value = 9e18 WHERE key = 'points'", "does not say its 'points'"},
        {"UPDATE meta SET value = -6 WHERE key = 'points'", "its 'points' cannot be -6"},
        {"UPDATE meta SET value = 4611686018427387904 WHERE key = 'points'", "cannot be"},
        {"UPDATE meta SET value = 7 WHERE key = 'shard'", "its 'shard' cannot be 7"},
        {"UPDATE meta SET value = x'ff' WHERE key = 'title'", "does not say its 'title'"},
        {"UPDATE meta SET value = 'abc' WHERE key = 'digest'", "is not that of its facts"},
        {"UPDATE fact SET value = '200' WHERE name = 'runs'", "is not that of its facts"},
        {"DELETE FROM fact WHERE name = 'runs'", "its fact 1 is missing"},
        {"DELETE FROM setting WHERE point = 1", "point 1 lacks its value of parameter 0"},
        {"DELETE FROM setting WHERE point = 1 AND position = 0", "point 1 lacks its value"},
        {"UPDATE setting SET text = '7' WHERE point = 1", "point 1 is not what was written"},
        {"INSERT INTO setting VALUES (1, 2, 0, '0')", "point 1 has more values than parameters"},
        {"INSERT INTO parameter VALUES (5, 'x')", "no sweep makes"},
        {"DELETE FROM parameter", "no sweep makes"},
        {"DELETE FROM number WHERE point = 1 AND place = 0", "point 1 lacks its number 0"},
        {"DELETE FROM number WHERE point = 1", "point 1 is not what was written"},
        {"DELETE FROM bin WHERE point = 1 AND seats = 12", "point 1 is not what was written"},
        {"DELETE FROM name WHERE text = 'women'", "is not what was written"},
        {"UPDATE name SET text = 'seat' WHERE text = 'seats'", "is not what was written"},
        {"UPDATE number SET value = value + 1 WHERE point = 1", "point 1 is not what was written"},
        {"UPDATE number SET value = 9e999 WHERE point = 1", "point 1 lacks its number"},
        {"UPDATE number SET value = 'x' WHERE point = 1", "point 1 lacks its number"},
        {"UPDATE number SET error = 'x' WHERE point = 1", "point 1 lacks its number"},
        {"UPDATE bin SET runs = 1.5 WHERE point = 1", "point 1 lacks its bin"},
        {"DROP TABLE point; CREATE VIEW point AS WITH RECURSIVE r(point, runs, digest) AS "
         "(SELECT 0, 10, '' UNION ALL SELECT point + 1, 10, '' FROM r) SELECT * FROM r",
         "no sweep makes"},
        {"CREATE TRIGGER t AFTER INSERT ON point BEGIN UPDATE number SET value = 999; END",
         "no sweep makes"},
        {"CREATE TABLE more (x)", "no sweep makes"},
        {"CREATE INDEX i ON number (value)", "no sweep makes"},
        {"DROP VIEW points", "no sweep makes"},
        {"DROP TABLE bin; CREATE TABLE bin (point, system, choice, seats, runs)", "no sweep makes"},
        {"PRAGMA journal_mode = WAL; UPDATE point SET runs = 100", "is not a sweep store"},
        {"PRAGMA user_version = 1",
         "is a store of version 1, in which measures have other names and units (docs/sweep.md); "
         "this "
         "program reads version 2: sweep again, or read it with the program that wrote it (kenesh "
         "0.2.0)"},
    };
    for (const auto& [sql, words] : cases) {
        INFO(sql);
        const fs::path hostile = folder.path() / "hostile";
        fs::copy_file(sound, hostile, fs::copy_options::overwrite_existing);
        { test::Sqlite(hostile).run(sql); }
        for (const char* rest : {"-wal", "-shm"})
            fs::remove(hostile.string() + rest);
        const auto read = [&] {
            SweepStore store = SweepStore::open(hostile);
            static_cast<void>(store.identity());
            static_cast<void>(test::points_of(store));
        };
        CHECK_THAT(mistake_of(read), Catch::Contains(words));
        const auto merge = [&] {
            merge_stores(std::vector<fs::path>{hostile}, folder.path() / "m", true);
        };
        CHECK_THAT(mistake_of(merge), Catch::Contains(words));
        CHECK_FALSE(fs::remove(folder.path() / "m"));
    }
}

TEST_CASE("hostile-store: a sweep does not go on in what is not its own", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = sound_store(folder);
    test::Sqlite(path).run(
        "DELETE FROM point WHERE point = 2;"
        "CREATE TRIGGER t AFTER INSERT ON point BEGIN UPDATE number SET value = 999; END");
    const std::string before = test::text_of(path);
    for (const bool force : {false, true})
        CHECK_THAT(
            mistake_of([&] { (void)SweepStore::begin(path, test::store_identity(), force); }),
            Catch::Contains("no sweep makes"));
    CHECK(test::text_of(path) == before);
}

TEST_CASE("a point that was taken out of its table alone is written again", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = sound_store(folder);
    test::Sqlite(path).run("DELETE FROM point WHERE point = 2");
    { SweepStore::begin(path, test::store_identity(), false).write(test::store_point(2)); }
    CHECK(test::points_of(path).size() == 6);
}

TEST_CASE("a journal that names other files is not played back", "[sweep]") {
    const TemporaryFolder folder;
    const fs::path path = sound_store(folder);
    const fs::path precious = folder.write("precious", "mine");
    // The end of a journal of a transaction over several files: name, length, sum, magic.
    const std::string name = precious.string();
    std::uint32_t sum = 0;
    for (const char c : name)
        sum += static_cast<unsigned char>(c);
    const auto big_endian = [](std::uint32_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(value >> static_cast<unsigned>(shift));
        return bytes;
    };
    std::ofstream(path.string() + "-journal", std::ios::binary)
        << std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) << std::string(504, '\0')
        << big_endian(0x40000000) << name << big_endian(static_cast<std::uint32_t>(name.size()))
        << big_endian(sum) << std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    CHECK_THAT(mistake_of([&] { (void)SweepStore::open(path); }),
               Catch::Contains("a journal beside it that no sweep makes"));
    CHECK_THAT(mistake_of([&] { (void)SweepStore::begin(path, test::store_identity(), false); }),
               Catch::Contains("a journal beside it that no sweep makes"));
    CHECK(test::text_of(precious) == "mine");
}

TEST_CASE("stores that are none say what they are", "[sweep]") {
    const TemporaryFolder folder;
    const auto open = [](const fs::path& path) {
        return mistake_of([&] { (void)SweepStore::open(path); });
    };
    CHECK(open(folder.path() / "none") ==
          (folder.path() / "none").string() + ": error: there is no such file");
    CHECK_THAT(open(folder.path()), Catch::Contains("is a folder"));
    CHECK_THAT(open("/dev/null"), Catch::Contains("is not a sweep store"));
    CHECK_THAT(open(folder.write("empty", "")), Catch::Contains("is not a sweep store"));
    CHECK_THAT(open(folder.write("text", "SQLite format 3")),
               Catch::Contains("is not a sweep store"));
    // A name that means something else to SQLite is a file's here.
    const fs::path here = fs::current_path();
    fs::current_path(folder.path());
    { SweepStore::begin(":memory:", test::store_identity(), false).write(test::store_point(0)); }
    CHECK(fs::exists(folder.path() / ":memory:"));
    CHECK(test::points_of(fs::path(":memory:")).size() == 1);
    fs::current_path(here);
}

TEST_CASE("fuzz: bytes of a store changed at random give its points or a refusal", "[sweep]") {
    const TemporaryFolder folder;
    const std::string sound = test::text_of(sound_store(folder));
    std::vector<SweepPointResult> expected;
    for (int p = 0; p < 6; ++p)
        expected.push_back(test::store_point(p));
    int refused = 0;
    constexpr std::uint32_t kTries = 300;
    for (std::uint32_t i = 0; i < kTries; ++i) {
        std::string bytes = sound;
        const auto words = philox({i, 0, 0, 0}, {29, 0});
        for (std::size_t w = 0; w < 1 + i % 4; ++w)
            bytes[words[w] % bytes.size()] = static_cast<char>(words[3 - w] >> 24);
        const fs::path changed = folder.write("changed", bytes);
        const std::string mistake = mistake_of([&] {
            SweepStore store = SweepStore::open(changed);
            static_cast<void>(store.identity());
            // Bit rot is seen: what is read at all is what was written.
            std::vector<SweepPointResult> points = test::points_of(store);
            for (const SweepPointResult& point : points)
                CHECK(point == expected[static_cast<std::size_t>(point.point)]);
        });
        if (!mistake.empty()) ++refused;
    }
    CHECK(refused > 20);
}
