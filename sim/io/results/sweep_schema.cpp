#include "sim/io/results/sweep_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {
namespace {

/// "Knsh": what `file` and a careful reader see in the header.
constexpr std::int64_t kApplication = 0x4b6e7368;
constexpr std::size_t kMostParameters = 1000;

// Names stand once, in `name`, so that a point takes a tenth of the room; the views put them back.
constexpr std::string_view kTables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE fact (position INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE parameter (position INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE point (point INTEGER PRIMARY KEY, runs INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE setting (point INTEGER, position INTEGER, value, text TEXT NOT NULL,
                      PRIMARY KEY (point, position)) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE number (point INTEGER, place INTEGER, system INTEGER NOT NULL, choice INTEGER NOT NULL,
                     measure INTEGER NOT NULL, value REAL NOT NULL, error REAL,
                     low REAL, high REAL, PRIMARY KEY (point, place)) WITHOUT ROWID;
CREATE TABLE bin (point INTEGER, system INTEGER, choice INTEGER, seats INTEGER,
                  runs INTEGER NOT NULL, PRIMARY KEY (point, system, choice, seats)) WITHOUT ROWID;
CREATE VIEW result AS
  SELECT number.point, s.text AS system, c.text AS choice, m.text AS measure, value, error,
         low, high
  FROM number JOIN name s ON s.id = number.system JOIN name c ON c.id = number.choice
  JOIN name m ON m.id = number.measure ORDER BY number.point, number.place;
CREATE VIEW histogram AS
  SELECT bin.point, s.text AS system, c.text AS choice, seats, runs
  FROM bin JOIN name s ON s.id = bin.system JOIN name c ON c.id = bin.choice;
)sql";

/// A name as a column of SQL.
std::string quoted_name(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

/// A line for each point, a column for each parameter.
std::string points_view(std::span<const std::string> parameters) {
    std::string out = "CREATE VIEW points AS SELECT point, runs";
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        out += fmt::format(
            ",\n  (SELECT value FROM setting s WHERE s.point = p.point AND position = {}) AS {}", i,
            quoted_name(parameters[i]));
    }
    return out + "\n  FROM point p;\n";
}

struct SchemaRow {
    std::string type, name, table, sql;
    friend bool operator==(const SchemaRow&, const SchemaRow&) = default;
};

/// At most one row more than `most`.
std::vector<SchemaRow> schema_of(SqliteDatabase& database, std::size_t most) {
    SqliteStatement rows =
        database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name");
    std::vector<SchemaRow> out;
    while (out.size() <= most && rows.step())
        out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
    return out;
}

std::vector<SchemaRow> expected_schema(std::span<const std::string> parameters) {
    SqliteDatabase own("schema", SqliteMode::memory);
    make_schema(own, parameters);
    return schema_of(own, 100);
}

/// Tables without the view that depends on the parameters; then that.
void compare_schema(SqliteDatabase& database) {
    const auto is_points = [](const SchemaRow& row) { return row.name == "points"; };
    std::vector<SchemaRow> expected = expected_schema({});
    std::vector<SchemaRow> there = schema_of(database, expected.size());
    const auto view = std::ranges::find_if(there, is_points);
    const SchemaRow points = view == there.end() ? SchemaRow{} : *view;
    std::erase_if(expected, is_points);
    std::erase_if(there, is_points);
    const char* const kOther = "has tables, views, triggers or indexes that no sweep makes";
    if (there != expected) refuse_store(database.path(), kOther);
    std::vector<std::string> parameters;
    SqliteStatement names = database.prepare("SELECT name FROM parameter ORDER BY position");
    while (parameters.size() <= kMostParameters && names.step())
        parameters.push_back(names.text(0));
    if (parameters.size() > kMostParameters)
        refuse_store(database.path(), fmt::format("has more than {} parameters", kMostParameters));
    const auto ours = expected_schema(parameters);
    if (points != *std::ranges::find_if(ours, is_points)) refuse_store(database.path(), kOther);
}

/// " (kenesh 0.2.0)" where that can be read.
std::string writer_of(SqliteDatabase& database) {
    try {
        const std::string program =
            database.text("SELECT substr(value, 1, 40) FROM meta WHERE key = 'program'");
        return program.empty() ? "" : " (kenesh " + program + ")";
    } catch (const SqliteError&) {
        return {};
    }
}

void check_version(SqliteDatabase& database) {
    try {
        if (database.number("PRAGMA application_id") != kApplication)
            refuse_store(database.path(), "is not a sweep store");
    } catch (const SqliteError& error) {
        if (error.kind() == SqliteError::Kind::busy) throw;
        refuse_store(database.path(), "is not a sweep store, or a damaged one");
    }
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version != kStoreVersion) {
        refuse_store(database.path(),
                     fmt::format("is a store of version {}{}; this program reads version {}: sweep "
                                 "again, or read it with the program that wrote it{}",
                                 version,
                                 version == 1 ? ", in which measures have other names and units "
                                                "(docs/sweep.md)"
                                              : "",
                                 kStoreVersion, writer_of(database)));
    }
}

}  // namespace

void refuse_store(const std::filesystem::path& path, std::string message) {
    throw InputError({{{path.string(), 0, 0}, std::move(message), {}}});
}

void make_schema(SqliteDatabase& database, std::span<const std::string> parameters) {
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplication,
                             kStoreVersion));
    database.run(kTables);
    database.run(points_view(parameters));
}

bool is_empty_store(SqliteDatabase& database) {
    try {
        return database.number("SELECT count(*) FROM sqlite_master") == 0 &&
               database.number("PRAGMA application_id") == 0;
    } catch (const SqliteError& error) {
        if (error.kind() == SqliteError::Kind::busy) throw;
        return false;  // no database at all: check_schema() says so
    }
}

void check_schema(SqliteDatabase& database) {
    check_version(database);
    std::string fault;
    try {
        compare_schema(database);
        fault = database.text("PRAGMA quick_check(1)");
    } catch (const SqliteError& error) {
        if (error.kind() == SqliteError::Kind::busy) throw;
        fault = error.what();
    }
    if (fault != "ok") refuse_store(database.path(), "is a damaged store: " + fault);
}

}  // namespace kenesh
