#include "sim/io/system/list_names_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 2> kCapColumns{"choice", "seats"};
const std::array<std::string, 1> kCapOptional{"district"};

/// Is the party known, and does it run a list?
void check_list(const std::string& id, const Place& place, const ReadContext& context) {
    if (context.choices == nullptr) return;
    const auto k = find_choice(*context.choices, id, place, *context.mistakes);
    if (k && !(*context.choices)[*k].list)
        context.mistakes->error(place, fmt::format("'{}' runs no list", id));
}

/// One group of `joined`; its ids go to `seen`. A list of ids in it is a group inside it.
std::vector<std::string> read_group(const TomlNode& node, const ReadContext& context, bool inside,
                                    std::set<std::string>& seen,
                                    std::vector<std::vector<std::string>>& groups_inside) {
    std::vector<std::string> group;
    for (const TomlNode& element : *node.array()) {
        if (element.array() != nullptr && !inside) {
            std::vector<std::string> part = read_group(element, context, true, seen, groups_inside);
            group.insert(group.end(), part.begin(), part.end());
            if (part.size() > 1) groups_inside.push_back(std::move(part));
            continue;
        }
        const std::string* id = element.text();
        if (id == nullptr) {
            context.mistakes->error(element.place, "'joined' must be lists of ids of parties");
        } else if (!seen.insert(*id).second) {
            context.mistakes->error(element.place,
                                    fmt::format("'{}' is joined twice; a list joins once", *id));
        } else {
            group.push_back(*id);
            check_list(*id, element.place, context);
        }
    }
    return group;
}

void read_joined(const TableReader& table, const ReadContext& context, ListTier& tier) {
    const TomlNode* node = table.node("joined");
    if (node == nullptr) return;
    if (node->array() == nullptr) {
        table.error("joined", fmt::format("'joined' must be lists of ids of parties, not {}",
                                          kind_of(*node)));
        return;
    }
    std::set<std::string> seen;
    for (const TomlNode& element : *node->array()) {
        if (element.array() == nullptr || element.array()->size() < 2) {
            context.mistakes->error(element.place,
                                    "each group of 'joined' is a list of two or more ids");
            continue;
        }
        tier.joined.push_back(read_group(element, context, false, seen, tier.joined_inside));
    }
}

void read_exempt(const TableReader& table, const ReadContext& context, ListTier& tier) {
    for (const PlacedText& one : table.texts("exempt")) {
        tier.exempt.push_back(one.text);
        check_list(one.text, one.place, context);
    }
}

/// The districts that a tier by district has; nothing where they are not known.
std::optional<Names> known_districts(const ListTier& tier, const ReadContext& context) {
    if (context.geography == nullptr || !tier.districts) return std::nullopt;
    const auto at = context.geography->find_districting(tier.districts->districting);
    if (!at) return std::nullopt;
    return Names(context.geography->districtings[*at].districts);
}

/// choice,seats[,district]: lists that end.
void read_caps(const TableReader& table, const ReadContext& context, ListTier& tier) {
    const auto name = table.text("caps");
    if (!name) return;
    Diagnostics& mistakes = *context.mistakes;
    const CsvTable* csv = named_table(context, *table.node("caps"));
    if (csv == nullptr) return;
    const auto columns =
        find_columns(*csv, kCapColumns, kCapOptional, OtherColumns::refused, mistakes);
    if (!columns) return;
    std::map<std::pair<std::string, std::string>, int> lines;
    const std::optional<Names> districts = known_districts(tier, context);
    for (const std::vector<CsvCell>& row : csv->rows) {
        const CsvCell& cell = row[*(*columns)[0]];
        const auto choice = text_cell(*csv, cell, "choice", mistakes);
        const auto seats = whole_cell(*csv, row[*(*columns)[1]], 0, kMostListSeats, mistakes);
        if (!choice || !seats) continue;
        const CsvCell* of = (*columns)[2] ? &row[*(*columns)[2]] : nullptr;
        const std::string district = of == nullptr ? "" : of->text;
        if (districts && !district.empty() &&
            !districts->find(district, "district", csv->place(*of), mistakes))
            continue;
        const auto [first, is_new] = lines.try_emplace({district, *choice}, cell.line);
        if (!is_new) {
            mistakes.error(csv->place(cell), fmt::format("'{}' has a cap in line {} already",
                                                         *choice, first->second));
        }
        check_list(*choice, csv->place(cell), context);
        tier.caps.push_back({district, *choice, static_cast<int>(*seats)});
    }
}

}  // namespace

void read_list_names(const TableReader& table, const ReadContext& context, ListTier& tier) {
    read_joined(table, context, tier);
    read_exempt(table, context, tier);
    read_caps(table, context, tier);
}

}  // namespace kenesh
