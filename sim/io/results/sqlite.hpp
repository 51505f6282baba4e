#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sim/core/interrupted.hpp"
#include "sim/io/text/file_writer.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace kenesh {

/// memory: a new database that is in no file; its path is only a name.
enum class SqliteMode : std::uint8_t { read, write, create, memory };

/// When to give up: on work, and on waiting for other processes that use the file.
struct SqliteWatch {
    StopFlag stop{};                             ///< no more work, no more waiting: Interrupted
    StopFlag hurry{};                            ///< wait ten seconds at most: then Interrupted
    std::chrono::milliseconds patience{10'000};  ///< most waiting
    std::function<void()> waiting{};             ///< called once, after a second of waiting
};

/// What the library reports, with the file's name: a full disk, a folder that may not be written, a
/// damaged file.
class SqliteError : public FileError {
public:
    enum class Kind : std::uint8_t {
        busy,    ///< another process holds the file, beyond the patience
        exists,  ///< a row is there already
        other
    };
    SqliteError(const std::string& message, Kind kind) : FileError(message), kind_(kind) {}
    [[nodiscard]] Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

class SqliteStatement;

/// A connection to a database in one file. The file may come from anyone: its triggers and views
/// never run, its functions are not trusted, cells are checked, and no statement works more than a
/// file of its size can ask for (https://sqlite.org/security.html). Throws SqliteError, and
/// Interrupted where the watch says so.
class SqliteDatabase {
public:
    SqliteDatabase(const std::filesystem::path& path, SqliteMode mode, SqliteWatch watch = {});

    /// Statements without a result, separated by semicolons.
    void run(std::string_view sql);
    [[nodiscard]] SqliteStatement prepare(std::string_view sql);
    /// The first row's first column; 0 or "" where there is no row.
    [[nodiscard]] std::int64_t number(std::string_view sql);
    [[nodiscard]] std::string text(std::string_view sql);
    [[noreturn]] void fail() const;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    void set_patience(std::chrono::milliseconds patience) noexcept;

private:
    friend class SqliteStatement;
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    struct State;  ///< what the library's callbacks see
    struct Forget {
        void operator()(State* state) const noexcept;
    };
    void guard(SqliteMode mode);
    std::filesystem::path path_;
    std::unique_ptr<State, Forget> state_;
    std::unique_ptr<sqlite3, Close> database_;
};

/// A statement to be run many times. Parameters and columns count from 0.
class SqliteStatement {
public:
    SqliteStatement(SqliteDatabase& database, sqlite3_stmt* statement)
        : database_(&database), statement_(statement) {}

    SqliteStatement& bind(int parameter, std::int64_t value);
    SqliteStatement& bind(int parameter, double value);
    SqliteStatement& bind(int parameter, std::string_view value);
    SqliteStatement& bind_null(int parameter);
    /// True if there is a row; false, and ready for the next values, at the end.
    bool step();
    /// Runs a statement that gives no rows.
    void finish();
    /// Ready for the next values, before the end.
    void reset() noexcept;

    [[nodiscard]] std::int64_t whole(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool null(int column) const;
    /// Whether the value is of this type as it stands in the file, which need not be the column's.
    [[nodiscard]] bool is_whole(int column) const;
    [[nodiscard]] bool is_number(int column) const;
    [[nodiscard]] bool is_text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    void check(int code);
    [[nodiscard]] int type(int column) const;

    SqliteDatabase* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A transaction: undone unless committed. It keeps other writers out from the beginning.
class SqliteTransaction {
public:
    explicit SqliteTransaction(SqliteDatabase& database);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;
    void commit();

private:
    SqliteDatabase& database_;
    bool open_ = true;
};

}  // namespace kenesh
