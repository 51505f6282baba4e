#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/io/results/sqlite.hpp"

namespace kenesh {

/// One thing that decides a sweep's numbers: "runs" and "2000", "file units.csv" and its digest.
struct SweepFact {
    std::string name, value;
    friend bool operator==(const SweepFact&, const SweepFact&) = default;
};

/// What a store holds the points of. Stores with the same facts can be merged; a store whose facts
/// differ from what is asked is of another sweep.
struct SweepIdentity {
    std::string program;           ///< version that began the store
    std::vector<SweepFact> facts;  ///< everything that decides a number (sweep_facts())
    std::string title;             ///< of the scenario
    std::string scenario;          ///< of the first point, as resolved
    std::string design;            ///< kind
    std::vector<std::string> parameters;
    std::int64_t points = 0;
    std::string seed;     ///< of the runs that all points share
    std::string command;  ///< that began the store, as typed
    int shard = 1, shards = 1;
    friend bool operator==(const SweepIdentity&, const SweepIdentity&) = default;

    /// SHA-256 of the facts.
    [[nodiscard]] std::string digest() const;
};

/// What differs, in words: "runs (2000 there, 20000 asked for), the file 'units.csv'"; "" where
/// nothing does.
[[nodiscard]] std::string differences(const SweepIdentity& there, const SweepIdentity& asked);

void write_identity(SqliteDatabase& database, const SweepIdentity& identity);

/// Throws InputError where something is missing or cannot be.
[[nodiscard]] SweepIdentity read_identity(SqliteDatabase& database);

}  // namespace kenesh
