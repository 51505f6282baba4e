#include "sim/io/results/sweep_identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

#include "sim/io/results/sweep_schema.hpp"
#include "sim/io/text/digest.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostFacts = 1'000'000;
constexpr std::size_t kShown = 40;  ///< a longer value is no help in a message

/// "Damaged: ..." for what a sound store cannot have.
[[noreturn]] void refuse_damaged(SqliteDatabase& database, const std::string& what) {
    refuse_store(database.path(), "is a damaged store: " + what);
}

std::string text_of(SqliteDatabase& database, const std::string& key) {
    SqliteStatement meta = database.prepare("SELECT value FROM meta WHERE key = ?");
    meta.bind(0, std::string_view(key));
    if (!meta.step() || !meta.is_text(0))
        refuse_damaged(database, fmt::format("it does not say its '{}'", key));
    return meta.text(0);
}

std::int64_t whole_of(SqliteDatabase& database, const std::string& key, std::int64_t most) {
    SqliteStatement meta = database.prepare("SELECT value FROM meta WHERE key = ?");
    meta.bind(0, std::string_view(key));
    if (!meta.step() || !meta.is_whole(0))
        refuse_damaged(database, fmt::format("it does not say its '{}'", key));
    const std::int64_t value = meta.whole(0);
    if (value < 1 || value > most)
        refuse_damaged(database, fmt::format("its '{}' cannot be {}", key, value));
    return value;
}

/// Rows that are numbered from 0 without a gap, of so many texts each.
template <class Row>
void read_rows(SqliteDatabase& database, std::string_view sql, const char* what, int texts,
               Row row) {
    SqliteStatement rows = database.prepare(sql);
    for (std::int64_t next = 0; rows.step(); ++next) {
        bool sound = rows.is_whole(0) && rows.whole(0) == next &&
                     next < static_cast<std::int64_t>(kMostFacts);
        for (int t = 1; t <= texts; ++t)
            sound = sound && rows.is_text(t) && (t > 1 || !rows.text(t).empty());
        if (!sound) refuse_damaged(database, fmt::format("its {} {} is missing", what, next));
        row(rows);
    }
}

std::string difference(const std::string& name, const std::string* there,
                       const std::string* asked) {
    std::string words =
        name.starts_with("file ") ? fmt::format("the file '{}'", name.substr(5)) : name;
    if (there == nullptr) return words + " (none there)";
    if (asked == nullptr) return words + " (none now)";
    if (there->size() > kShown || asked->size() > kShown) return words;
    return fmt::format("{} ({} there, {} asked for)", words, there->empty() ? "none" : *there,
                       asked->empty() ? "none" : *asked);
}

const std::string* find(const SweepIdentity& identity, const std::string& name) {
    const auto at = std::ranges::find(identity.facts, name, &SweepFact::name);
    return at == identity.facts.end() ? nullptr : &at->value;
}

}  // namespace

std::string SweepIdentity::digest() const {
    std::string text;
    for (const SweepFact& fact : facts)
        text += fmt::format("{} {} {} {}\n", fact.name.size(), fact.name, fact.value.size(),
                            fact.value);
    return sha256(text);
}

std::string differences(const SweepIdentity& there, const SweepIdentity& asked) {
    std::string out;
    const auto add = [&](const std::string& name) {
        const std::string* a = find(there, name);
        const std::string* b = find(asked, name);
        if (a != nullptr && b != nullptr && *a == *b) return;
        out += (out.empty() ? "" : ", ") + difference(name, a, b);
    };
    for (const SweepFact& fact : asked.facts)
        add(fact.name);
    for (const SweepFact& fact : there.facts) {
        if (find(asked, fact.name) == nullptr) add(fact.name);
    }
    return out;
}

void write_identity(SqliteDatabase& database, const SweepIdentity& identity) {
    SqliteStatement meta = database.prepare("INSERT INTO meta VALUES (?, ?)");
    const auto put = [&meta](std::string_view key, auto value) {
        meta.bind(0, key).bind(1, value).finish();
    };
    put("program", std::string_view(identity.program));
    put("digest", std::string_view(identity.digest()));
    put("title", std::string_view(identity.title));
    put("scenario", std::string_view(identity.scenario));
    put("design", std::string_view(identity.design));
    put("points", identity.points);
    put("seed", std::string_view(identity.seed));
    put("command", std::string_view(identity.command));
    put("shard", std::int64_t{identity.shard});
    put("shards", std::int64_t{identity.shards});
    SqliteStatement parameter = database.prepare("INSERT INTO parameter VALUES (?, ?)");
    for (std::size_t i = 0; i < identity.parameters.size(); ++i)
        parameter.bind(0, static_cast<std::int64_t>(i))
            .bind(1, std::string_view(identity.parameters[i]))
            .finish();
    SqliteStatement fact = database.prepare("INSERT INTO fact VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < identity.facts.size(); ++i)
        fact.bind(0, static_cast<std::int64_t>(i))
            .bind(1, std::string_view(identity.facts[i].name))
            .bind(2, std::string_view(identity.facts[i].value))
            .finish();
}

SweepIdentity read_identity(SqliteDatabase& database) {
    SweepIdentity out;
    out.program = text_of(database, "program");
    out.title = text_of(database, "title");
    out.scenario = text_of(database, "scenario");
    out.design = text_of(database, "design");
    out.seed = text_of(database, "seed");
    out.command = text_of(database, "command");
    out.points = whole_of(database, "points", std::int64_t{1} << 40);
    out.shards = static_cast<int>(whole_of(database, "shards", std::numeric_limits<int>::max()));
    out.shard = static_cast<int>(whole_of(database, "shard", out.shards));
    read_rows(database, "SELECT position, name FROM parameter ORDER BY position", "parameter", 1,
              [&](const SqliteStatement& row) { out.parameters.push_back(row.text(1)); });
    read_rows(database, "SELECT position, name, value FROM fact ORDER BY position", "fact", 2,
              [&](const SqliteStatement& row) {
                  out.facts.push_back({row.text(1), row.text(2)});
              });
    if (out.parameters.empty()) refuse_damaged(database, "it has no parameters");
    if (text_of(database, "digest") != out.digest())
        refuse_damaged(database, "its digest is not that of its facts");
    return out;
}

}  // namespace kenesh
