#include "sim/io/scenario/contests_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/scenario/nominees_reader.hpp"
#include "sim/io/scenario/words.hpp"
#include "sim/model/contests.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

/// Keys of a `transfer` that are no ids.
constexpr std::string_view kAbstain = "abstain", kOthers = "others";

/// Visits the tables under `contest`.
template <class Visit>
void for_each_contest(const TableReader& table, Section section, Visit visit) {
    for (const TomlEntry& entry : table.entries("contest")) {
        const TomlTable* own = entry.node.table();
        if (own == nullptr) {
            table.mistakes().error(
                entry.place, fmt::format("the contest '{}' must be a table, not {}", entry.key,
                                         kind_of(entry.node)));
            continue;
        }
        visit(entry.key, TableReader(*own, entry.node.place, section, table.mistakes()));
    }
}

ContestValues read_values(const TableReader& table) {
    ContestValues out;
    out.candidates = read_nominees(table, "candidates");
    out.women = table.number("women", kShare);
    out.women_effect = table.number("women_effect", kEffect);
    if (const auto number = table.whole("front_runners", 0, kMostNominees))
        out.front_runners = static_cast<int>(*number);
    out.front_runner_effect = table.number("front_runner_effect", kEffect);
    out.vote_management = table.number("vote_management", kShare);
    out.personal_pull = table.number("personal_pull", kShare);
    out.votes_used = table.number("votes_used", kVotesUsed);
    out.spill = table.number("spill", kShare);
    out.transfer = read_transfer(table);
    if (const auto own = table.table("uncertainty", Section::contest_uncertainty)) {
        out.candidate = own->number("candidate", kDeviation);
        out.personal_votes = read_word(*own, "personal_votes", kPersonalVotes);
    }
    return out;
}

std::map<std::string, double> read_strengths(const TableReader& table,
                                             std::span<const Choice> choices) {
    std::map<std::string, double> out;
    for (const TomlEntry& entry : table.entries("strength")) {
        const auto k = find_choice(choices, entry.key, entry.place, table.mistakes());
        const auto value = entry.node.number();
        const std::string fault =
            value ? range_fault(*value, kShare)
                  : fmt::format("must be a number, not {}", kind_of(entry.node));
        if (!fault.empty())
            table.mistakes().error(entry.node.place, "a strength of a contest " + fault);
        else if (k)
            out.emplace(entry.key, *value);
    }
    return out;
}

std::string listed(std::span<const std::string> names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "'" : ", '") + name + "'";
    return out;
}

/// Contests whose candidates stand in a table.
std::set<std::string> tabled(const Scenario& scenario) {
    std::set<std::string> out;
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const auto* tier = std::get_if<DistrictTier>(&system.tiers[t]);
            if (tier != nullptr && !tier->candidates.empty()) out.insert(contest_name(system, t));
        }
    }
    return out;
}

/// A table of contests, and whose it is: "" where of all choices.
struct OwnedContests {
    std::string owner;
    const TomlTable* contests = nullptr;
};

/// The table under a key of another; null where there is none.
const TomlTable* table_in(const TomlTable& table, std::string_view key) {
    const TomlEntry* entry = table.find(key);
    return entry == nullptr ? nullptr : entry->node.table();
}

/// Parties and independents in a scenario's text, by id.
std::vector<std::pair<std::string, const TomlTable*>> tables_of_choices(
    const TableReader& scenario) {
    std::vector<std::pair<std::string, const TomlTable*>> out;
    if (const TomlNode* parties = scenario.node("party"); parties != nullptr && parties->array())
        for (const TomlNode& party : *parties->array()) {
            if (party.table() == nullptr) continue;
            const TomlEntry* id = party.table()->find("id");
            const std::string* text = id == nullptr ? nullptr : id->node.text();
            out.emplace_back(text == nullptr ? "" : *text, party.table());
        }
    const TomlNode* independents = scenario.node("independents");
    if (independents != nullptr && independents->table() != nullptr)
        out.emplace_back("independents", independents->table());
    return out;
}

/// Whether `systems` came from outside: then those of the file may be gone, and their contests.
bool systems_set_aside(const TableReader& scenario) {
    const TomlNode* systems = scenario.node("systems");
    return systems != nullptr && systems->place.origin == Origin::setting;
}

/// The tables of contests that a scenario's text has: its own, each party's, independents'.
std::vector<OwnedContests> tables_of_contests(const TableReader& scenario) {
    std::vector<OwnedContests> out;
    const TomlNode* of_all = scenario.node("contest");
    if (of_all != nullptr && of_all->table() != nullptr) out.push_back({"", of_all->table()});
    for (const auto& [id, choice] : tables_of_choices(scenario))
        if (const TomlTable* contests = table_in(*choice, "contest")) out.push_back({id, contests});
    return out;
}

/// Checks the ids of a `transfer`; `owner`: whose it is, "" where of all choices.
void check_ids(const TomlTable& holder, const std::string& owner, std::span<const Choice> choices,
               Diagnostics& mistakes) {
    const TomlTable* transfer = table_in(holder, "transfer");
    if (transfer == nullptr) return;
    for (const TomlEntry& entry : transfer->entries) {
        const bool known = std::ranges::find(choices, entry.key, &Choice::id) != choices.end();
        if (entry.key == kAbstain || entry.key == kOthers) {
            if (known)
                mistakes.error(entry.place,
                               fmt::format("'{}' has a meaning of its own in 'transfer': a choice "
                                           "with that id needs another one",
                                           entry.key));
        } else if (!owner.empty() && entry.key == owner) {
            mistakes.error(entry.place,
                           fmt::format("'{}' cannot transfer votes to itself", entry.key));
        } else {
            static_cast<void>(find_choice(choices, entry.key, entry.place, mistakes));
        }
    }
}

}  // namespace

std::map<std::string, ContestSettings> read_contests(const TableReader& scenario,
                                                     std::span<const Choice> choices) {
    std::map<std::string, ContestSettings> out;
    for_each_contest(scenario, Section::contest,
                     [&](const std::string& name, const TableReader& table) {
                         out[name] = {read_values(table), read_strengths(table, choices)};
                     });
    return out;
}

std::map<std::string, ContestValues> read_choice_contests(const TableReader& choice) {
    std::map<std::string, ContestValues> out;
    for_each_contest(
        choice, Section::choice_contest,
        [&](const std::string& name, const TableReader& table) { out[name] = read_values(table); });
    return out;
}

void drop_contests_set_aside(const TableReader& scenario, Scenario& read) {
    if (!systems_set_aside(scenario)) return;
    const std::vector<std::string> known = contest_names(read);
    const auto unknown = [&](const auto& entry) {
        return std::find(known.begin(), known.end(), entry.first) == known.end();
    };
    std::erase_if(read.contests, unknown);
    for (Choice& choice : read.choices)
        std::erase_if(choice.contests, unknown);
}

std::optional<Transfer> read_transfer(const TableReader& table) {
    constexpr double kRounding = 1e-12;  // parts that were rescaled once stay as they are
    if (!table.has("transfer")) return std::nullopt;
    const Diagnostics::Mark before(table.mistakes());
    Transfer out;
    double sum = 0.0;
    for (const TomlEntry& entry : table.entries("transfer")) {
        const auto value = entry.node.number();
        const std::string fault =
            value ? range_fault(*value, {0.0, 1e12})
                  : fmt::format("must be a number, not {}", kind_of(entry.node));
        if (!fault.empty()) {
            table.mistakes().error(entry.node.place, "a part of 'transfer' " + fault);
            continue;
        }
        sum += *value;
        if (entry.key == kAbstain)
            out.abstain = *value;
        else if (entry.key == kOthers)
            out.others = *value;
        else
            out.to[entry.key] = *value;
    }
    if (!before.clean()) return std::nullopt;
    if (!(sum > 0.0)) {
        table.error("transfer", "'transfer' gives nobody anything; abstain = 1 says so");
        return std::nullopt;
    }
    if (std::abs(sum - 1.0) <= kRounding) return out;
    for (auto& [id, part] : out.to)
        part /= sum;
    out.abstain /= sum;
    out.others /= sum;
    return out;
}

void check_transfer_ids(const TableReader& scenario, std::span<const Choice> choices) {
    for (const auto& [id, choice] : tables_of_choices(scenario))
        check_ids(*choice, id, choices, scenario.mistakes());
    for (const OwnedContests& one : tables_of_contests(scenario))
        for (const TomlEntry& entry : one.contests->entries)
            if (entry.node.table() != nullptr)
                check_ids(*entry.node.table(), one.owner, choices, scenario.mistakes());
}

void check_contest_names(const TableReader& scenario, const Scenario& read) {
    const std::vector<std::string> known = contest_names(read);
    const std::set<std::string> tables = tabled(read);
    const bool set_aside = systems_set_aside(scenario);
    Diagnostics& mistakes = scenario.mistakes();
    for (const OwnedContests& one : tables_of_contests(scenario)) {
        for (const TomlEntry& entry : one.contests->entries) {
            const bool may_be_gone = set_aside && entry.place.origin != Origin::setting;
            if (!may_be_gone && std::find(known.begin(), known.end(), entry.key) == known.end())
                mistakes.error(entry.place,
                               fmt::format("no tier has the contest '{}'; there are {}", entry.key,
                                           listed(known)),
                               nearest(entry.key, known));
            const TomlTable* own = entry.node.table();
            const TomlEntry* numbers = own == nullptr ? nullptr : own->find("candidates");
            if (numbers != nullptr && tables.contains(entry.key))
                mistakes.error(
                    numbers->place,
                    fmt::format("the contest '{}' has a table of candidates: 'candidates' "
                                "does not go with it",
                                entry.key));
        }
    }
}

}  // namespace kenesh
