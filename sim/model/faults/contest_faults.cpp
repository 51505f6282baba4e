#include "sim/model/faults/contest_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

/// A tier of districts with the shapes of its districts.
struct Shaped {
    const DistrictTier& tier;
    const Districting& districting;
    std::vector<DistrictShape> shapes;
    int most_seats = 0;
};

Shaped shaped(const DistrictTier& tier, const Geography& geography) {
    const Districting& districting =
        geography.districtings[*geography.find_districting(tier.districting)];
    Shaped out{tier, districting, district_shapes(tier, districting.districts), 0};
    for (const DistrictShape& shape : out.shapes)
        out.most_seats = std::max(out.most_seats, shape.seats);
    return out;
}

bool takes_part(const Choice& choice) {
    return choice.strength > 0.0 && choice.kind != ChoiceKind::against_all;
}

void check_generated(const Scenario& scenario, const Shaped& one, const std::string& where,
                     FaultList& faults) {
    const bool single = one.most_seats == 1;
    int candidates = 0;
    for (const Choice& choice : scenario.choices) {
        if (takes_part(choice)) candidates += single ? choice.candidates_single : choice.candidates;
    }
    const char* key = single ? "candidates_single" : "candidates";
    if (candidates == 0) {
        faults.add(where, fmt::format("no choice has a candidate in this tier: '{}' is 0 for all "
                                      "of them",
                                      key));
    } else if (candidates < one.most_seats) {
        faults.add_doubt(where,
                         fmt::format("more seats than candidates: {} seats in a district, and "
                                     "'{}' of all choices sums to {}",
                                     one.most_seats, key, candidates));
    }
}

void check_table(const Scenario& scenario, const Shaped& one, const std::string& where,
                 FaultList& faults) {
    std::map<std::string_view, bool> stands;
    for (const Choice& choice : scenario.choices)
        stands[choice.id] = takes_part(choice);
    struct District {
        const DistrictShape* shape = nullptr;
        int standing = 0;
        std::map<std::string_view, int> of_choice;
    };
    std::map<std::string_view, District> districts;
    for (std::size_t d = 0; d < one.shapes.size(); ++d)
        districts[one.districting.districts[d]].shape = &one.shapes[d];
    for (std::size_t c = 0; c < one.tier.candidates.size(); ++c) {
        const TableCandidate& candidate = one.tier.candidates[c];
        District& district = districts.at(candidate.district);
        if (stands.at(candidate.choice)) ++district.standing;
        if (++district.of_choice[candidate.choice] == kMostTableCandidates + 1) {
            faults.add(fmt::format("{}.candidates.{}", where, c),
                       fmt::format("more than {} candidates of one choice in a district",
                                   kMostTableCandidates));
        }
        if (candidate.gender == Gender::unknown &&
            asks_gender(district.shape->gender, district.shape->seats)) {
            faults.add(fmt::format("{}.candidates.{}", where, c),
                       fmt::format("'{}' needs a gender, m or f: the tier has a rule of gender",
                                   candidate.name));
        }
    }
    for (std::size_t d = 0; d < one.shapes.size(); ++d) {
        const std::string& name = one.districting.districts[d];
        const int standing = districts.at(name).standing;
        if (standing >= one.shapes[d].seats) continue;
        faults.add_doubt(
            where, fmt::format("more seats than candidates in the district '{}': {} and {}", name,
                               one.shapes[d].seats, standing));
    }
}

/// In what two tiers of one contest differ, "" if they can share candidates and votes.
std::string difference(const Shaped& a, const Shaped& b) {
    if (a.tier.districting != b.tier.districting) return "districting";
    for (std::size_t d = 0; d < a.shapes.size(); ++d) {
        if (votes_per_voter(a.tier.rule, a.shapes[d].seats) !=
            votes_per_voter(b.tier.rule, b.shapes[d].seats))
            return "the votes of a voter (rule, seats)";
    }
    if ((a.most_seats == 1) != (b.most_seats == 1))
        return "seats: one has a single seat per district";
    if (a.tier.spill != b.tier.spill) return "spill";
    if (a.tier.against_all != b.tier.against_all) return "against_all";
    if (a.tier.candidates != b.tier.candidates) return "candidates";
    return {};
}

}  // namespace

void check_contests(const Scenario& scenario, FaultList& faults) {
    std::map<std::string_view, Shaped> contests;
    std::size_t unnamed = 0;
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const auto* tier = std::get_if<DistrictTier>(&system.tiers[t]);
            if (tier == nullptr) continue;
            const std::string where = fmt::format("system.{}.tier.{}", system.id, t);
            Shaped one = shaped(*tier, scenario.geography);
            if (tier->candidates.empty()) {
                check_generated(scenario, one, where, faults);
            } else {
                check_table(scenario, one, where, faults);
            }
            if (tier->contest.empty()) {
                ++unnamed;
                continue;
            }
            const auto first = contests.find(tier->contest);
            if (first == contests.end()) {
                contests.emplace(tier->contest, std::move(one));
                continue;
            }
            const std::string differ = difference(first->second, one);
            if (differ.empty()) continue;
            faults.add(where + ".contest",
                       fmt::format("tiers of the contest '{}' share candidates and votes, but "
                                   "differ in {}",
                                   tier->contest, differ));
        }
    }
    if (contests.size() + unnamed > kMostNamedContests)
        faults.add("system", fmt::format("more than {} contests", kMostNamedContests));
}

}  // namespace kenesh
