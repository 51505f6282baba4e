#include "sim/io/results/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

constexpr int kBusyMilliseconds = 10'000;

int flags_of(SqliteMode mode) noexcept {
    switch (mode) {
        case SqliteMode::read:
            return SQLITE_OPEN_READONLY;
        case SqliteMode::write:
            return SQLITE_OPEN_READWRITE;
        case SqliteMode::create:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

}  // namespace

void SqliteDatabase::Close::operator()(sqlite3* database) const noexcept {
    sqlite3_close_v2(database);
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& path, SqliteMode mode) : path_(path) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags_of(mode), nullptr);
    database_.reset(raw);
    if (code != SQLITE_OK) fail();
    sqlite3_busy_timeout(raw, kBusyMilliseconds);
}

void SqliteDatabase::fail() const {
    const char* reason = database_ ? sqlite3_errmsg(database_.get()) : "out of memory";
    throw FileError(fmt::format("cannot use the store {}: {}", path_.string(), reason));
}

void SqliteDatabase::run(std::string_view sql) {
    const std::string text(sql);
    if (sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &raw,
                           nullptr) != SQLITE_OK) {
        fail();
    }
    return {*this, raw};
}

std::int64_t SqliteDatabase::number(std::string_view sql) {
    SqliteStatement statement = prepare(sql);
    return statement.step() ? statement.whole(0) : 0;
}

std::string SqliteDatabase::text(std::string_view sql) {
    SqliteStatement statement = prepare(sql);
    return statement.step() ? statement.text(0) : std::string();
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

void SqliteStatement::check(int code) {
    if (code != SQLITE_OK) database_->fail();
}

SqliteStatement& SqliteStatement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter + 1, value));
    return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, double value) {
    check(sqlite3_bind_double(statement_.get(), parameter + 1, value));
    return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, std::string_view value) {
    check(sqlite3_bind_text(statement_.get(), parameter + 1, value.data(),
                            static_cast<int>(value.size()), SQLITE_TRANSIENT));
    return *this;
}

SqliteStatement& SqliteStatement::bind_null(int parameter) {
    check(sqlite3_bind_null(statement_.get(), parameter + 1));
    return *this;
}

bool SqliteStatement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->fail();
    check(sqlite3_reset(statement_.get()));
    return false;
}

void SqliteStatement::finish() {
    while (step()) {
    }
}

std::int64_t SqliteStatement::whole(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string SqliteStatement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool SqliteStatement::null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
    if (!open_) return;
    try {
        database_.run("ROLLBACK");
    } catch (const FileError&) {
        // Nothing is left to undo: SQLite has rolled back itself, as it does when the disk is full.
    }
}

void SqliteTransaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace kenesh
