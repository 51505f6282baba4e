#include "sim/io/results/merge_stores.hpp"

#include <catch2/catch.hpp>

#include "sim/core/diagnostics.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "tests/support/stores.hpp"

using namespace kenesh;
using test::store_identity;
using test::store_point;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// Stores of three shards; points of the second below `most` only.
std::vector<fs::path> shards(const TemporaryFolder& folder, std::int64_t most = 6) {
    std::vector<fs::path> parts;
    for (int shard = 1; shard <= 3; ++shard) {
        parts.push_back(folder.path() / ("s" + std::to_string(shard)));
        SweepStore store = SweepStore::begin(parts.back(), store_identity(shard, 3), false);
        for (std::int64_t p = shard - 1; p < 6; p += 3) {
            if (shard != 2 || p < most) store.write(store_point(p));
        }
    }
    return parts;
}

std::string mistake(std::span<const fs::path> parts, const fs::path& to, bool partial = false) {
    try {
        merge_stores(parts, to, partial);
    } catch (const InputError& error) {
        CHECK_FALSE(fs::exists(to.parent_path() / "w"));
        return to_string(error.diagnostics()[0]);
    }
    return "";
}

}  // namespace

TEST_CASE("merged shards are the whole", "[sweep]") {
    const TemporaryFolder folder;
    std::vector<fs::path> parts = shards(folder);
    const fs::path whole = folder.path() / "whole";
    CHECK(merge_stores(parts, whole, false).empty());
    CHECK(SweepStore::open(whole).identity() == store_identity());
    std::vector<SweepPointResult> expected;
    for (int p = 0; p < 6; ++p)
        expected.push_back(store_point(p));
    CHECK(test::points_of(whole) == expected);
    CHECK(mistake(parts, whole).find("is there already") != std::string::npos);
    // A point that is in two parts is the same in both; or it is no merging.
    { SweepStore::begin(parts[0], store_identity(1, 3), false).write(store_point(1)); }
    CHECK(merge_stores(parts, folder.path() / "twice", false).empty());
    CHECK(test::points_of(folder.path() / "twice") == expected);
    SweepPointResult other_numbers = store_point(2);
    other_numbers.measures[0].value += 1.0;
    { SweepStore::begin(parts[1], store_identity(2, 3), false).write(other_numbers); }
    CHECK(mistake(parts, folder.path() / "w").find("point 2 is another") != std::string::npos);
    SweepIdentity other = store_identity(1, 3);
    other.facts[1].value = "2000";
    parts[1] = folder.path() / "other";
    { (void)SweepStore::begin(parts[1], other, false); }
    CHECK(mistake(parts, folder.path() / "w").find("runs (2000 there, 100 asked for)") !=
          std::string::npos);
}

TEST_CASE("merge-incomplete: points that are missing are named, and nobody's file is touched",
          "[sweep]") {
    const TemporaryFolder folder;
    const std::vector<fs::path> parts = shards(folder, 1);
    const fs::path whole = folder.path() / "w";
    const fs::path mine = folder.write("w.part", "mine");
    const std::string missing = mistake(parts, whole);
    CHECK(missing.find("2 of 6 points are missing: 1, 4;") != std::string::npos);
    CHECK(merge_stores(parts, whole, true) == std::vector<PointRange>{{1, 1}, {4, 4}});
    CHECK(test::points_of(whole).size() == 4);
    CHECK(test::text_of(mine) == "mine");
    // Nothing is left beside it.
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path()))
        ++files;
    CHECK(files == parts.size() + 2);
    // A sweep into it goes on with what is missing.
    SweepStore store = SweepStore::begin(whole, store_identity(), false);
    CHECK(store.finished() == std::vector<std::int64_t>{0, 2, 3, 5});
}

TEST_CASE("ranges of missing points in words", "[sweep]") {
    CHECK(to_string(std::vector<PointRange>{{0, 3}, {7, 7}, {9, 10}}) == "0 to 3, 7, 9 to 10");
    std::vector<PointRange> many;
    for (std::int64_t p = 0; p < 24; p += 2)
        many.push_back({p, p});
    CHECK(to_string(many) == "0, 2, 4, 6, 8, 10, 12, 14, 16, 18, ...");
    CHECK(points_in(many) == 12);
}

TEST_CASE("a merge that is told to stop leaves nothing", "[sweep]") {
    const TemporaryFolder folder;
    const std::vector<fs::path> parts = shards(folder);
    const std::atomic<bool> stop{true};
    CHECK_THROWS_AS(merge_stores(parts, folder.path() / "w", false, &stop), Interrupted);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path()))
        ++files;
    CHECK(files == parts.size());
}
