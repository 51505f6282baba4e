#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/results/sqlite.hpp"

namespace kenesh {

/// What a store holds the points of. Two stores with one digest can be merged; a store whose digest
/// differs from what is asked is of another sweep.
struct SweepIdentity {
    std::string program;   ///< version that began the store
    std::string digest;    ///< of the program's version, scenario, design, runs and seed
    std::string title;     ///< of the scenario
    std::string scenario;  ///< of the first point, as resolved
    std::string design;    ///< kind
    std::vector<std::string> parameters;
    std::int64_t points = 0;
    std::string seed;     ///< of the runs that all points share
    std::string command;  ///< that began the store, as typed
    int shard = 1, shards = 1;
    friend bool operator==(const SweepIdentity&, const SweepIdentity&) = default;
};

/// A number of a system, of one of its choices, or of a pair of systems ("new - old").
struct SweepMeasure {
    std::string system, choice;  ///< choice: empty for numbers of a system
    std::string measure;
    double value = 0.0;
    double error = -1.0;  ///< Monte Carlo standard error; negative: none
    friend bool operator==(const SweepMeasure&, const SweepMeasure&) = default;
};

struct SweepBin {
    std::string system, choice;
    std::int64_t seats = 0, runs = 0;
    friend bool operator==(const SweepBin&, const SweepBin&) = default;
};

struct SweepPointResult {
    std::int64_t point = 0;  ///< position in the design
    std::vector<std::string> values;
    std::int64_t runs = 0;
    std::vector<SweepMeasure> measures;
    std::vector<SweepBin> histogram;
    friend bool operator==(const SweepPointResult&, const SweepPointResult&) = default;
};

/// The results of a sweep in one SQLite file (docs/sweep.md, "The store"). A point is one
/// transaction: a process that dies at any moment loses the points in hand and no other.
class SweepStore {
public:
    static constexpr int kSchema = 2;

    /// Begins a store, or goes on with one of the same digest and shard. Throws InputError if there
    /// is another store, unless `force` (then it is begun anew), or a file that is no store of this
    /// version (never touched, force or not); FileError if it cannot be read or written.
    [[nodiscard]] static SweepStore begin(const std::filesystem::path& path,
                                          const SweepIdentity& identity, bool force);
    /// To read only. Throws as above.
    [[nodiscard]] static SweepStore open(const std::filesystem::path& path);

    [[nodiscard]] SweepIdentity identity();
    /// Points that are there, in order.
    [[nodiscard]] std::vector<std::int64_t> finished();
    void write(const SweepPointResult& result);
    /// All points in order.
    void for_each(const std::function<void(const SweepPointResult&)>& visit);

private:
    explicit SweepStore(SqliteDatabase database) : database_(std::move(database)) {}
    SqliteDatabase database_;
};

/// Puts the points of all stores into a new one. Throws InputError if they are of different sweeps
/// or one of them is no store; nothing is written then.
void merge_stores(std::span<const std::filesystem::path> from, const std::filesystem::path& to);

}  // namespace kenesh
