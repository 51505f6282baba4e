#include "sim/io/votes/votes_rows.hpp"

#include <algorithm>
#include <utility>

namespace kenesh {
namespace {

constexpr std::string_view kDash = " - ";

/// The cells of a role's columns, one space between them.
CsvCell joined_cell(const std::vector<CsvCell>& row, const std::vector<std::size_t>& columns) {
    CsvCell out;
    for (const std::size_t c : columns) {
        if (out.line == 0) {
            out = row[c];
        } else if (!row[c].text.empty()) {
            out.text += (out.text.empty() ? "" : " ") + row[c].text;
        }
    }
    return out;
}

VotesRow row_of(const std::vector<CsvCell>& row, const RoleColumns& columns) {
    VotesRow out;
    for (std::size_t r = 0; r < kVotesRoleCount; ++r)
        out.cells[r] = joined_cell(row, columns[r]);
    return out;
}

/// Is every wide column called "NAME - CHOICE"?
bool names_candidates(const CsvTable& table, const std::vector<std::size_t>& wide) {
    return std::all_of(wide.begin(), wide.end(), [&](std::size_t c) {
        const std::string& name = table.header[c].text;
        const std::size_t dash = name.find(kDash);
        return dash != std::string::npos && dash > 0 && dash + kDash.size() < name.size() &&
               name.find(kDash, dash + 1) == std::string::npos;
    });
}

void add_wide(const CsvTable& table, const VotesColumns& columns, VotesRows& out) {
    const bool candidates = names_candidates(table, columns.wide);
    out.has[index(VotesRole::votes)] = out.has[index(VotesRole::choice)] = true;
    out.has[index(VotesRole::candidate)] = candidates;
    for (const std::vector<CsvCell>& row : table.rows) {
        const VotesRow place = row_of(row, columns.groups.front());
        for (const std::size_t c : columns.wide) {
            if (row[c].text.empty() || row[c].text == "-") continue;  // does not stand there
            VotesRow& one = out.rows.emplace_back(place);
            one[VotesRole::votes] = row[c];
            one[VotesRole::choice] = {table.header[c].text, row[c].line, row[c].column};
            if (!candidates) continue;
            const std::string& name = table.header[c].text;
            const std::size_t dash = name.find(kDash);
            one[VotesRole::candidate] = {name.substr(0, dash), row[c].line, row[c].column};
            one[VotesRole::choice].text = name.substr(dash + kDash.size());
        }
    }
}

void add_long(const CsvTable& table, const VotesColumns& columns, VotesRows& out) {
    const bool grouped = columns.groups.size() > 1;
    for (const std::vector<CsvCell>& row : table.rows) {
        for (const RoleColumns& group : columns.groups) {
            VotesRow one = row_of(row, columns.groups.front());
            for (std::size_t r = 0; r < kVotesRoleCount; ++r) {
                if (!group[r].empty()) one.cells[r] = joined_cell(row, group[r]);
            }
            const bool nobody = one[VotesRole::candidate].text.empty() &&
                                one[VotesRole::choice].text.empty() &&
                                one[VotesRole::votes].text.empty();
            if (grouped && nobody) continue;  // fewer candidates than groups
            for (const std::size_t c : columns.others) {
                if (!columns.foreign) one.others.push_back(row[c]);
            }
            out.rows.push_back(std::move(one));
        }
    }
}

/// Columns without a name and without any text, as a separator at the end of lines makes them.
std::vector<std::size_t> with_content(const CsvTable& table,
                                      const std::vector<std::size_t>& columns) {
    std::vector<std::size_t> out;
    for (const std::size_t c : columns) {
        const bool content = !table.header[c].text.empty() ||
                             std::any_of(table.rows.begin(), table.rows.end(),
                                         [&](const auto& row) { return !row[c].text.empty(); });
        if (content) out.push_back(c);
    }
    return out;
}

}  // namespace

void VotesRows::drop_role(VotesRole role) {
    has[index(role)] = false;
    for (VotesRow& row : rows)
        row[role].text.clear();
}

VotesRows votes_rows(const CsvTable& table, const VotesColumns& columns) {
    VotesRows out;
    out.file = table.file;
    out.whole = table.whole;
    VotesColumns read = columns;
    read.others = with_content(table, columns.others);
    for (std::size_t r = 0; r < kVotesRoleCount; ++r) {
        const auto& held = columns.groups.front()[r];
        out.has[r] = !held.empty();
        const CsvCell& first = held.empty() ? table.header.front() : table.header[held.front()];
        out.header.push_back({std::string(kVotesRoles[r].name), first.line, first.column});
    }
    for (const std::size_t c : read.others) {
        if (!columns.foreign) out.other_header.push_back(table.header[c]);
    }
    if (columns.wide.empty()) {
        add_long(table, read, out);
    } else {
        add_wide(table, read, out);
    }
    return out;
}

}  // namespace kenesh
