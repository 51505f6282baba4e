#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace kenesh::test {

/// A database as any other program opens it: nothing is forbidden.
class Sqlite {
public:
    explicit Sqlite(const std::filesystem::path& path) {
        if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK) fail();
        sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    }
    ~Sqlite() { sqlite3_close_v2(database_); }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    /// What the `sqlite3` shell prints: columns between "|", rows between line breaks.
    std::string lines(const std::string& sql) {
        std::string out;
        const auto add = [](void* text, int columns, char** values, char**) {
            auto& to = *static_cast<std::string*>(text);
            to += to.empty() ? "" : "\n";
            for (int c = 0; c < columns; ++c) {
                to += c > 0 ? "|" : "";
                to += values[c] == nullptr ? "" : values[c];
            }
            return 0;
        };
        if (sqlite3_exec(database_, sql.c_str(), add, &out, nullptr) != SQLITE_OK) fail();
        return out;
    }
    void run(const std::string& sql) { static_cast<void>(lines(sql)); }

private:
    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(database_)); }
    sqlite3* database_ = nullptr;
};

}  // namespace kenesh::test
