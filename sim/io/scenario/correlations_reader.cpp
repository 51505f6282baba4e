#include "sim/io/scenario/correlations_reader.hpp"

#include <algorithm>
#include <optional>

#include "sim/io/reading/read_context.hpp"
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

}  // namespace

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
