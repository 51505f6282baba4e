#include "sim/model/faults/geography_faults.hpp"

#include <fmt/format.h>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

void check_units(const Geography& geography, FaultList& faults) {
    std::int64_t registered = 0;
    for (std::size_t u = 0; u < geography.units.size(); ++u) {
        const Unit& unit = geography.units[u];
        const std::string where = fmt::format("geography.unit.{}", u);
        if (index(unit.region) >= geography.regions.size())
            faults.add(where, fmt::format("region {} of {}", index(unit.region),
                                          geography.regions.size()));
        faults.whole(where + ".registered", unit.registered, 0, kMostRegistered);
        if (unit.turnout) faults.number(where + ".turnout", *unit.turnout, kTurnoutMean);
        // What is wrong counts as nothing: the sum cannot overflow.
        if (unit.registered > 0 && unit.registered <= kMostRegistered)
            registered += unit.registered;
    }
    if (registered > kMostRegistered)
        faults.add("geography",
                   fmt::format("more than {} registered voters in all", kMostRegistered));
    if (registered == 0) faults.add("geography", "no unit has a registered voter");
}

void check_districting(const Geography& geography, const Districting& districting,
                       FaultList& faults) {
    const std::string where = "geography." + districting.name;
    if (districting.district_of.size() != geography.units.size()) {
        faults.add(where, fmt::format("has a district for {} units of {}",
                                      districting.district_of.size(), geography.units.size()));
        return;
    }
    std::vector<std::int64_t> voters(districting.districts.size(), 0);
    for (std::size_t u = 0; u < geography.units.size(); ++u) {
        if (districting.district_of[u] == kNoDistrict) continue;
        const std::size_t d = index(districting.district_of[u]);
        if (d < voters.size()) {
            voters[d] += geography.units[u].registered;
        } else {
            faults.add(where, fmt::format("unit '{}' is in district {} of {}",
                                          geography.units[u].id, d, voters.size()));
        }
    }
    if (voters.empty()) faults.add(where, "no unit is in a district");
    for (std::size_t d = 0; d < voters.size(); ++d) {
        if (voters[d] > 0) continue;
        faults.add(where, fmt::format("the district '{}' has no registered voters",
                                      districting.districts[d]));
    }
}

}  // namespace

void check_geography(const Geography& geography, FaultList& faults) {
    if (geography.units.empty() || geography.units.size() > kMostUnits) {
        faults.add("geography", fmt::format("must have from 1 to {} units, not {}", kMostUnits,
                                            geography.units.size()));
        return;
    }
    check_units(geography, faults);
    if (!faults.empty()) return;
    for (const Districting& districting : geography.districtings)
        check_districting(geography, districting, faults);
}

}  // namespace kenesh
