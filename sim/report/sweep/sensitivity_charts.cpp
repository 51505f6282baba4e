#include "sim/report/sweep/sensitivity_charts.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "sim/report/sweep/chart_sobol.hpp"
#include "sim/report/sweep/key_words.hpp"
#include "sim/report/sweep/sweep_parts.hpp"

namespace kenesh {
namespace {

/// The parts of a measure's name: system, party (may be ""), measure.
struct MeasureName {
    std::string system, party, measure;
};

/// Ids have no points, so the name has two or one.
MeasureName parted(const std::string& name) {
    const std::size_t first = name.find('.'), last = name.rfind('.');
    if (first == std::string::npos) return {{}, {}, name};
    return {name.substr(0, first), last > first ? name.substr(first + 1, last - first - 1) : "",
            name.substr(last + 1)};
}

std::string measure_words(const SweepReport& sweep, const MeasureName& name) {
    const auto party = std::ranges::find(sweep.parties, name.party, &SweepParty::id);
    const std::string who = party == sweep.parties.end() ? name.party : party->name;
    if (name.measure == "seats") return "the seats of " + who;
    if (name.measure == "p_majority") return "the chance of a majority of " + who;
    if (name.measure == "gallagher") return "the Gallagher index";
    return name.measure + (who.empty() ? "" : " of " + who);
}

}  // namespace

void add_sensitivity(const SweepReport& sweep, const Sheet& sheet, std::vector<Chart>& list) {
    std::vector<Chart> bars;
    for (std::size_t m = 0; m < sweep.sensitivity.size(); ++m) {
        std::vector<KeySensitivity> keys = sweep.sensitivity[m].keys;
        const bool moved = std::ranges::any_of(
            keys, [](const KeySensitivity& key) { return key.total.value > 0.0; });
        if (!moved) continue;
        for (KeySensitivity& key : keys) {
            const auto at = std::ranges::find(sweep.parameters, key.key);
            if (at != sweep.parameters.end())
                key.key = capital(
                    label_of(sweep, static_cast<std::size_t>(at - sweep.parameters.begin())));
        }
        const MeasureName name = parted(sweep.sensitivity[m].name);
        const std::string words = measure_words(sweep, name);
        bars.push_back(
            sobol_bars(id_of("sweep-sensitivity", m), "What moves " + words, keys, sheet));
        bars.back().group = "system, " + words;
        const auto system = std::ranges::find(sweep.systems, name.system, &SweepSystem::id);
        bars.back().label = system == sweep.systems.end() ? name.system : system->name;
    }
    std::vector<std::string> groups;
    for (const Chart& chart : bars)
        if (std::ranges::find(groups, chart.group) == groups.end()) groups.push_back(chart.group);
    std::ranges::stable_sort(bars, {},
                             [&](const Chart& chart) { return index_in(groups, chart.group); });
    std::ranges::move(bars, std::back_inserter(list));
}

}  // namespace kenesh
