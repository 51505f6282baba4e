#include "sim/io/results/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <system_error>
#include <thread>

namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPause{20};
constexpr std::chrono::seconds kTold{1};
constexpr std::chrono::seconds kHurry{10};
/// Steps of SQLite's machine between two looks at the flags: well under a millisecond.
constexpr int kSteps = 10'000;
/// What reading and checking a file takes is a few steps a byte.
constexpr std::int64_t kStepsAtLeast = 100'000'000;
constexpr std::int64_t kStepsPerByte = 200;
constexpr int kMostBytes = 1 << 26;  ///< of one value
constexpr int kMostSql = 1 << 20;

int flags_of(SqliteMode mode) noexcept {
    switch (mode) {
        case SqliteMode::read:
            return SQLITE_OPEN_READONLY;
        case SqliteMode::write:
            return SQLITE_OPEN_READWRITE;
        case SqliteMode::create:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case SqliteMode::memory:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
    }
    return SQLITE_OPEN_READONLY;
}

SqliteError::Kind kind_of(int code, int extended) noexcept {
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return SqliteError::Kind::busy;
    if (extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_UNIQUE)
        return SqliteError::Kind::exists;
    return SqliteError::Kind::other;
}

}  // namespace

struct SqliteDatabase::State {
    explicit State(SqliteWatch wanted) : watch(std::move(wanted)) {}

    SqliteWatch watch;
    std::int64_t most = kStepsAtLeast;  ///< steps of one statement
    std::int64_t left = kStepsAtLeast;
    Clock::time_point since{};  ///< when the present waiting began
    bool told = false;

    bool gives_up() {
        const auto waited = Clock::now() - since;
        if (waited > kTold && !told && watch.waiting) {
            told = true;
            watch.waiting();
        }
        return watch.stop.raised() || waited > watch.patience ||
               (watch.hurry.raised() && waited > kHurry);
    }

    static int busy(void* state, int times) {
        auto& self = *static_cast<State*>(state);
        if (times == 0) self.since = Clock::now();
        if (self.gives_up()) return 0;
        std::this_thread::sleep_for(kPause);
        return 1;
    }
    static int progress(void* state) {
        auto& self = *static_cast<State*>(state);
        self.left -= kSteps;
        return self.watch.stop.raised() || self.left < 0 ? 1 : 0;
    }
};

void SqliteDatabase::Forget::operator()(State* state) const noexcept {
    delete state;  // NOLINT(cppcoreguidelines-owning-memory): incomplete where it is declared
}

void SqliteDatabase::Close::operator()(sqlite3* database) const noexcept {
    sqlite3_close_v2(database);
}

SqliteDatabase::SqliteDatabase(const fs::path& path, SqliteMode mode, SqliteWatch watch)
    : path_(path), state_(new State(std::move(watch))) {
    sqlite3* raw = nullptr;
    // An absolute path is a file's, whatever it is called: ":memory:" and "" mean something else.
    const std::string name =
        mode == SqliteMode::memory ? std::string(":memory:") : fs::absolute(path).string();
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags_of(mode), nullptr);
    database_.reset(raw);
    if (code != SQLITE_OK) fail();
    guard(mode);
}

void SqliteDatabase::guard(SqliteMode mode) {
    sqlite3* raw = database_.get();
    sqlite3_extended_result_codes(raw, 1);
    for (const int off : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                          SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_FKEY})
        sqlite3_db_config(raw, off, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, kMostBytes);
    sqlite3_limit(raw, SQLITE_LIMIT_SQL_LENGTH, kMostSql);
    sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
    std::error_code error;
    const auto bytes = fs::file_size(path_, error);
    if (mode != SqliteMode::memory && !error)
        state_->most = state_->left =
            kStepsAtLeast + kStepsPerByte * static_cast<std::int64_t>(bytes);
    sqlite3_busy_handler(raw, State::busy, state_.get());
    sqlite3_progress_handler(raw, kSteps, State::progress, state_.get());
    run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
}

void SqliteDatabase::set_patience(std::chrono::milliseconds patience) noexcept {
    state_->watch.patience = patience;
}

void SqliteDatabase::fail() const {
    if (!database_) throw SqliteError("out of memory", SqliteError::Kind::other);
    const int extended = sqlite3_extended_errcode(database_.get());
    const int code = extended & 0xff;
    const SqliteError::Kind kind = kind_of(code, extended);
    const bool gave_up = code == SQLITE_INTERRUPT || kind == SqliteError::Kind::busy;
    if (gave_up && (state_->watch.stop.raised() || state_->watch.hurry.raised()))
        throw Interrupted();
    const std::string reason = code == SQLITE_INTERRUPT ? "it takes longer than a sound file can"
                                                        : sqlite3_errmsg(database_.get());
    throw SqliteError(fmt::format("cannot use the store {}: {}", path_.string(), reason), kind);
}

void SqliteDatabase::run(std::string_view sql) {
    const std::string text(sql);
    state_->left = state_->most;
    if (sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    state_->left = state_->most;
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
    database_->state_->left = database_->state_->most;
    return false;
}

void SqliteStatement::finish() {
    while (step()) {
    }
}

void SqliteStatement::reset() noexcept {
    sqlite3_reset(statement_.get());
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

int SqliteStatement::type(int column) const {
    return sqlite3_column_type(statement_.get(), column);
}

bool SqliteStatement::null(int column) const {
    return type(column) == SQLITE_NULL;
}

bool SqliteStatement::is_whole(int column) const {
    return type(column) == SQLITE_INTEGER;
}

bool SqliteStatement::is_number(int column) const {
    return type(column) == SQLITE_INTEGER || type(column) == SQLITE_FLOAT;
}

bool SqliteStatement::is_text(int column) const {
    return type(column) == SQLITE_TEXT;
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
    if (!open_) return;
    try {
        database_.run("ROLLBACK");
    } catch (const std::exception&) {
        // Nothing is left to undo: SQLite has rolled back itself, as it does when the disk is full.
    }
}

void SqliteTransaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace kenesh
