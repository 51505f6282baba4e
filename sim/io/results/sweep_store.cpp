#include "sim/io/results/sweep_store.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// "Knsh": what `file` and a careful reader see in the header.
constexpr std::int64_t kApplication = 0x4b6e7368;

// Names stand once, in `name`, so that a point takes a tenth of the room; the views put them back.
constexpr std::string_view kSchemaText = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE parameter (position INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE point (point INTEGER PRIMARY KEY, runs INTEGER NOT NULL);
CREATE TABLE setting (point INTEGER, position INTEGER, value TEXT NOT NULL,
                      PRIMARY KEY (point, position)) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE number (point INTEGER, place INTEGER, system INTEGER NOT NULL, choice INTEGER NOT NULL,
                     measure INTEGER NOT NULL, value REAL NOT NULL, error REAL,
                     PRIMARY KEY (point, place)) WITHOUT ROWID;
CREATE TABLE bin (point INTEGER, system INTEGER, choice INTEGER, seats INTEGER,
                  runs INTEGER NOT NULL, PRIMARY KEY (point, system, choice, seats)) WITHOUT ROWID;
CREATE VIEW result AS
  SELECT number.point, s.text AS system, c.text AS choice, m.text AS measure, value, error
  FROM number JOIN name s ON s.id = number.system JOIN name c ON c.id = number.choice
  JOIN name m ON m.id = number.measure ORDER BY number.point, number.place;
CREATE VIEW histogram AS
  SELECT bin.point, s.text AS system, c.text AS choice, seats, runs
  FROM bin JOIN name s ON s.id = bin.system JOIN name c ON c.id = bin.choice;
)sql";

[[noreturn]] void refuse(const fs::path& path, std::string message, std::string suggestion = {}) {
    throw InputError({{{path.string(), 0, 0}, std::move(message), std::move(suggestion)}});
}

/// Refuses what is no store of this version, or one that is damaged.
void check_store(SqliteDatabase& database) {
    const fs::path& path = database.path();
    try {
        if (database.number("PRAGMA application_id") != kApplication)
            refuse(path, "is not a sweep store");
    } catch (const FileError&) {
        refuse(path, "is not a sweep store, or a damaged one");
    }
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version == 1) {
        refuse(path,
               "is a store of version 1, in which measures have other names and units "
               "(docs/sweep.md): sweep again, or read it with the program that wrote it");
    }
    if (version != SweepStore::kSchema) {
        refuse(path, fmt::format("is a store of version {}; this program reads version {}", version,
                                 SweepStore::kSchema));
    }
    std::string fault;
    try {
        fault = database.text("PRAGMA quick_check(1)");
    } catch (const FileError& error) {
        fault = error.what();
    }
    if (fault != "ok") refuse(path, "is a damaged store: " + fault);
}

/// A database without a table: what a process leaves that was killed while it began a store.
bool is_empty(SqliteDatabase& database) {
    try {
        return database.number("SELECT count(*) FROM sqlite_master") == 0 &&
               database.number("PRAGMA application_id") == 0;
    } catch (const FileError&) {
        return false;  // no database at all: check_store() says so
    }
}

void write_meta(SqliteDatabase& database, const SweepIdentity& identity) {
    SqliteStatement meta = database.prepare("INSERT INTO meta VALUES (?, ?)");
    const auto put = [&meta](std::string_view key, auto value) {
        meta.bind(0, key).bind(1, value).finish();
    };
    put("program", std::string_view(identity.program));
    put("digest", std::string_view(identity.digest));
    put("title", std::string_view(identity.title));
    put("scenario", std::string_view(identity.scenario));
    put("design", std::string_view(identity.design));
    put("points", identity.points);
    put("seed", std::string_view(identity.seed));
    put("command", std::string_view(identity.command));
    put("shard", std::int64_t{identity.shard});
    put("shards", std::int64_t{identity.shards});
    SqliteStatement parameter = database.prepare("INSERT INTO parameter VALUES (?, ?)");
    for (std::size_t i = 0; i < identity.parameters.size(); ++i) {
        parameter.bind(0, static_cast<std::int64_t>(i))
            .bind(1, std::string_view(identity.parameters[i]))
            .finish();
    }
}

void fill(SqliteDatabase& database, const SweepIdentity& identity) {
    SqliteTransaction transaction(database);
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplication,
                             SweepStore::kSchema));
    database.run(kSchemaText);
    write_meta(database, identity);
    transaction.commit();
}

/// A finished point must survive the loss of power, and a store should be one file: the rollback
/// journal, synchronous.
void set_up(SqliteDatabase& database) {
    database.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;");
}

/// Position of a text in `name`, put there if it is new.
class Names {
public:
    explicit Names(SqliteDatabase& database)
        : insert_(database.prepare("INSERT OR IGNORE INTO name (text) VALUES (?)")),
          find_(database.prepare("SELECT id FROM name WHERE text = ?")) {}
    std::int64_t operator()(const std::string& text) {
        if (!last_.empty() && text == last_) return last_id_;
        insert_.bind(0, std::string_view(text)).finish();
        find_.bind(0, std::string_view(text));
        find_.step();
        last_id_ = find_.whole(0);
        find_.step();
        last_ = text;
        return last_id_;
    }

private:
    SqliteStatement insert_, find_;
    std::string last_;
    std::int64_t last_id_ = 0;
};

void write_measures(SqliteDatabase& database, const SweepPointResult& result) {
    Names system(database), choice(database), measure(database);
    SqliteStatement number = database.prepare("INSERT INTO number VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const SweepMeasure& m : result.measures) {
        number.bind(0, result.point).bind(1, place++).bind(2, system(m.system));
        number.bind(3, choice(m.choice)).bind(4, measure(m.measure)).bind(5, m.value);
        if (m.error < 0.0) {
            number.bind_null(6);
        } else {
            number.bind(6, m.error);
        }
        number.finish();
    }
    SqliteStatement bin = database.prepare("INSERT INTO bin VALUES (?, ?, ?, ?, ?)");
    for (const SweepBin& b : result.histogram) {
        bin.bind(0, result.point).bind(1, system(b.system)).bind(2, choice(b.choice));
        bin.bind(3, b.seats).bind(4, b.runs).finish();
    }
}

}  // namespace

SweepStore SweepStore::begin(const fs::path& path, const SweepIdentity& identity, bool force) {
    std::error_code ignored;
    if (fs::exists(path, ignored) && fs::file_size(path, ignored) > 0) {
        SqliteDatabase database(path, SqliteMode::write);
        if (is_empty(database)) {
            set_up(database);
            fill(database, identity);
            return SweepStore(std::move(database));
        }
        check_store(database);
        SweepStore store(std::move(database));
        const SweepIdentity there = store.identity();
        if (there.digest == identity.digest && there.shard == identity.shard &&
            there.shards == identity.shards) {
            set_up(store.database_);
            return store;
        }
        if (!force) {
            refuse(path,
                   there.digest == identity.digest
                       ? fmt::format("holds shard {}/{} of this sweep", there.shard, there.shards)
                       : "holds another sweep: its scenario, design, runs, seed or program "
                         "differ; name another file, or --force to begin anew");
        }
        store = SweepStore(SqliteDatabase(path, SqliteMode::read));
        fs::remove(path);
    }
    SqliteDatabase database(path, SqliteMode::create);
    set_up(database);
    fill(database, identity);
    return SweepStore(std::move(database));
}

SweepStore SweepStore::open(const fs::path& path) {
    // A journal that a killed process left has to be played back, which reading alone cannot do.
    std::error_code ignored;
    const bool hot = fs::exists(path.string() + "-journal", ignored);
    SqliteDatabase database(path, hot ? SqliteMode::write : SqliteMode::read);
    check_store(database);
    return SweepStore(std::move(database));
}

SweepIdentity SweepStore::identity() {
    const auto get = [this](std::string_view key) {
        SqliteStatement meta = database_.prepare("SELECT value FROM meta WHERE key = ?");
        meta.bind(0, key);
        return meta.step() ? meta.text(0) : std::string();
    };
    SweepIdentity out;
    out.program = get("program");
    out.digest = get("digest");
    out.title = get("title");
    out.scenario = get("scenario");
    out.design = get("design");
    out.seed = get("seed");
    out.command = get("command");
    out.points = database_.number("SELECT value FROM meta WHERE key = 'points'");
    out.shard = static_cast<int>(database_.number("SELECT value FROM meta WHERE key = 'shard'"));
    out.shards = static_cast<int>(database_.number("SELECT value FROM meta WHERE key = 'shards'"));
    SqliteStatement names = database_.prepare("SELECT name FROM parameter ORDER BY position");
    while (names.step())
        out.parameters.push_back(names.text(0));
    return out;
}

std::vector<std::int64_t> SweepStore::finished() {
    std::vector<std::int64_t> out;
    SqliteStatement points = database_.prepare("SELECT point FROM point ORDER BY point");
    while (points.step())
        out.push_back(points.whole(0));
    return out;
}

void SweepStore::write(const SweepPointResult& result) {
    SqliteTransaction transaction(database_);
    database_.prepare("INSERT INTO point VALUES (?, ?)")
        .bind(0, result.point)
        .bind(1, result.runs)
        .finish();
    SqliteStatement setting = database_.prepare("INSERT INTO setting VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        setting.bind(0, result.point)
            .bind(1, static_cast<std::int64_t>(i))
            .bind(2, std::string_view(result.values[i]))
            .finish();
    }
    write_measures(database_, result);
    transaction.commit();
}

void SweepStore::for_each(const std::function<void(const SweepPointResult&)>& visit) {
    SqliteStatement points = database_.prepare("SELECT point, runs FROM point ORDER BY point");
    SqliteStatement settings =
        database_.prepare("SELECT value FROM setting WHERE point = ? ORDER BY position");
    SqliteStatement numbers = database_.prepare(
        "SELECT s.text, c.text, m.text, value, error FROM number JOIN name s ON s.id = system "
        "JOIN name c ON c.id = choice JOIN name m ON m.id = measure WHERE point = ? ORDER BY "
        "place");
    SqliteStatement bins = database_.prepare(
        "SELECT s.text, c.text, seats, runs FROM bin JOIN name s ON s.id = system "
        "JOIN name c ON c.id = choice WHERE point = ? ORDER BY s.text, c.text, seats");
    while (points.step()) {
        SweepPointResult one;
        one.point = points.whole(0);
        one.runs = points.whole(1);
        settings.bind(0, one.point);
        while (settings.step())
            one.values.push_back(settings.text(0));
        numbers.bind(0, one.point);
        while (numbers.step()) {
            one.measures.push_back({numbers.text(0), numbers.text(1), numbers.text(2),
                                    numbers.real(3), numbers.null(4) ? -1.0 : numbers.real(4)});
        }
        bins.bind(0, one.point);
        while (bins.step())
            one.histogram.push_back({bins.text(0), bins.text(1), bins.whole(2), bins.whole(3)});
        visit(one);
    }
}

void merge_stores(std::span<const fs::path> from, const fs::path& to) {
    std::vector<SweepStore> stores;
    Diagnostics mistakes;
    for (const fs::path& path : from) {
        stores.push_back(SweepStore::open(path));
        if (stores.back().identity().digest != stores.front().identity().digest) {
            mistakes.error({path.string(), 0, 0},
                           "holds another sweep than " + from.front().string());
        }
    }
    std::error_code ignored;
    if (fs::exists(to, ignored)) mistakes.error({to.string(), 0, 0}, "is there already");
    mistakes.throw_if_any();
    SweepIdentity identity = stores.front().identity();
    identity.shard = identity.shards = 1;
    // Written beside and renamed: a merged store is there whole or not at all.
    const fs::path beside = to.string() + ".part";
    fs::remove(beside, ignored);
    {
        SweepStore merged = SweepStore::begin(beside, identity, false);
        std::vector<bool> there(static_cast<std::size_t>(identity.points));
        for (SweepStore& store : stores) {
            store.for_each([&](const SweepPointResult& result) {
                auto seen = there.begin() + result.point;
                if (!*seen) merged.write(result);
                *seen = true;
            });
        }
    }
    fs::rename(beside, to);
}

}  // namespace kenesh
