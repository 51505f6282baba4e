#include "sim/model/faults/contest_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

#include "sim/model/contests.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

/// A tier of districts with the shapes of its districts.
struct Shaped {
    const DistrictTier& tier;
    const Districting& districting;
    std::vector<DistrictShape> shapes;
    int most_seats = 0;
    std::int64_t seats = 0;  ///< of all districts
};

Shaped shaped(const DistrictTier& tier, const Geography& geography) {
    const Districting& districting =
        geography.districtings[*geography.find_districting(tier.districting)];
    Shaped out{tier, districting, district_shapes(tier, districting.districts), 0};
    for (const DistrictShape& shape : out.shapes) {
        out.most_seats = std::max(out.most_seats, shape.seats);
        out.seats += shape.seats;
    }
    return out;
}

/// Whether each choice has candidates in a contest.
std::vector<bool> taking_part(const Scenario& scenario, const std::string& contest) {
    const std::vector<double> shares = contest_strengths(scenario, contest);
    std::vector<bool> out;
    for (std::size_t k = 0; k < shares.size(); ++k)
        out.push_back(shares[k] > 0.0 && scenario.choices[k].kind != ChoiceKind::against_all);
    return out;
}

/// The key whose number counts in districts of so many seats.
const char* nominees_key(int seats) {
    return seats == 1 ? "candidates_single" : "candidates";
}

/// Candidates of all choices in a district of so many seats; nothing, and a fault, where the table
/// of one has no number for it.
std::optional<int> generated(const Scenario& scenario, int seats, const std::string& contest,
                             const std::string& where, FaultList& faults) {
    const std::vector<bool> part = taking_part(scenario, contest);
    int candidates = 0;
    for (std::size_t k = 0; k < part.size(); ++k) {
        if (!part[k]) continue;
        const Choice& choice = scenario.choices[k];
        const auto own = role_in_contest(scenario, contest, choice).nominees(seats);
        if (!own) {
            faults.add(where,
                       fmt::format("'{}' of '{}' has no number for districts of {} seat{}",
                                   nominees_key(seats), choice.id, seats, seats == 1 ? "" : "s"));
            return std::nullopt;
        }
        candidates += *own;
    }
    return candidates;
}

/// One fault a tier at most: what cannot be counted comes before what is only doubtful, and of the
/// latter that of its largest districts.
void check_generated(const Scenario& scenario, const Shaped& one, const std::string& contest,
                     const std::string& where, FaultList& faults) {
    std::map<int, int, std::greater<>> candidates;  // by seats
    for (const DistrictShape& shape : one.shapes) {
        if (candidates.contains(shape.seats)) continue;
        const auto number = generated(scenario, shape.seats, contest, where, faults);
        if (!number) return;
        candidates[shape.seats] = *number;
    }
    const auto few = std::find_if(candidates.begin(), candidates.end(),
                                  [](const auto& of) { return of.second < of.first; });
    if (few == candidates.end()) return;
    const auto& [seats, number] = *few;
    if (number == 0) {
        faults.add(where, fmt::format("no choice has a candidate in this tier: '{}' is 0 for all "
                                      "of them",
                                      nominees_key(seats)));
        return;
    }
    faults.add_doubt(where, fmt::format("more seats than candidates: {} seats in a district, and "
                                        "'{}' of all choices sums to {}",
                                        seats, nominees_key(seats), number));
}

/// Do two tiers of one contest have the same generated candidates?
bool same_nominees(const Scenario& scenario, const std::string& contest, const Shaped& a,
                   const Shaped& b) {
    for (const Choice& choice : scenario.choices) {
        const ContestRole role = role_in_contest(scenario, contest, choice);
        for (std::size_t d = 0; d < a.shapes.size(); ++d)
            if (role.nominees(a.shapes[d].seats) != role.nominees(b.shapes[d].seats)) return false;
    }
    return true;
}

void check_table(const Scenario& scenario, const Shaped& one, const std::string& contest,
                 const std::string& where, FaultList& faults) {
    std::map<std::string_view, bool> stands;
    const std::vector<bool> part = taking_part(scenario, contest);
    for (std::size_t k = 0; k < part.size(); ++k)
        stands[scenario.choices[k].id] = part[k];
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
std::string difference(const Scenario& scenario, const std::string& contest, const Shaped& a,
                       const Shaped& b) {
    if (a.tier.districting != b.tier.districting) return "districting";
    for (std::size_t d = 0; d < a.shapes.size(); ++d) {
        if (votes_per_voter(a.tier.rule, a.shapes[d].seats) !=
            votes_per_voter(b.tier.rule, b.shapes[d].seats))
            return "the votes of a voter (rule, seats)";
    }
    if ((a.most_seats == 1) != (b.most_seats == 1))
        return "seats: one has a single seat per district";
    if (a.tier.candidates.empty() && b.tier.candidates.empty() &&
        !same_nominees(scenario, contest, a, b))
        return "seats, by which the number of candidates goes";
    if (a.tier.spill != b.tier.spill) return "spill";
    if (a.tier.against_all != b.tier.against_all) return "against_all";
    if (a.tier.candidates != b.tier.candidates) return "candidates";
    return {};
}

}  // namespace

void check_contests(const Scenario& scenario, FaultList& faults) {
    std::map<std::string, Shaped> contests;
    for (const System& system : scenario.systems) {
        std::int64_t seats = 0;
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const auto* tier = std::get_if<DistrictTier>(&system.tiers[t]);
            if (tier == nullptr) continue;
            const std::string where = fmt::format("system.{}.tier.{}", system.id, t);
            const std::string name = contest_name(system, t);
            Shaped one = shaped(*tier, scenario.geography);
            seats += one.seats;
            if (tier->candidates.empty()) {
                check_generated(scenario, one, name, where, faults);
            } else {
                check_table(scenario, one, name, where, faults);
            }
            const auto first = contests.find(name);
            if (first == contests.end()) {
                contests.emplace(name, std::move(one));
                continue;
            }
            const std::string differ = difference(scenario, name, first->second, one);
            if (differ.empty()) continue;
            faults.add(where + ".contest",
                       fmt::format("tiers of the contest '{}' share candidates and votes, but "
                                   "differ in {}",
                                   name, differ));
        }
        if (seats > kMostSeatsInDistricts)
            faults.add("system." + system.id, fmt::format("{} seats in districts: more than {}",
                                                          seats, kMostSeatsInDistricts));
    }
    if (contests.size() > kMostNamedContests)
        faults.add("system", fmt::format("more than {} contests", kMostNamedContests));
}

}  // namespace kenesh
