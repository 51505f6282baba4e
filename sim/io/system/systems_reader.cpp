#include "sim/io/system/systems_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "sim/core/ids.hpp"
#include "sim/io/system/district_tables.hpp"
#include "sim/io/text/shipped.hpp"

namespace kenesh {
namespace {

/// A system's table before it is read, and the folder that its paths are relative to.
struct SystemDocument {
    TomlNode node;
    std::filesystem::path folder;
};

/// The text as it stands where it names a file; the path of the shipped system of that name;
/// nothing and a mistake where it is only near one.
std::optional<TomlNode> named_file(const ReadContext& context, const TomlNode& name) {
    std::error_code ignored;
    if (!is_id(*name.text()) || std::filesystem::exists(named_path(context, name), ignored))
        return name;
    std::vector<std::string> known;
    for (const std::filesystem::path& file : shipped_files(Shipped::systems)) {
        known.push_back(file.stem().string());
        if (known.back() != *name.text()) continue;
        TomlNode shipped = name;
        shipped.value = file.string();
        return shipped;
    }
    const std::string near = nearest(*name.text(), known);
    if (near.empty()) return name;
    context.mistakes->error(name.place, fmt::format("'{}': there is no such file", *name.text()),
                            near);
    return std::nullopt;
}

std::vector<SystemDocument> load(const TableReader& scenario, const ReadContext& context) {
    std::vector<SystemDocument> documents;
    for (const PlacedText& name : scenario.texts("systems")) {
        const auto asked = named_file(context, *name.node);
        const TomlNode* node = asked ? named_document(context, *asked) : nullptr;
        if (node == nullptr) continue;
        const auto path = named_path(context, *asked);
        documents.push_back({*node, path.parent_path()});
        documents.back().node.place = {path.string(), 1, 1};
    }
    const TomlNode* own = scenario.node("system");
    if (own == nullptr) return documents;
    if (own->array() == nullptr) {
        scenario.error("system", "[system] is written [[system]], with two brackets");
        return documents;
    }
    for (const TomlNode& node : *own->array()) {
        if (node.table() != nullptr) {
            documents.push_back({node, context.folder});
        } else {
            context.mistakes->error(node.place,
                                    fmt::format("a system must be a table, not {}", kind_of(node)));
        }
    }
    return documents;
}

void apply(const Setting& setting, std::vector<SystemDocument>& documents, Diagnostics& mistakes) {
    if (setting.path.size() < 3) {
        mistakes.error(setting.place, "a key of a system is written system.<id>.<key>");
        return;
    }
    std::vector<std::string> ids;
    for (SystemDocument& document : documents) {
        const TomlEntry* id = document.node.table()->find("id");
        const std::string* text = id == nullptr ? nullptr : id->node.text();
        if (text == nullptr) continue;
        if (*text == setting.path[1]) return apply_setting(setting, 2, document.node, mistakes);
        ids.push_back(*text);
    }
    static_cast<void>(find_name(ids, setting.path[1], "system", setting.place, mistakes));
}

void check_ids(std::span<const ReadSystem> systems, Diagnostics& mistakes) {
    std::set<std::string> ids;
    for (const ReadSystem& one : systems) {
        if (one.system.id.empty() || ids.insert(one.system.id).second) continue;
        mistakes.error(one.place, fmt::format("there is a system '{}' already", one.system.id));
    }
}

/// Gives the tiers of one contest their table of candidates. `all_known`: no tier was left out for
/// its mistakes, so a contest that is not there is a mistake.
void give_candidates(const TomlEntry& entry, const ReadContext& context, bool all_known,
                     std::vector<ReadSystem>& systems) {
    const std::string* name = entry.node.text();
    if (name == nullptr) {
        context.mistakes->error(
            entry.node.place,
            fmt::format("a table of candidates must be a text, not {}", kind_of(entry.node)));
        return;
    }
    std::optional<CandidateTable> table;
    std::vector<std::string> contests;
    for (ReadSystem& one : systems) {
        for (std::size_t t = 0; t < one.system.tiers.size(); ++t) {
            auto* tier = std::get_if<DistrictTier>(&one.system.tiers[t]);
            if (tier == nullptr || tier->contest.empty()) continue;
            contests.push_back(tier->contest);
            if (tier->contest != entry.key) continue;
            if (!tier->candidates.empty()) {
                context.mistakes->error(entry.place,
                                        fmt::format("a tier of the contest '{}' has a table of "
                                                    "candidates of its own",
                                                    entry.key));
                return;
            }
            if (!table) {
                const CsvTable* csv = named_table(context, entry.node);
                if (csv == nullptr) return;
                const auto position = context.geography->find_districting(tier->districting);
                table = read_candidates(*csv, &context.geography->districtings[*position], context);
                if (!table) return;
            }
            tier->candidates = table->candidates;
            one.places[t].genders = table->gender_places;
        }
    }
    if (table || !all_known) return;
    context.mistakes->error(entry.place, fmt::format("no tier has the contest '{}'", entry.key),
                            nearest(entry.key, contests));
}

}  // namespace

bool is_of_system(const Setting& setting) noexcept {
    return setting.path.front() == "system";
}

std::vector<ReadSystem> read_systems(const TableReader& scenario, std::span<const Setting> settings,
                                     const ReadContext& context) {
    std::vector<SystemDocument> documents = load(scenario, context);
    for (const Setting& setting : settings) {
        if (is_of_system(setting)) apply(setting, documents, *context.mistakes);
    }
    const bool named = scenario.has("systems") || scenario.has("system");
    if (!named || (documents.empty() && context.mistakes->empty())) {
        scenario.error("systems", "a scenario needs at least one system");
    }
    std::vector<ReadSystem> systems;
    for (const SystemDocument& document : documents) {
        ReadContext own = context;
        own.folder = document.folder;
        const TableReader table(*document.node.table(), document.node.place, Section::system,
                                *context.mistakes);
        systems.push_back(read_system(table, own));
    }
    check_ids(systems, *context.mistakes);
    const bool all_known = context.mistakes->empty();
    const std::span<const TomlEntry> tables = scenario.entries("candidates");
    if (context.geography == nullptr) return systems;
    for (const TomlEntry& entry : tables)
        give_candidates(entry, context, all_known, systems);
    return systems;
}

}  // namespace kenesh
