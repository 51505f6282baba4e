#include "sim/io/votes/row_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "sim/core/folded_name.hpp"
#include "sim/io/votes/near_names.hpp"
#include "sim/io/votes/row_words.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {
namespace {

/// Names that the user gave, folded, and which of them some row has.
class GivenNames {
public:
    explicit GivenNames(const std::vector<std::string>& names) {
        for (const std::string& name : names)
            given_.try_emplace(folded_name(name), Given{name, false});
    }
    /// Is this one of them?
    bool takes(const std::string& folded) {
        const auto found = given_.find(folded);
        if (found == given_.end()) return false;
        found->second.used = true;
        return true;
    }
    [[nodiscard]] std::unordered_set<std::string> folded() const {
        std::unordered_set<std::string> names;
        for (const auto& [name, given] : given_)
            names.insert(name);
        return names;
    }
    [[nodiscard]] std::vector<std::string> unused() const {
        std::vector<std::string> names;
        for (const auto& [folded, given] : given_) {
            if (!given.used) names.push_back(given.name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    [[nodiscard]] bool empty() const noexcept { return given_.empty(); }

private:
    struct Given {
        std::string name;
        bool used = false;
    };
    std::unordered_map<std::string, Given> given_;
};

bool is_reserved(const std::string& choice) {
    return choice == kAgainstAll || choice == kInvalid;
}

/// The option beside --drop and --keep that a row of this reserved name may want.
std::string_view option_of(std::string_view reserved) {
    return reserved == kInvalid ? ", --invalid" : reserved == kAgainstAll ? ", --against-all" : "";
}

class NameCheck {
public:
    NameCheck(const VotesForm& form, VotesRows& table, Diagnostics& mistakes)
        : table_(table),
          mistakes_(mistakes),
          drop_(form.drop),
          keep_(form.keep),
          invalid_(form.invalid),
          against_(form.against_all),
          kept_(keep_.folded()) {}

    void run(std::vector<std::string>& notes) {
        for (VotesRow& row : table_.rows)
            rename(row);
        std::size_t dropped = 0;
        std::erase_if(table_.rows, [&](const VotesRow& row) {
            const bool gone = takes(drop_, row);
            dropped += gone ? 1 : 0;
            return gone;
        });
        if (dropped > 0) notes.push_back(fmt::format("{} rows are left out, as told", dropped));
        for (const VotesRow& row : table_.rows)
            ask(row);
        check_near();
        for (GivenNames* names : {&drop_, &keep_, &invalid_, &against_})
            report_unused(*names);
    }

private:
    /// The name of a row: its candidate's, or its list's.
    [[nodiscard]] const std::string& folded(const std::string& name) {
        auto& known = folded_[name];
        if (known.empty()) known = folded_name(name);
        return known;
    }

    bool takes(GivenNames& names, const VotesRow& row) {
        if (names.empty()) return false;
        const bool candidate = names.takes(folded(row[VotesRole::candidate].text));
        return names.takes(folded(row[VotesRole::choice].text)) || candidate;
    }

    void rename(VotesRow& row) {
        const bool invalid = takes(invalid_, row);
        const bool against = !invalid && takes(against_, row);
        if (!invalid && !against) return;
        CsvCell& choice = row[VotesRole::choice];
        if (choice.line == 0) choice = row[VotesRole::candidate];
        choice.text = invalid ? kInvalid : kAgainstAll;
        row[VotesRole::candidate].text.clear();
        table_.has[index(VotesRole::choice)] = true;
    }

    void ask(const VotesRow& row) {
        const CsvCell& choice = row[VotesRole::choice];
        if (is_reserved(choice.text)) return;
        ask_name(choice);
        const CsvCell& candidate = row[VotesRole::candidate];
        if (is_reserved(candidate.text) && asked_.insert(candidate.text).second) {
            mistakes_.error(
                table_.place(candidate),
                fmt::format("'{}' is no candidate: it is the row's choice", candidate.text));
        }
        ask_name(candidate);
    }

    /// Each name once, however many rows have it.
    void ask_name(const CsvCell& cell) {
        if (cell.text.empty() || !asked_.insert(cell.text).second) return;
        if (keep_.takes(folded(cell.text))) return;
        const RowKind kind = row_kind(cell.text);
        if (kind == RowKind::ordinary) return;
        if (kind == RowKind::misspelt) {
            mistakes_.error(table_.place(cell),
                            fmt::format("'{}' is a reserved name but for its spelling: --drop{} or "
                                        "--keep '{}' says what it is",
                                        cell.text, option_of(reserved_like(cell.text)), cell.text),
                            std::string(reserved_like(cell.text)));
            return;
        }
        const std::string_view option = kind == RowKind::blank     ? ", --invalid"
                                        : kind == RowKind::against ? ", --against-all"
                                                                   : "";
        mistakes_.error(table_.place(cell),
                        fmt::format("'{}' looks like {}: --drop{} or --keep '{}' says what it is",
                                    cell.text, meaning_of(kind), option, cell.text));
    }

    void check_near() {
        NearNames districts("districts", kept_, mistakes_);
        NearNames regions("regions", kept_, mistakes_);
        NearNames choices(table_.has_role(VotesRole::candidate) ? "choices" : "lists", kept_,
                          mistakes_);
        std::unordered_map<std::string, NearNames> candidates;
        const auto add = [&](NearNames& names, const CsvCell& cell) {
            if (!cell.text.empty()) names.add(cell.text, table_.place(cell));
        };
        for (const VotesRow& row : table_.rows) {
            add(districts, row[VotesRole::district]);
            add(regions, row[VotesRole::region]);
            if (is_reserved(row[VotesRole::choice].text)) continue;
            add(choices, row[VotesRole::choice]);
            if (!table_.has_role(VotesRole::candidate)) continue;
            const auto here = candidates.try_emplace(row[VotesRole::district].text, "candidates",
                                                     kept_, mistakes_);
            add(here.first->second, row[VotesRole::candidate]);
        }
    }

    void report_unused(const GivenNames& names) {
        for (const std::string& name : names.unused()) {
            std::vector<std::string> known;
            for (const auto& [text, folded] : folded_) {
                if (!text.empty()) known.push_back(text);
            }
            std::sort(known.begin(), known.end());
            mistakes_.error({table_.file, 0, 0}, fmt::format("no row is called '{}'", name),
                            nearest(name, known));
        }
    }

    VotesRows& table_;
    Diagnostics& mistakes_;
    GivenNames drop_;
    GivenNames keep_;
    GivenNames invalid_;
    GivenNames against_;
    std::unordered_set<std::string> kept_;
    std::unordered_set<std::string> asked_;
    std::unordered_map<std::string, std::string> folded_;
};

}  // namespace

void check_names(const VotesForm& form, VotesRows& table, std::vector<std::string>& notes,
                 Diagnostics& mistakes) {
    NameCheck(form, table, mistakes).run(notes);
}

}  // namespace kenesh
