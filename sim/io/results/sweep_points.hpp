#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/io/results/sqlite.hpp"
#include "sim/sweep/point.hpp"

namespace kenesh {

/// Points that are in a store, in order. Throws InputError where one is none of the design's, which
/// has `points`.
[[nodiscard]] std::vector<std::int64_t> stored_points(SqliteDatabase& database,
                                                      std::int64_t points);

/// Puts a point into the tables, all of its rows; the caller has a transaction.
void write_point(SqliteDatabase& database, const SweepPointResult& result);

/// SHA-256 of what a store keeps of a point, the same on every machine.
[[nodiscard]] std::string point_digest(const SweepPointResult& result);

/// Reads points, one after the other. Between two points nothing is locked.
class PointReader {
public:
    /// `parameters`: how many the design has.
    PointReader(SqliteDatabase& database, std::size_t parameters);

    /// Throws InputError that names the point and what is wrong: rows are missing or of another
    /// type, or they are not those that were written.
    [[nodiscard]] SweepPointResult read(std::int64_t point);

private:
    [[noreturn]] void refuse(std::int64_t point, const std::string& what) const;
    void read_settings(SweepPointResult& out);
    void read_measures(SweepPointResult& out);
    void read_histogram(SweepPointResult& out);

    SqliteDatabase* database_;
    std::size_t parameters_;
    SqliteStatement point_, settings_, numbers_, bins_;
};

}  // namespace kenesh
