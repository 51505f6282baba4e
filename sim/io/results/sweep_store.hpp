#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "sim/io/results/sqlite.hpp"
#include "sim/io/results/sweep_identity.hpp"
#include "sim/sweep/point.hpp"

namespace kenesh {

/// The results of a sweep in one SQLite file (docs/sweep.md, "The store"). A point is one
/// transaction: a process that dies at any moment loses the points in hand and no other. One
/// process writes; any number may read meanwhile, and none of them ends the writer's work.
class SweepStore {
public:
    SweepStore(SweepStore&&) noexcept = default;
    SweepStore& operator=(SweepStore&&) = delete;
    SweepStore(const SweepStore&) = delete;
    SweepStore& operator=(const SweepStore&) = delete;
    ~SweepStore() = default;

    /// Begins a store, or goes on with one of the same facts and shard. Until it is gone no other
    /// process can write to the file. Throws InputError, with what differs, if there is another
    /// sweep's store, unless `force` (then it is begun anew), or a file that is no store of this
    /// version (never touched, force or not); FileError if it cannot be read or written, or another
    /// process writes to it.
    [[nodiscard]] static SweepStore begin(const std::filesystem::path& path,
                                          const SweepIdentity& identity, bool force,
                                          SqliteWatch watch = {});
    /// To read only. Throws as above, and InputError if there is no such file.
    [[nodiscard]] static SweepStore open(const std::filesystem::path& path,
                                         const SqliteWatch& watch = {});

    [[nodiscard]] SweepIdentity identity();
    /// Points that are there, in order.
    [[nodiscard]] std::vector<std::int64_t> finished();
    /// The stored point's digest (point_digest()), "" if it is not there.
    [[nodiscard]] std::string digest_of(std::int64_t point);
    /// A point that lasts from now on. Waits for readers as long as they take, unless the watch
    /// says otherwise: then Interrupted.
    void write(const SweepPointResult& result);
    /// The same in two steps, for many points that last or are lost together.
    void add(const SweepPointResult& result);
    void keep();
    /// All points in order. While `visit` runs nothing is locked. Throws InputError for a point
    /// that is not what was written; Interrupted.
    void for_each(const std::function<void(const SweepPointResult&)>& visit);

private:
    SweepStore(const std::filesystem::path& path, SqliteMode mode, const SqliteWatch& watch);
    [[nodiscard]] bool claim(const SweepIdentity& identity, bool force);

    StopFlag stop_;
    std::unique_ptr<SqliteDatabase> database_;
    std::unique_ptr<SqliteTransaction> held_;  ///< the writer's, open between two points
};

}  // namespace kenesh
