#include "sim/io/system/system_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/io/system/list_tier_writer.hpp"
#include "sim/io/system/table_writers.hpp"
#include "sim/io/system/words.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

void write_tier(const DistrictTier& tier, const std::string& name, TomlWriter& out,
                std::vector<ResultFile>& tables) {
    out.text("kind", "districts").text("districting", tier.districting);
    if (tier.magnitudes.empty()) {
        out.whole("seats", tier.seats);
    } else {
        tables.push_back({"tables/magnitudes-" + name + ".csv", magnitude_table(tier.magnitudes)});
        out.text("magnitudes", tables.back().name);
    }
    out.text("rule", named_rule(tier.rule).name);
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule)) {
        out.whole("votes", limited->votes);
    }
    if (const auto* same = std::get_if<MaxSameGender>(&tier.gender)) {
        out.whole("max_same_gender", same->seats);
    }
    if (const auto* women = std::get_if<MinWomen>(&tier.gender)) {
        out.whole("min_women", women->seats);
    }
    out.text("against_all", name_in(kAgainstAllWords, tier.against_all));
    out.number("spill", tier.spill);
    if (!tier.contest.empty()) out.text("contest", tier.contest);
    if (!tier.candidates.empty()) {
        tables.push_back({"tables/candidates-" + name + ".csv", candidate_table(tier.candidates)});
        out.text("candidates", tables.back().name);
    }
    if (!tier.tiles.empty()) {
        tables.push_back({"tables/tiles-" + name + ".csv", tile_table(tier.tiles)});
        out.text("tiles", tables.back().name);
    }
}

}  // namespace

void write_system(const System& system, TomlWriter& out, std::vector<ResultFile>& tables) {
    out.list_header("system").text("id", system.id).text("name", system.name);
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        out.list_header("system.tier");
        if (const auto* district = std::get_if<DistrictTier>(&system.tiers[t])) {
            write_tier(*district, system.id + "-" + std::to_string(t), out, tables);
        } else {
            write_list_tier(std::get<ListTier>(system.tiers[t]),
                            system.id + "-" + std::to_string(t), out, tables);
        }
    }
}

}  // namespace kenesh
