#include "sim/io/scenario/choice_leans.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/io/scenario/words.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr double kLeastMean = 1e-12;

/// The choice's row of the baseline; null where it has none, with a mistake where it must.
const std::vector<std::optional<double>>* row_of(const TableReader& table,
                                                 const ChoiceContext& context,
                                                 const Choice& choice) {
    if (context.baseline == nullptr || choice.baseline.empty()) return nullptr;
    const auto row = context.baseline->shares.find(choice.baseline);
    if (row != context.baseline->shares.end()) return &row->second;
    // Only parties must say that they have no history; independents and against all often have
    // none.
    const bool must =
        table.has("baseline") || (choice.kind == ChoiceKind::party && !table.has("lean"));
    if (must && !choice.id.empty())
        table.error("baseline",
                    fmt::format("the baseline table has no row '{}'; baseline = \"\" says that "
                                "there is none",
                                choice.baseline),
                    nearest(choice.baseline, context.baseline->names()));
    return nullptr;
}

std::map<std::size_t, double> read_by_hand(const TableReader& table, const ChoiceContext& context) {
    std::map<std::size_t, double> out;
    if (!table.has("lean")) return out;
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
        if (region && fault.empty()) out[*region] = *value;
    }
    return out;
}

/// Regions without a row, a lean by hand or a word on what that means: a mistake. Silence would be
/// a lean of 0, which moved a party by 60 of 465 seats where it had not stood everywhere.
void fill_missing(const TableReader& table, const ChoiceContext& context, const Choice& choice,
                  LeanInput& input) {
    const auto own = read_word(table, "baseline_missing", kMissingRows);
    const std::optional<MissingRows> means = own ? own : context.baseline_missing;
    std::vector<std::string> silent;
    for (std::size_t r = 0; r < input.shares.size(); ++r) {
        if (input.shares[r]) continue;
        if (means == MissingRows::zero) input.shares[r] = 0.0;
        const std::string& region = context.geography->regions[r];
        // A region without a name is a cell that could not be read.
        if (!means && !input.by_hand.contains(r) && !region.empty()) silent.push_back(region);
    }
    if (silent.empty()) return;
    table.error("baseline",
                fmt::format("the baseline table has no row for '{}' in {}; baseline_missing = "
                            "\"zero\" says that it did not stand there, \"mean\" that nothing is "
                            "known",
                            choice.baseline, some_of(silent)));
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

LeanInput read_leans(const TableReader& table, const ChoiceContext& context, Choice& choice) {
    choice.baseline = table.text("baseline").value_or(choice.id);
    LeanInput out;
    out.by_hand = read_by_hand(table, context);
    const auto* row = context.geography == nullptr ? nullptr : row_of(table, context, choice);
    if (row != nullptr) {
        out.shares = *row;
        if (mean_share(*row, context.baseline->voters) >= kLeastMean) {
            fill_missing(table, context, choice, out);
            out.mean = mean_share(out.shares, context.baseline->voters);
        } else {
            table.error(
                "baseline",
                fmt::format("the shares of '{}' in the baseline table are all 0", choice.baseline));
            out.shares.clear();
        }
    }
    for (std::size_t r = 0; r < out.shares.size(); ++r) {
        if (out.shares[r] && *out.shares[r] < kLeastShare && !out.by_hand.contains(r))
            choice.zero_share_regions.push_back(id_at<RegionId>(r));
    }
    zero_share_by_hand(table, context, choice);
    return out;
}

std::vector<double> leans_of(const LeanInput& input, const ChoiceContext& context,
                             double strength) {
    if (context.geography == nullptr) return {};
    std::vector<double> out(context.geography->regions.size(), 0.0);
    // A choice that is absent has none to swing.
    const bool swings = context.swing == Swing::proportional || strength > 0.0;
    for (std::size_t r = 0; r < input.shares.size() && swings; ++r) {
        if (input.shares[r])
            out[r] = context.lean_weight *
                     lean_of(*input.shares[r], input.mean, strength, context.swing);
    }
    for (const auto& [region, lean] : input.by_hand)
        out[region] = lean;
    return out;
}

}  // namespace kenesh
