#include "sim/io/scenario/contests_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/scenario/nominees_reader.hpp"
#include "sim/io/scenario/words.hpp"
#include "sim/model/contests.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

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

/// The tables of contests that a scenario's text has: its own, each party's, independents'.
std::vector<const TomlTable*> tables_of_contests(const TableReader& scenario) {
    std::vector<const TomlTable*> out;
    const auto add = [&](const TomlNode* contests) {
        if (contests != nullptr && contests->table() != nullptr) out.push_back(contests->table());
    };
    const auto add_of = [&](const TomlNode& choice) {
        const TomlEntry* entry =
            choice.table() == nullptr ? nullptr : choice.table()->find("contest");
        if (entry != nullptr) add(&entry->node);
    };
    add(scenario.node("contest"));
    if (const TomlNode* parties = scenario.node("party"); parties != nullptr && parties->array())
        for (const TomlNode& party : *parties->array())
            add_of(party);
    if (const TomlNode* independents = scenario.node("independents")) add_of(*independents);
    return out;
}

/// Whether `systems` came from outside: then those of the file may be gone, and their contests.
bool systems_set_aside(const TableReader& scenario) {
    const TomlNode* systems = scenario.node("systems");
    return systems != nullptr && systems->place.origin == Origin::setting;
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

void check_contest_names(const TableReader& scenario, const Scenario& read) {
    const std::vector<std::string> known = contest_names(read);
    const std::set<std::string> tables = tabled(read);
    const bool set_aside = systems_set_aside(scenario);
    Diagnostics& mistakes = scenario.mistakes();
    for (const TomlTable* table : tables_of_contests(scenario)) {
        for (const TomlEntry& entry : table->entries) {
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
