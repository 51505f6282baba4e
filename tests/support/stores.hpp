#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/io/results/sweep_store.hpp"
#include "tests/support/program.hpp"

namespace kenesh::test {

/// A made-up sweep of six points.
inline SweepIdentity store_identity(int shard = 1, int shards = 1) {
    return {"0.2.0",
            {{"program", "0.2.0"}, {"runs", "100"}, {"file units.csv", "abc"}},
            "A title",
            "runs = 2\n",
            "grid",
            {"strength", "nominees"},
            6,
            "17",
            "kenesh sweep x",
            shard,
            shards};
}

inline SweepPointResult store_point(std::int64_t point) {
    const auto p = static_cast<double>(point);
    return {point,
            {"0.2", std::to_string(point)},
            100,
            {{"new", "a", "seats", 12.5 + p, 0.25}, {"new", "", "women", 30.0, {}}},
            {{"new", "a", 12, 40}, {"new", "a", 13, 60}}};
}

inline std::vector<SweepPointResult> points_of(SweepStore& store) {
    std::vector<SweepPointResult> out;
    store.for_each([&](const SweepPointResult& one) { out.push_back(one); });
    return out;
}

inline std::vector<SweepPointResult> points_of(const std::filesystem::path& path) {
    SweepStore store = SweepStore::open(path);
    return points_of(store);
}

}  // namespace kenesh::test
