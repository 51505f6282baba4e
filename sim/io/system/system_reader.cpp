#include "sim/io/system/system_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "sim/io/system/list_tier_reader.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 2> kKinds{"districts", "list"};

/// The kind decides which keys a tier may have, so it is read first.
std::optional<std::size_t> kind_of_tier(const TomlNode& node, Diagnostics& mistakes) {
    const TomlTable* table = node.table();
    if (table == nullptr) {
        mistakes.error(node.place, fmt::format("a tier must be a table, not {}", kind_of(node)));
        return std::nullopt;
    }
    const TomlEntry* kind = table->find("kind");
    if (kind == nullptr) {
        mistakes.error(node.place, "a tier needs the key 'kind': \"districts\" or \"list\"");
        return std::nullopt;
    }
    const std::string* word = kind->node.text();
    const auto found =
        word == nullptr ? kKinds.end() : std::find(kKinds.begin(), kKinds.end(), *word);
    if (found != kKinds.end()) return static_cast<std::size_t>(found - kKinds.begin());
    mistakes.error(kind->node.place, "'kind' must be \"districts\" or \"list\"",
                   word == nullptr ? std::string{} : nearest(*word, kKinds));
    return std::nullopt;
}

void read_tier(const TomlNode& node, const ReadContext& context, ReadSystem& out) {
    const auto kind = kind_of_tier(node, *context.mistakes);
    if (!kind) return;
    TierPlaces places;
    places.tier = node.place;
    const Section section = *kind == 0 ? Section::district_tier : Section::list_tier;
    const TableReader table(*node.table(), node.place, section, *context.mistakes);
    std::optional<Tier> tier;
    if (section == Section::district_tier) {
        if (auto read = read_district_tier(table, context, places)) tier = std::move(*read);
    } else {
        if (auto read = read_list_tier(table, context)) tier = std::move(*read);
        places.rule = places.contest = node.place;
    }
    if (!tier) return;
    out.system.tiers.push_back(std::move(*tier));
    out.places.push_back(std::move(places));
}

void check_list_tiers(const ReadSystem& read, Diagnostics& mistakes) {
    const bool districts = std::any_of(read.system.tiers.begin(), read.system.tiers.end(),
                                       [](const Tier& tier) { return has_districts(tier); });
    bool compensatory = false;
    for (std::size_t t = 0; t < read.system.tiers.size(); ++t) {
        const auto* list = std::get_if<ListTier>(&read.system.tiers[t]);
        if (list == nullptr) continue;
        if (list->rule.threshold.district_seats > 0 && !districts) {
            mistakes.error(read.places[t].tier,
                           "'threshold_seats' needs a tier of districts in the same system");
        }
        if (list->rule.compensatory && compensatory) {
            mistakes.error(read.places[t].tier, "a system has one compensatory list tier at most");
        }
        compensatory = compensatory || list->rule.compensatory;
    }
}

}  // namespace

ReadSystem read_system(const TableReader& table, const ReadContext& context) {
    const Diagnostics::Mark before(*context.mistakes);
    ReadSystem out;
    out.place = table.place("id");
    table.require("id");
    out.system.id = table.id("id").value_or("");
    out.system.name = table.text("name").value_or(out.system.id);
    const TomlNode* tiers = table.node("tier");
    if (tiers == nullptr || (tiers->array() != nullptr && tiers->array()->empty())) {
        table.error("tier", "a system needs at least one [[tier]]");
    } else if (tiers->array() == nullptr) {
        table.error("tier", "[tier] is written [[tier]], with two brackets");
    } else {
        for (const TomlNode& node : *tiers->array())
            read_tier(node, context, out);
    }
    if (before.clean()) check_list_tiers(out, *context.mistakes);
    return out;
}

System read_system(const std::filesystem::path& path) {
    Diagnostics mistakes;
    InputFiles files;
    ReadSystem out;
    if (const TomlNode* document = files.toml(path, mistakes)) {
        const Place place{path.string(), 1, 1};
        const TableReader table(*document->table(), place, Section::system, mistakes);
        out = read_system(table, {path.parent_path(), nullptr, nullptr, &mistakes, &files});
    }
    mistakes.throw_if_any();
    return out.system;
}

}  // namespace kenesh
