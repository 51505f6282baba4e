#include "sim/io/votes/votes_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/io/reading/table_reader.hpp"
#include "sim/io/text/toml_document.hpp"

namespace kenesh {
namespace {

std::vector<std::string> role_names() {
    std::vector<std::string> names;
    for (const VotesRoleName& one : kVotesRoles)
        names.emplace_back(one.name);
    return names;
}

std::optional<VotesRole> role_of(std::string_view name) {
    const auto found = std::find_if(kVotesRoles.begin(), kVotesRoles.end(),
                                    [&](const VotesRoleName& one) { return one.name == name; });
    if (found == kVotesRoles.end()) return std::nullopt;
    return found->role;
}

/// Where the next "role=" begins after a comma, or the end.
std::size_t next_entry(std::string_view text) {
    for (std::size_t comma = text.find(','); comma != std::string_view::npos;
         comma = text.find(',', comma + 1)) {
        const std::string_view rest = text.substr(comma + 1);
        const std::size_t equals = rest.find('=');
        if (equals != std::string_view::npos && role_of(rest.substr(0, equals))) return comma;
    }
    return text.size();
}

std::vector<std::string> parts_of(std::string_view names) {
    std::vector<std::string> parts;
    for (std::size_t plus = names.find('+'); plus != std::string_view::npos;
         plus = names.find('+')) {
        parts.emplace_back(names.substr(0, plus));
        names.remove_prefix(plus + 1);
    }
    parts.emplace_back(names);
    return parts;
}

void add_column(std::string_view role_name, std::vector<std::string> names, const Place& place,
                VotesForm& form, Diagnostics& mistakes) {
    const auto role = role_of(role_name);
    const bool twice =
        role && std::any_of(form.columns.begin(), form.columns.end(),
                            [&](const MappedColumn& one) { return one.role == *role; });
    if (!role) {
        mistakes.error(place, fmt::format("no file of votes has a column '{}'", role_name),
                       nearest(role_name, role_names()));
    } else if (twice) {
        mistakes.error(place, fmt::format("two columns for '{}'", role_name));
    } else if (std::find(names.begin(), names.end(), "") != names.end()) {
        mistakes.error(place, fmt::format("the column for '{}' has no name", role_name));
    } else {
        form.columns.push_back({*role, std::move(names)});
    }
}

std::vector<std::string> texts(const TableReader& table, std::string_view key) {
    std::vector<std::string> out;
    for (const PlacedText& one : table.texts(key))
        out.push_back(one.text);
    return out;
}

/// [columns]: a name each, or a list of names that stand together.
void read_column_table(const TableReader& table, VotesForm& form, Diagnostics& mistakes) {
    for (const TomlEntry& entry : table.entries("columns")) {
        std::vector<std::string> names;
        if (const std::string* name = entry.node.text()) names.push_back(*name);
        for (std::size_t i = 0; entry.node.array() != nullptr && i < entry.node.array()->size();
             ++i) {
            const std::string* name = (*entry.node.array())[i].text();
            names.push_back(name == nullptr ? "" : *name);
        }
        if (names.empty()) {
            mistakes.error(entry.node.place, "a column is a text, or a list of texts");
        } else {
            add_column(entry.key, std::move(names), entry.node.place, form, mistakes);
        }
    }
}

}  // namespace

void read_columns(std::string_view text, const Place& place, VotesForm& form,
                  Diagnostics& mistakes) {
    while (!text.empty()) {
        const std::size_t end = next_entry(text);
        const std::string_view entry = text.substr(0, end);
        const std::size_t equals = entry.find('=');
        if (equals == std::string_view::npos) {
            mistakes.error(place, fmt::format("columns are named ROLE=COLUMN, not '{}'", entry));
        } else {
            add_column(entry.substr(0, equals), parts_of(entry.substr(equals + 1)), place, form,
                       mistakes);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void read_wide(std::string_view text, VotesForm& form) {
    form.wide_from = text;
    form.wide_to.clear();
}

std::optional<char> separator_of(std::string_view text) noexcept {
    if (text == "tab" || text == "\\t" || text == "\t") return '\t';
    if (text == "," || text == ";" || text == "|") return text.front();
    return std::nullopt;
}

void read_votes_form(const std::filesystem::path& path, VotesForm& form, Diagnostics& mistakes) {
    const auto document = read_toml(path, mistakes);
    if (!document) return;
    const TableReader table(*document->table(), {path.string(), 1, 1}, Section::votes_form,
                            mistakes);
    read_column_table(table, form, mistakes);
    if (const auto text = table.text("separator")) {
        form.separator = separator_of(*text);
        if (!form.separator)
            table.error("separator", "a separator is \",\", \";\", \"|\" or \"tab\"");
    }
    form.wide_from = table.text("wide_from").value_or("");
    form.wide_to = table.text("wide_to").value_or("");
    if (!form.wide_to.empty()) table.require("wide_from");
    form.sum = table.truth("sum").value_or(false);
    const std::vector<std::string> marks{"point", "comma"};
    if (const auto mark = table.word("decimal", marks))
        form.decimal = *mark == 0 ? DecimalMark::point : DecimalMark::comma;
    form.drop = texts(table, "drop");
    form.keep = texts(table, "keep");
    form.invalid = texts(table, "invalid");
    form.against_all = texts(table, "against_all");
}

}  // namespace kenesh
