#include "sim/io/results/sweep_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>

#include "sim/io/results/sweep_schema.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/sweep/point_bytes.hpp"
#include "sim/sweep/setting_value.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostRows = 10'000'000;  ///< of a point in one table

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
        find_.finish();
        last_ = text;
        return last_id_;
    }

private:
    SqliteStatement insert_, find_;
    std::string last_;
    std::int64_t last_id_ = 0;
};

void bind_value(SqliteStatement& statement, int parameter, const std::string& text) {
    const SettingValue value = setting_value(text);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        statement.bind(parameter, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        statement.bind(parameter, *real);
    } else {
        statement.bind(parameter, std::string_view(text));
    }
}

void write_settings(SqliteDatabase& database, const SweepPointResult& result) {
    SqliteStatement setting = database.prepare("INSERT INTO setting VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        setting.bind(0, result.point).bind(1, static_cast<std::int64_t>(i));
        bind_value(setting, 2, result.values[i]);
        setting.bind(3, std::string_view(result.values[i])).finish();
    }
}

void bind_optional(SqliteStatement& statement, int parameter, const std::optional<double>& value) {
    if (value) {
        statement.bind(parameter, *value);
    } else {
        statement.bind_null(parameter);
    }
}

void write_measures(SqliteDatabase& database, const SweepPointResult& result) {
    Names system(database), choice(database), measure(database);
    SqliteStatement number =
        database.prepare("INSERT INTO number VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const SweepMeasure& m : result.measures) {
        assert(std::isfinite(m.value) && "a measure without a value is left out");
        number.bind(0, result.point).bind(1, place++).bind(2, system(m.system));
        number.bind(3, choice(m.choice)).bind(4, measure(m.measure)).bind(5, m.value);
        bind_optional(number, 6, m.error);
        bind_optional(number, 7, m.low);
        bind_optional(number, 8, m.high);
        number.finish();
    }
    SqliteStatement bin = database.prepare("INSERT INTO bin VALUES (?, ?, ?, ?, ?)");
    for (const SweepBin& b : result.histogram) {
        bin.bind(0, result.point).bind(1, system(b.system)).bind(2, choice(b.choice));
        bin.bind(3, b.seats).bind(4, b.runs).finish();
    }
}

[[noreturn]] void refuse_point(const SqliteDatabase& database, std::int64_t point,
                               const std::string& what) {
    refuse_store(database.path(), fmt::format("is a damaged store: point {} {}", point, what));
}

/// As a store gives it back: the histogram in order, and no -0, which SQLite keeps as 0.
SweepPointResult as_stored(SweepPointResult result) {
    std::ranges::sort(result.histogram, [](const SweepBin& a, const SweepBin& b) {
        return std::tie(a.system, a.choice, a.seats) < std::tie(b.system, b.choice, b.seats);
    });
    for (SweepMeasure& m : result.measures) {
        m.value += 0.0;
        for (std::optional<double>* number : {&m.error, &m.low, &m.high})
            if (*number) **number += 0.0;
    }
    return result;
}

}  // namespace

std::vector<std::int64_t> stored_points(SqliteDatabase& database, std::int64_t points) {
    std::vector<std::int64_t> out;
    SqliteStatement rows = database.prepare("SELECT point FROM point ORDER BY point");
    while (rows.step()) {
        out.push_back(rows.whole(0));
        if (out.back() < 0 || out.back() >= points)
            refuse_point(database, out.back(),
                         fmt::format("is none of the design's, which has {}", points));
    }
    return out;
}

std::string point_digest(const SweepPointResult& result) {
    const std::vector<char> bytes = to_bytes(as_stored(result));
    return sha256({bytes.data(), bytes.size()});
}

void write_point(SqliteDatabase& database, const SweepPointResult& result) {
    database.prepare("INSERT INTO point VALUES (?, ?, ?)")
        .bind(0, result.point)
        .bind(1, result.runs)
        .bind(2, std::string_view(point_digest(result)))
        .finish();
    // Of a point that someone took out of `point` alone.
    for (const char* table : {"setting", "number", "bin"})
        database.prepare(fmt::format("DELETE FROM {} WHERE point = ?", table))
            .bind(0, result.point)
            .finish();
    write_settings(database, result);
    write_measures(database, result);
}

PointReader::PointReader(SqliteDatabase& database, std::size_t parameters)
    : database_(&database),
      parameters_(parameters),
      point_(database.prepare("SELECT runs, digest FROM point WHERE point = ?")),
      settings_(
          database.prepare("SELECT position, text FROM setting WHERE point = ? ORDER BY position")),
      numbers_(database.prepare("SELECT place, s.text, c.text, m.text, value, error, low, high "
                                "FROM number "
                                "JOIN name s ON s.id = system JOIN name c ON c.id = choice "
                                "JOIN name m ON m.id = measure WHERE point = ? ORDER BY place")),
      bins_(database.prepare("SELECT s.text, c.text, seats, runs FROM bin "
                             "JOIN name s ON s.id = system JOIN name c ON c.id = choice "
                             "WHERE point = ? ORDER BY s.text, c.text, seats")) {}

void PointReader::refuse(std::int64_t point, const std::string& what) const {
    refuse_point(*database_, point, what);
}

void PointReader::read_settings(SweepPointResult& out) {
    settings_.bind(0, out.point);
    while (settings_.step()) {
        const auto position = static_cast<std::int64_t>(out.values.size());
        if (out.values.size() == parameters_) refuse(out.point, "has more values than parameters");
        if (settings_.whole(0) != position) break;
        out.values.push_back(settings_.text(1));
    }
    settings_.reset();
    if (out.values.size() != parameters_)
        refuse(out.point, fmt::format("lacks its value of parameter {}", out.values.size()));
}

void PointReader::read_measures(SweepPointResult& out) {
    numbers_.bind(0, out.point);
    while (numbers_.step()) {
        const std::size_t place = out.measures.size();
        bool sound = numbers_.whole(0) == static_cast<std::int64_t>(place) && place < kMostRows &&
                     numbers_.is_number(4) && std::isfinite(numbers_.real(4));
        for (const int column : {5, 6, 7})
            sound = sound && (numbers_.is_number(column) || numbers_.null(column));
        if (!sound) refuse(out.point, fmt::format("lacks its number {}", place));
        const auto number = [&](int column) {
            return numbers_.null(column) ? std::nullopt : std::optional(numbers_.real(column));
        };
        out.measures.push_back({numbers_.text(1), numbers_.text(2), numbers_.text(3),
                                numbers_.real(4), number(5), number(6), number(7)});
    }
}

void PointReader::read_histogram(SweepPointResult& out) {
    bins_.bind(0, out.point);
    while (bins_.step()) {
        if (!bins_.is_whole(2) || !bins_.is_whole(3) || out.histogram.size() == kMostRows)
            refuse(out.point, fmt::format("lacks its bin {}", out.histogram.size()));
        out.histogram.push_back({bins_.text(0), bins_.text(1), bins_.whole(2), bins_.whole(3)});
    }
}

SweepPointResult PointReader::read(std::int64_t point) {
    SweepPointResult out;
    out.point = point;
    point_.bind(0, point);
    if (!point_.step() || !point_.is_whole(0) || point_.whole(0) < 1)
        refuse(point, "does not say its runs");
    out.runs = point_.whole(0);
    const std::string digest = point_.text(1);
    point_.reset();
    read_settings(out);
    read_measures(out);
    read_histogram(out);
    if (digest != point_digest(out))
        refuse(point, "is not what was written: rows are missing or changed");
    return out;
}

}  // namespace kenesh
