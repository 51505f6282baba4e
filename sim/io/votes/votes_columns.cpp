#include "sim/io/votes/votes_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "sim/core/folded_name.hpp"

namespace kenesh {
namespace {

/// The role that each known name means.
std::unordered_map<std::string, VotesRole> read_known_columns() {
    std::unordered_map<std::string, VotesRole> known;
    std::string_view rest = kKnownColumns;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto role = std::find_if(kVotesRoles.begin(), kVotesRoles.end(), [&](const auto& r) {
            return line.substr(0, line.find(':')) == r.name;
        });
        if (role == kVotesRoles.end()) continue;
        line.remove_prefix(role->name.size() + 1);
        while (!line.empty()) {
            const std::size_t bar = std::min(line.find('|'), line.size());
            known.try_emplace(folded_name(line.substr(0, bar)), role->role);
            line.remove_prefix(std::min(bar + 1, line.size()));
        }
    }
    return known;
}

/// The first names of a header, quoted.
std::string quoted_list(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        text += (text.empty() ? "'" : ", '") + names[i].substr(0, 60) + "'";
    return names.size() > kMost ? text + ", ..." : text;
}

class ColumnFinder {
public:
    ColumnFinder(const CsvTable& table, const VotesForm& form, Diagnostics& mistakes)
        : table_(table), form_(form), mistakes_(mistakes), used_(table.header.size(), false) {
        for (std::size_t c = 0; c < table.header.size(); ++c) {
            names_.push_back(table.header[c].text);
            at_.try_emplace(names_.back(), c);
        }
    }

    std::optional<VotesColumns> find() {
        const Diagnostics::Mark before(mistakes_);
        VotesColumns out;
        take_wide(out);
        take_mapped(out);
        RoleColumns& first = out.groups.front();
        const bool wide = !out.wide.empty();
        take_own(first, wide);
        take_known(first, wide);
        out.by_parts = take_open_elections(first);
        leave_out(out);
        if (!before.clean()) return std::nullopt;
        return out;
    }

private:
    [[nodiscard]] Place header_place(std::size_t column) const {
        return table_.place(table_.header[column]);
    }

    std::optional<std::size_t> named(const std::string& name) {
        const auto found = at_.find(name);
        if (found != at_.end()) return found->second;
        mistakes_.error({table_.file, table_.header.front().line, 1},
                        fmt::format("there is no column '{}'", name), nearest(name, names_));
        return std::nullopt;
    }

    void take_wide(VotesColumns& out) {
        if (form_.wide_from.empty()) return;
        std::string from = form_.wide_from;
        std::string to = form_.wide_to;
        // "Red:Green" is two columns unless a column is called so.
        const std::size_t colon = from.find(':');
        if (to.empty() && colon != std::string::npos && !at_.contains(from)) {
            to = from.substr(colon + 1);
            from.resize(colon);
        }
        const auto first = named(from);
        const auto last = to.empty() ? std::optional(names_.size() - 1) : named(to);
        if (!first || !last) return;
        for (std::size_t c = *first; c <= *last; ++c) {
            used_[c] = true;
            if (!names_[c].empty()) out.wide.push_back(c);  // a nameless one: per cent, as a rule
        }
        if (out.wide.size() < 2) {
            mistakes_.error(header_place(*first),
                            fmt::format("a column per choice begins here, but '{}' is alone: a "
                                        "wide file has two or more",
                                        from));
        }
    }

    /// The columns that the form names, as many groups as a '*' finds numbers for.
    void take_mapped(VotesColumns& out) {
        out.groups.emplace_back();
        const bool starred =
            std::any_of(form_.columns.begin(), form_.columns.end(), [](const MappedColumn& one) {
                return one.names.front().find('*') != std::string::npos;
            });
        for (std::size_t g = 0; !starred || has_group(g + 1) || g == 0; ++g) {
            if (g > 0) out.groups.emplace_back();
            for (const MappedColumn& one : form_.columns) {
                for (std::string name : one.names) {
                    const std::size_t star = name.find('*');
                    if (star != std::string::npos) name.replace(star, 1, std::to_string(g + 1));
                    if (const auto column = named(name)) {
                        out.groups[g][index(one.role)].push_back(*column);
                        used_[*column] = true;
                    }
                }
            }
            if (!starred) break;
        }
        foreign_ = !form_.columns.empty() || !form_.wide_from.empty() || form_.sum;
    }

    /// Is there a column for the first starred name with that number?
    [[nodiscard]] bool has_group(std::size_t number) const {
        for (const MappedColumn& one : form_.columns) {
            std::string name = one.names.front();
            const std::size_t star = name.find('*');
            if (star == std::string::npos) continue;
            name.replace(star, 1, std::to_string(number));
            return at_.contains(name);
        }
        return false;
    }

    [[nodiscard]] static bool from_columns(VotesRole role) {
        return role == VotesRole::candidate || role == VotesRole::choice ||
               role == VotesRole::votes;
    }

    void take_own(RoleColumns& columns, bool wide) {
        for (const VotesRoleName& role : kVotesRoles) {
            const auto found = at_.find(std::string(role.name));
            if (found == at_.end() || used_[found->second] || is_mapped(role.role)) continue;
            if (wide && from_columns(role.role)) continue;
            columns[index(role.role)].push_back(found->second);
            used_[found->second] = true;
        }
    }

    [[nodiscard]] bool is_mapped(VotesRole role) const {
        return std::any_of(form_.columns.begin(), form_.columns.end(),
                           [&](const MappedColumn& one) { return one.role == role; });
    }

    /// Names of other files, where the form names none.
    void take_known(RoleColumns& columns, bool wide) {
        if (!form_.columns.empty()) return;
        static const auto known = read_known_columns();
        std::array<std::vector<std::size_t>, kVotesRoleCount> found;
        for (std::size_t c = 0; c < names_.size(); ++c) {
            if (used_[c]) continue;
            const auto role = known.find(folded_name(names_[c]));
            if (role != known.end()) found[index(role->second)].push_back(c);
        }
        for (const VotesRoleName& role : kVotesRoles) {
            const auto& here = found[index(role.role)];
            if (here.empty() || !columns[index(role.role)].empty()) continue;
            if (wide && from_columns(role.role)) continue;
            if (here.size() > 1) {
                mistakes_.error(
                    header_place(here[1]),
                    fmt::format("'{}' and '{}' may both hold the {}: --columns {}=NAME "
                                "says which",
                                names_[here[0]], names_[here[1]], role.name, role.name));
                continue;
            }
            columns[index(role.role)] = here;
            used_[here.front()] = true;
            foreign_ = true;
        }
    }

    /// OpenElections' files (openelections.net) have an office beside the district, and rows by
    /// precinct or county.
    bool take_open_elections(RoleColumns& columns) {
        const auto office = at_.find("office");
        const bool is_one = office != at_.end() && at_.contains("candidate") &&
                            at_.contains("votes") && form_.columns.empty();
        if (!is_one) return false;
        foreign_ = true;
        const bool many = std::any_of(table_.rows.begin(), table_.rows.end(), [&](const auto& row) {
            return row[office->second].text != table_.rows.front()[office->second].text;
        });
        auto& district = columns[index(VotesRole::district)];
        if (many || district.empty()) district.insert(district.begin(), office->second);
        used_[office->second] = true;
        return at_.contains("precinct") || at_.contains("county");
    }

    void leave_out(VotesColumns& out) {
        for (std::size_t c = 0; c < names_.size(); ++c) {
            if (!used_[c]) out.others.push_back(c);
        }
        out.foreign = foreign_;
        const RoleColumns& columns = out.groups.front();
        const bool votes = !out.wide.empty() || !columns[index(VotesRole::votes)].empty();
        const bool name = !out.wide.empty() || !columns[index(VotesRole::choice)].empty() ||
                          !columns[index(VotesRole::candidate)].empty();
        if ((votes && name) || (!foreign_ && (votes || name))) return;
        mistakes_.error(
            {table_.file, table_.header.front().line, 1},
            fmt::format("no column is known as that of {}: the columns are {}; --columns "
                        "{}=NAME says which it is{}",
                        votes ? "choices or candidates" : "votes", quoted_list(names_),
                        votes ? "choice" : "choice=NAME,votes",
                        votes ? "" : ", --wide-from NAME where a column is one choice each"));
    }

    const CsvTable& table_;
    const VotesForm& form_;
    Diagnostics& mistakes_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> at_;
    std::vector<bool> used_;
    bool foreign_ = false;
};

}  // namespace

std::optional<VotesColumns> find_votes_columns(const CsvTable& table, const VotesForm& form,
                                               Diagnostics& mistakes) {
    return ColumnFinder(table, form, mistakes).find();
}

}  // namespace kenesh
