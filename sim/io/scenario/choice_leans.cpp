#include "sim/io/scenario/choice_leans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

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

/// The region of a place of the baseline.
std::size_t region_of(const ChoiceContext& context, std::size_t place) {
    return context.baseline->by_unit ? index(context.geography->units[place].region) : place;
}

/// Places without a row, a lean by hand or a word on what that means: a mistake. Silence would be
/// a lean of 0, which moved a party by 60 of 465 seats where it had not stood everywhere.
void fill_missing(const TableReader& table, const ChoiceContext& context, const Choice& choice,
                  LeanInput& input) {
    const auto own = read_word(table, "baseline_missing", kMissingRows);
    const std::optional<MissingRows> means = own ? own : context.baseline_missing;
    std::vector<std::string> silent;
    for (std::size_t p = 0; p < input.shares.size(); ++p) {
        if (input.shares[p]) continue;
        if (means == MissingRows::zero) input.shares[p] = 0.0;
        const std::string& place = context.baseline->by_unit ? context.geography->units[p].id
                                                             : context.geography->regions[p];
        // A place without a name is a cell that could not be read.
        const bool by_hand = input.by_hand.contains(region_of(context, p));
        if (!means && !by_hand && !place.empty()) silent.push_back(place);
    }
    if (silent.empty()) return;
    table.error("baseline",
                fmt::format("the baseline table has no row for '{}' in {}; baseline_missing = "
                            "\"zero\" says that it did not stand there, \"mean\" that nothing is "
                            "known (what 0.1.0 took it for)",
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
    for (const PlacedText& name : table.texts("zero_share_units"))
        choice.zero_share_units.push_back(name.text);
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
    for (std::size_t p = 0; p < out.shares.size(); ++p) {
        if (!out.shares[p] || *out.shares[p] >= kLeastShare ||
            out.by_hand.contains(region_of(context, p)))
            continue;
        if (context.baseline->by_unit)
            choice.zero_share_units.push_back(context.geography->units[p].id);
        else
            choice.zero_share_regions.push_back(id_at<RegionId>(p));
    }
    zero_share_by_hand(table, context, choice);
    return out;
}

Leans leans_of(const LeanInput& input, const ChoiceContext& context, double strength) {
    if (context.geography == nullptr) return {};
    Leans out;
    out.region.assign(context.geography->regions.size(), 0.0);
    // A choice that is absent has none to swing.
    const bool swings = context.swing == Swing::proportional || strength > 0.0;
    const bool by_unit = !input.shares.empty() && context.baseline->by_unit;
    if (by_unit) out.unit.assign(input.shares.size(), 0.0);
    for (std::size_t p = 0; p < input.shares.size() && swings; ++p) {
        // What is said by hand of a region holds in its units too.
        if (!input.shares[p] || input.by_hand.contains(region_of(context, p))) continue;
        (by_unit ? out.unit : out.region)[p] =
            context.lean_weight * lean_of(*input.shares[p], input.mean, strength, context.swing);
    }
    for (const auto& [region, lean] : input.by_hand)
        out.region[region] = lean;
    return out;
}

void apply_unit_leans(const CsvTable& table, const Geography* geography,
                      std::vector<Choice>& choices, Diagnostics& mistakes) {
    const std::array<std::string, 3> wanted{"unit", "choice", "lean"};
    const auto columns = find_columns(table, wanted, {}, OtherColumns::refused, mistakes);
    if (!columns || geography == nullptr) return;
    std::vector<std::string> ids;
    for (const Unit& unit : geography->units)
        ids.push_back(unit.id);
    const Names units(ids);
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& cell = row[*(*columns)[0]];
        const CsvCell& id = row[*(*columns)[1]];
        const auto unit = units.find(cell.text, "unit", table.place(cell), mistakes);
        const auto k = find_choice(choices, id.text, table.place(id), mistakes);
        const auto lean = number_cell(table, row[*(*columns)[2]], kLean.low, kLean.high, mistakes);
        if (!unit || !k || !lean) continue;
        if (!seen.emplace(*unit, *k).second)
            mistakes.error(table.place(cell),
                           fmt::format("a second row for '{}' in '{}'", id.text, cell.text));
        std::vector<double>& leans = choices[*k].unit_lean;
        leans.resize(ids.size(), 0.0);
        leans[*unit] = *lean;
    }
}

}  // namespace kenesh
