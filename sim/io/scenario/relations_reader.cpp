#include "sim/io/scenario/relations_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "sim/io/reading/read_context.hpp"
#include "sim/model/limits.hpp"
#include "sim/model/national.hpp"

namespace kenesh {
namespace {

std::optional<Correlation> read_correlation(const TableReader& table,
                                            std::span<const Choice> choices) {
    table.require("between");
    table.require("value");
    const auto value = table.number("value", {-1.0, 1.0});
    const std::vector<PlacedText> ids = table.texts("between");
    if (!table.has("between")) return std::nullopt;
    if (ids.size() != 2) {
        table.error("between", "'between' names two choices");
        return std::nullopt;
    }
    const auto first = find_choice(choices, ids[0].text, ids[0].place, table.mistakes());
    const auto second = find_choice(choices, ids[1].text, ids[1].place, table.mistakes());
    if (!first || !second || !value) return std::nullopt;
    if (first == second) {
        table.error("between", "'between' names two different choices");
        return std::nullopt;
    }
    return Correlation{*first, *second, *value};
}

/// Blocs and choices share their names.
void check_bloc_ids(std::span<const TableReader> tables, std::span<const Bloc> blocs,
                    std::span<const Choice> choices) {
    std::map<std::string, int> line_of;
    for (std::size_t b = 0; b < blocs.size(); ++b) {
        const std::string& id = blocs[b].id;
        if (id.empty()) continue;
        const auto [first, is_new] = line_of.try_emplace(id, tables[b].place("id").line);
        const bool of_choice = std::ranges::find(choices, id, &Choice::id) != choices.end();
        if (id == "independents" || id == "against-all") {
            tables[b].error("id",
                            fmt::format("the id '{}' is kept for the table [{}]", id,
                                        id == "independents" ? "independents" : "against_all"));
        } else if (of_choice) {
            tables[b].error("id", fmt::format("the id '{}' is a choice's already", id));
        } else if (!is_new) {
            tables[b].error("id",
                            fmt::format("the id '{}' is in line {} already", id, first->second));
        }
    }
}

std::vector<std::size_t> read_members(const TableReader& table, std::span<const Choice> choices) {
    std::vector<std::size_t> members;
    const std::vector<PlacedText> names = table.texts("members");
    const TomlNode* list = table.node("members");
    if (list != nullptr && list->array() != nullptr && list->array()->empty())
        table.error("members", "a bloc has at least one member");
    for (const PlacedText& name : names) {
        const auto k = find_choice(choices, name.text, name.place, table.mistakes());
        if (!k) continue;
        if (choices[*k].kind == ChoiceKind::against_all) {
            table.mistakes().error(name.place, "'against-all' has no seats to bring into a bloc");
        } else if (std::ranges::find(members, *k) != members.end()) {
            table.mistakes().error(name.place, fmt::format("'{}' is a member already", name.text));
        } else {
            members.push_back(*k);
        }
    }
    return members;
}

}  // namespace

std::vector<Bloc> read_blocs(const TableReader& scenario, std::span<const Choice> choices) {
    const std::vector<TableReader> tables = scenario.tables("bloc", Section::bloc);
    std::vector<Bloc> blocs;
    for (const TableReader& table : tables) {
        table.require("id");
        table.require("members");
        Bloc& bloc = blocs.emplace_back();
        bloc.id = table.id("id").value_or("");
        bloc.name = table.text("name").value_or(bloc.id);
        bloc.members = read_members(table, choices);
    }
    check_bloc_ids(tables, blocs, choices);
    if (blocs.size() > kMostBlocs)
        tables[kMostBlocs].mistakes().error(tables[kMostBlocs].place(),
                                            fmt::format("more than {} blocs", kMostBlocs));
    return blocs;
}

std::vector<Correlation> read_correlations(const TableReader& uncertainty,
                                           std::span<const Choice> choices) {
    std::vector<Correlation> list;
    Diagnostics& mistakes = uncertainty.mistakes();
    const Diagnostics::Mark before(mistakes);
    for (const TableReader& table : uncertainty.tables("correlations", Section::correlation)) {
        const auto one = read_correlation(table, choices);
        if (!one) continue;
        const bool repeated = std::any_of(list.begin(), list.end(), [&](const Correlation& c) {
            return std::minmax(c.first, c.second) == std::minmax(one->first, one->second);
        });
        if (repeated) table.error("between", "the two choices have a correlation already");
        list.push_back(*one);
    }
    if (before.clean()) {
        std::string fault = national_fault(choices, list);
        if (!fault.empty()) uncertainty.error("correlations", std::move(fault));
    }
    return list;
}

}  // namespace kenesh
