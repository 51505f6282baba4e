#include "sim/model/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/model/contests.hpp"
#include "sim/model/parts.hpp"

namespace kenesh {
namespace {

/// Parties that field more candidates than a block vote has seats divide their own votes.
void note_crowded_slates(const Scenario& scenario, const System& system, std::size_t t,
                         std::vector<std::string>& out) {
    const auto* tier = std::get_if<DistrictTier>(&system.tiers[t]);
    const bool generated = tier != nullptr && tier->candidates.empty();
    if (!generated || !std::holds_alternative<BlockVote>(tier->rule)) return;
    const auto at = scenario.geography.find_districting(tier->districting);
    if (!at) return;
    const std::string contest = contest_name(system, t);
    const std::vector<double> shares = contest_strengths(scenario, contest);
    std::set<int> sizes;
    for (const DistrictShape& shape :
         district_shapes(*tier, scenario.geography.districtings[*at].districts))
        sizes.insert(shape.seats);
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const Choice& choice = scenario.choices[k];
        if (choice.kind != ChoiceKind::party || !(shares[k] > 0.0)) continue;
        const ContestRole role = role_in_contest(scenario, contest, choice);
        const auto crowded = std::find_if(sizes.begin(), sizes.end(), [&](int seats) {
            return role.nominees(seats).value_or(0) > seats;
        });
        if (crowded == sizes.end()) continue;
        out.push_back(fmt::format(
            "{}: {} candidates for {} seat{} of a block vote (contest {}) "
            "divide its own votes; candidates = \"seats\" is a full slate",
            choice.id, *role.nominees(*crowded), *crowded, *crowded == 1 ? "" : "s", contest));
    }
}

}  // namespace

bool is_certain(const Scenario& scenario) {
    const Turnout& t = scenario.turnout;
    if (scenario.poll || t.national > 0.0 || t.region > 0.0 || t.unit > 0.0) return false;
    const std::vector<std::string> contests = contest_names(scenario);
    const auto varies = [&](const Choice& c) {
        const Uncertainty& u = c.uncertainty;
        const bool personal =
            std::any_of(contests.begin(), contests.end(), [&](const std::string& name) {
                return role_in_contest(scenario, name, c).candidate > 0.0;
            });
        return u.national > 0.0 || u.region > 0.0 || u.unit > 0.0 || personal ||
               (c.kind != ChoiceKind::against_all && c.women_pattern == WomenPattern::drawn);
    };
    const std::vector<bool> present = present_choices(scenario);
    for (std::size_t k = 0; k < present.size(); ++k)
        if (present[k] && varies(scenario.choices[k])) return false;
    return true;
}

std::vector<std::string> notes(const Scenario& scenario) {
    std::vector<std::string> out;
    if (is_certain(scenario))
        out.emplace_back("no deviation is above 0: every run is the same election");
    for (std::string& note : notes_of_parts(scenario))
        out.push_back(std::move(note));
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t)
            note_crowded_slates(scenario, system, t, out);
    }
    return out;
}

}  // namespace kenesh
