#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "sim/io/results/sqlite.hpp"

namespace kenesh {

/// The tables of a store of this version (docs/sweep.md, "The store").
inline constexpr int kStoreVersion = 2;

/// Makes the tables and views; the view `points` has a column for each parameter.
void make_schema(SqliteDatabase& database, std::span<const std::string> parameters);

/// Whether there is no table yet: what a process leaves that was killed while it began a store.
[[nodiscard]] bool is_empty_store(SqliteDatabase& database);

/// Throws InputError where the file is no store of this version, has other tables, views, triggers
/// or indexes than make_schema() makes, or is damaged. Nothing of the file but its own schema table
/// is read before that is known to be ours.
void check_schema(SqliteDatabase& database);

/// Throws InputError that names the store.
[[noreturn]] void refuse_store(const std::filesystem::path& path, std::string message);

}  // namespace kenesh
