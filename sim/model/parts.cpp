#include "sim/model/parts.hpp"

#include <fmt/format.h>

#include "sim/model/contests.hpp"

namespace kenesh {
namespace {

/// The districting by which a tier is voted; null where the whole nation votes in it.
const Districting* districting_of(const Scenario& scenario, const Tier& tier) {
    const auto* lists = std::get_if<ListTier>(&tier);
    if (lists != nullptr && !lists->districts) return nullptr;
    const std::string& name =
        lists != nullptr ? lists->districts->districting : std::get<DistrictTier>(tier).districting;
    const auto at = scenario.geography.find_districting(name);
    return at ? &scenario.geography.districtings[*at] : nullptr;
}

}  // namespace

std::vector<std::size_t> units_without_part(const Scenario& scenario) {
    const std::size_t units = scenario.geography.units.size();
    std::vector<bool> votes(units, false);
    for (const System& system : scenario.systems) {
        for (const Tier& tier : system.tiers) {
            const Districting* by = districting_of(scenario, tier);
            if (by == nullptr) return {};
            for (std::size_t u = 0; u < units; ++u)
                if (by->district_of[u] != kNoDistrict) votes[u] = true;
        }
    }
    std::vector<std::size_t> out;
    for (std::size_t u = 0; u < units; ++u)
        if (!votes[u]) out.push_back(u);
    return out;
}

std::vector<std::string> notes_of_parts(const Scenario& scenario) {
    std::vector<std::string> out;
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const Districting* by = districting_of(scenario, system.tiers[t]);
            if (by == nullptr || !by->partial()) continue;
            std::size_t units = 0;
            std::int64_t voters = 0;
            for (std::size_t u = 0; u < by->district_of.size(); ++u) {
                if (by->district_of[u] != kNoDistrict) continue;
                ++units;
                voters += scenario.geography.units[u].registered;
            }
            out.push_back(fmt::format(
                "{} unit{} with {} registered voters take{} no part in the contest {}", units,
                units == 1 ? "" : "s", voters, units == 1 ? "s" : "", contest_name(system, t)));
        }
    }
    return out;
}

}  // namespace kenesh
