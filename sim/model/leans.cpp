#include "sim/model/leans.hpp"

#include <algorithm>

namespace kenesh {

LeanPlaces lean_places(const Scenario& scenario) {
    const std::vector<Unit>& units = scenario.geography.units;
    const bool by_unit = std::any_of(scenario.choices.begin(), scenario.choices.end(),
                                     [](const Choice& c) { return !c.unit_lean.empty(); });
    LeanPlaces out;
    out.count = by_unit ? units.size() : scenario.geography.regions.size();
    for (std::size_t u = 0; u < units.size(); ++u) {
        const std::size_t place = by_unit ? u : index(units[u].region);
        out.of_unit.push_back(static_cast<std::uint32_t>(place));
        if (by_unit) out.region.push_back(units[u].region);
    }
    for (std::size_t r = 0; !by_unit && r < out.count; ++r)
        out.region.push_back(id_at<RegionId>(r));
    return out;
}

double lean_in(const Choice& choice, const LeanPlaces& places, std::size_t place) {
    const double regional = choice.lean[index(places.region[place])];
    return choice.unit_lean.empty() ? regional : regional + choice.unit_lean[place];
}

}  // namespace kenesh
