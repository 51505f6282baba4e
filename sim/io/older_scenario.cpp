#include "sim/io/older_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/io/reading/settings.hpp"
#include "sim/model/contests.hpp"
#include "sim/model/faults/faults.hpp"

namespace kenesh {
namespace {

/// Districts of one seat in a tier that has others too and candidates that it makes; 0: no such.
std::size_t single_among_others(const Scenario& scenario, const Tier& tier) {
    const auto* of = std::get_if<DistrictTier>(&tier);
    if (of == nullptr || !of->candidates.empty()) return 0;
    const auto at = scenario.geography.find_districting(of->districting);
    if (!at) return 0;
    const auto shapes = district_shapes(*of, scenario.geography.districtings[*at].districts);
    const auto single = static_cast<std::size_t>(
        std::ranges::count_if(shapes, [](const DistrictShape& s) { return s.seats == 1; }));
    return single < shapes.size() ? single : 0;
}

/// Where a choice says it, or the choice's table.
Place place_of(const Choice& choice, const std::string& file, const TomlNode& document) {
    const std::string path = path_of(choice);
    const TomlNode* node = find_key(path + ".candidates_single", document);
    if (node == nullptr) node = find_key(path, document);
    return node == nullptr ? Place{file, 1, 1} : node->place;
}

}  // namespace

std::vector<std::string> changed_since_0_1(const Scenario& scenario, const std::string& file,
                                           const TomlNode& document) {
    std::vector<std::string> out;
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const std::size_t single = single_among_others(scenario, system.tiers[t]);
            if (single == 0) continue;
            const std::string contest = contest_name(system, t);
            for (const Choice& choice : scenario.choices) {
                const ContestRole role = role_in_contest(scenario, contest, choice);
                const auto now = role.candidates_single.in(1), before = role.candidates.in(1);
                if (choice.kind == ChoiceKind::against_all || !now || now == before) continue;
                const Place place = place_of(choice, file, document);
                out.push_back(fmt::format(
                    "{}:{}:{}: 'candidates_single' of '{}' holds in the {} district{} of one seat "
                    "of "
                    "the contest {}: {}; 0.1.0 took 'candidates' there{}",
                    place.file, place.line, place.column, choice.id, single, single == 1 ? "" : "s",
                    contest, *now, before ? fmt::format(": {}", *before) : std::string()));
            }
        }
    }
    return out;
}

}  // namespace kenesh
