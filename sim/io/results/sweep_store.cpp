#include "sim/io/results/sweep_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "sim/core/diagnostics.hpp"
#include "sim/io/results/sweep_points.hpp"
#include "sim/io/results/sweep_schema.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// What a writer waits for another writer, who may be about to end.
constexpr std::chrono::milliseconds kBrief{2000};
/// What a writer waits for readers: as long as they take.
constexpr std::chrono::milliseconds kAsLongAsItTakes = std::chrono::hours(24 * 365);

/// A finished point must survive the loss of power, and a store should be one file: the rollback
/// journal, synchronous.
void set_up(SqliteDatabase& database) {
    database.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;");
}

fs::path journal_of(const fs::path& path) {
    return path.string() + "-journal";
}

/// A journal that ends so belongs to a transaction over several files, and playing it back may
/// remove one of them (https://sqlite.org/fileformat.html, "super-journal"). No sweep makes one.
bool names_other_files(const fs::path& journal) {
    constexpr std::array<char, 8> kMagic{'\xd9', '\xd5', '\x05', '\xf9',
                                         '\x20', '\xa1', '\x63', '\xd7'};
    std::array<char, 8> end{};
    std::ifstream file(journal, std::ios::binary | std::ios::ate);
    if (!file || file.tellg() < static_cast<std::streamoff>(end.size())) return false;
    file.seekg(-static_cast<std::streamoff>(end.size()), std::ios::end);
    file.read(end.data(), end.size());
    return file && end == kMagic;
}

/// A journal that a killed process left is played back, which reading alone cannot do.
void play_back_journal(const fs::path& path, const SqliteWatch& watch) {
    std::error_code ignored;
    const fs::path journal = journal_of(path);
    if (!fs::exists(journal, ignored)) return;
    if (names_other_files(journal))
        refuse_store(path, "has a journal beside it that no sweep makes: " + journal.string());
    SqliteDatabase database(path, SqliteMode::write, watch);
    static_cast<void>(is_empty_store(database));
}

/// Throws InputError unless there is a file that may be a store.
void check_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) refuse_store(path, "there is no such file");
    if (error) refuse_store(path, "cannot be read: " + error.message());
    if (fs::is_directory(status)) refuse_store(path, "is a folder; a store of a sweep is a file");
    if (!fs::is_regular_file(status)) refuse_store(path, "is not a sweep store");
}

/// Throws InputError unless the file is a database with a rollback journal, as stores are: opening
/// any other would make files beside it (https://sqlite.org/fileformat.html, "The Database
/// Header").
void check_header(const fs::path& path) {
    std::array<char, 20> bytes{};
    std::ifstream(path, std::ios::binary).read(bytes.data(), bytes.size());
    const std::string_view header(bytes.data(), bytes.size());
    if (header.substr(0, 16) != std::string_view("SQLite format 3\0", 16) ||
        header.substr(18) != "\1\1")
        refuse_store(path, "is not a sweep store");
}

bool has_bytes(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return !error && size > 0;
}

}  // namespace

SweepStore::SweepStore(const fs::path& path, SqliteMode mode, const SqliteWatch& watch)
    : stop_(watch.stop), database_(std::make_unique<SqliteDatabase>(path, mode, watch)) {}

/// Whether the store is this sweep's, or new; false if it is another one that may be replaced.
bool SweepStore::claim(const SweepIdentity& identity, bool force) {
    SqliteDatabase& database = *database_;
    const fs::path& path = database.path();
    try {
        set_up(database);
        held_ = std::make_unique<SqliteTransaction>(database);
        if (is_empty_store(database)) {
            make_schema(database, identity.parameters);
            write_identity(database, identity);
            held_->commit();
            held_ = std::make_unique<SqliteTransaction>(database);
            return true;
        }
        check_schema(database);
    } catch (const SqliteError& error) {
        if (error.kind() != SqliteError::Kind::busy) throw;
        throw FileError(fmt::format(
            "another process writes to {}: wait for it, or give each a store of its own (--shard)",
            path.string()));
    }
    const SweepIdentity there = read_identity(database);
    const std::string differs = differences(there, identity);
    const bool same_shard = there.shard == identity.shard && there.shards == identity.shards;
    if (differs.empty() && same_shard) return true;
    if (force) return false;
    refuse_store(path,
                 differs.empty()
                     ? fmt::format("holds shard {}/{} of this sweep", there.shard, there.shards)
                     : fmt::format("holds another sweep; what differs: {}; name another "
                                   "file, or --force to begin anew",
                                   differs));
}

SweepStore SweepStore::begin(const fs::path& path, const SweepIdentity& identity, bool force,
                             SqliteWatch watch) {
    std::error_code ignored;
    if (fs::exists(path, ignored)) {
        check_file(path);
        if (has_bytes(path)) play_back_journal(path, watch);
        if (has_bytes(path)) check_header(path);
    }
    watch.patience = kBrief;
    for (bool again : {true, false}) {
        SweepStore store(path, SqliteMode::create, watch);
        if (store.claim(identity, force)) {
            store.database_->set_patience(kAsLongAsItTakes);
            return store;
        }
        if (again) fs::remove(path);
    }
    throw FileError(fmt::format("another process began a store at {}", path.string()));
}

SweepStore SweepStore::open(const fs::path& path, const SqliteWatch& watch) {
    check_file(path);
    play_back_journal(path, watch);
    check_header(path);
    SweepStore store(path, SqliteMode::read, watch);
    check_schema(*store.database_);
    return store;
}

SweepIdentity SweepStore::identity() {
    return read_identity(*database_);
}

std::vector<std::int64_t> SweepStore::finished() {
    return stored_points(*database_, identity().points);
}

std::string SweepStore::digest_of(std::int64_t point) {
    SqliteStatement row = database_->prepare("SELECT digest FROM point WHERE point = ?");
    row.bind(0, point);
    return row.step() ? row.text(0) : std::string();
}

void SweepStore::write(const SweepPointResult& result) {
    try {
        add(result);
        keep();
    } catch (...) {
        held_.reset();  // undone: nobody waits for a point that will not come
        throw;
    }
}

void SweepStore::add(const SweepPointResult& result) {
    if (!held_) held_ = std::make_unique<SqliteTransaction>(*database_);
    try {
        write_point(*database_, result);
    } catch (const SqliteError& error) {
        if (error.kind() != SqliteError::Kind::exists) throw;
        throw FileError(fmt::format("another process has written point {} to {}; this one ends",
                                    result.point, database_->path().string()));
    }
}

void SweepStore::keep() {
    held_->commit();
    held_ = std::make_unique<SqliteTransaction>(*database_);
}

void SweepStore::for_each(const std::function<void(const SweepPointResult&)>& visit) {
    const SweepIdentity about = identity();
    PointReader reader(*database_, about.parameters.size());
    for (const std::int64_t point : stored_points(*database_, about.points)) {
        stop_.check();
        visit(reader.read(point));
    }
}

}  // namespace kenesh
