#include "sim/io/scenario/choice_leans.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

void lean_from_baseline(const TableReader& table, const ChoiceContext& context, Choice& choice) {
    if (context.baseline == nullptr || choice.baseline.empty()) return;
    const auto row = context.baseline->shares.find(choice.baseline);
    if (row == context.baseline->shares.end()) {
        // Only parties must say that they have no history; independents and against all often
        // have none.
        const bool must =
            table.has("baseline") || (choice.kind == ChoiceKind::party && !table.has("lean"));
        if (!must || choice.id.empty()) return;
        table.error("baseline",
                    fmt::format("the baseline table has no row '{}'; baseline = \"\" says that "
                                "there is none",
                                choice.baseline),
                    nearest(choice.baseline, context.baseline->names()));
        return;
    }
    auto leans = leans_of(row->second, *context.geography, context.lean_weight);
    if (!leans) {
        table.error("baseline", fmt::format("the shares of '{}' in the baseline table are all 0",
                                            choice.baseline));
        return;
    }
    choice.lean = std::move(leans->lean);
    choice.zero_share_regions = std::move(leans->zero_share);
}

void lean_by_hand(const TableReader& table, const ChoiceContext& context, Choice& choice) {
    if (!table.has("lean")) return;
    const Names regions(context.geography == nullptr ? std::span<const std::string>()
                                                     : context.geography->regions);
    for (const TomlEntry& entry : table.entries("lean")) {
        const auto value = entry.node.number();
        const std::string fault =
            value ? range_fault(*value, kLean)
                  : fmt::format("must be a number, not {}", kind_of(entry.node));
        if (!fault.empty()) {
            table.mistakes().error(entry.node.place, fmt::format("a lean {}", fault));
        }
        if (context.geography == nullptr) continue;
        const auto region = regions.find(entry.key, "region", entry.place, table.mistakes());
        if (!region || !fault.empty()) continue;
        choice.lean[*region] = *value;
        std::erase(choice.zero_share_regions, id_at<RegionId>(*region));
    }
}

void zero_share_by_hand(const TableReader& table, const ChoiceContext& context, Choice& choice) {
    for (const PlacedText& name : table.texts("zero_share_regions")) {
        if (context.geography == nullptr) continue;
        const auto region = find_name(context.geography->regions, name.text, "region", name.place,
                                      table.mistakes());
        if (!region) continue;
        auto& list = choice.zero_share_regions;
        const auto id = id_at<RegionId>(*region);
        if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
    }
}

}  // namespace

void read_leans(const TableReader& table, const ChoiceContext& context, Choice& choice) {
    choice.baseline = table.text("baseline").value_or(choice.id);
    if (context.geography != nullptr) {
        choice.lean.assign(context.geography->regions.size(), 0.0);
        lean_from_baseline(table, context, choice);
    }
    lean_by_hand(table, context, choice);
    zero_share_by_hand(table, context, choice);
}

}  // namespace kenesh
