#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace kenesh {

enum class SqliteMode : std::uint8_t { read, write, create };

class SqliteStatement;

/// A connection to a database in one file. What the library reports becomes FileError with the
/// file's name: a full disk, a folder that may not be written, a damaged file.
class SqliteDatabase {
public:
    SqliteDatabase(const std::filesystem::path& path, SqliteMode mode);

    /// Statements without a result, separated by semicolons.
    void run(std::string_view sql);
    [[nodiscard]] SqliteStatement prepare(std::string_view sql);
    [[nodiscard]] std::int64_t number(std::string_view sql);
    [[nodiscard]] std::string text(std::string_view sql);
    [[noreturn]] void fail() const;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    struct Close {
        void operator()(sqlite3* database) const noexcept;
    };
    std::filesystem::path path_;
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

    [[nodiscard]] std::int64_t whole(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool null(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    void check(int code);

    SqliteDatabase* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A transaction: undone unless committed.
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
