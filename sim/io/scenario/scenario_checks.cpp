#include "sim/io/scenario/scenario_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "sim/engine/random/streams.hpp"

namespace kenesh {
namespace {

/// A district of a tier, and what the tier asks of it.
struct NamedShape {
    std::string name;
    DistrictShape shape;
};

std::vector<NamedShape> shapes_of(const DistrictTier& tier, const Geography& geography) {
    const DistrictShapes shapes(tier);
    std::vector<NamedShape> named;
    const auto position = geography.find_districting(tier.districting);
    for (const std::string& name : geography.districtings[*position].districts)
        named.push_back({name, shapes.of(name).value_or(DistrictShape{tier.seats, tier.gender})});
    return named;
}

int most_seats(const std::vector<NamedShape>& shapes) {
    int most = 0;
    for (const NamedShape& one : shapes)
        most = std::max(most, one.shape.seats);
    return most;
}

bool takes_part(const Choice& choice) {
    return choice.strength > 0.0 && choice.kind != ChoiceKind::against_all;
}

void check_generated(const Scenario& scenario, const std::vector<NamedShape>& shapes, bool single,
                     const Place& place, Diagnostics& mistakes) {
    int candidates = 0;
    for (const Choice& choice : scenario.choices) {
        if (takes_part(choice)) candidates += single ? choice.candidates_single : choice.candidates;
    }
    const char* key = single ? "candidates_single" : "candidates";
    if (candidates == 0) {
        mistakes.error(place, fmt::format("no choice has a candidate in this tier: '{}' is 0 for "
                                          "all of them",
                                          key));
    } else if (candidates < most_seats(shapes)) {
        mistakes.error(place, fmt::format("more seats than candidates: {} seats in a district, and "
                                          "'{}' of all choices sums to {}",
                                          most_seats(shapes), key, candidates));
    }
}

void check_table(const Scenario& scenario, const DistrictTier& tier,
                 const std::vector<NamedShape>& shapes, const TierPlaces& places,
                 Diagnostics& mistakes) {
    std::map<std::string, const Choice*> choices;
    for (const Choice& choice : scenario.choices)
        choices[choice.id] = &choice;
    std::map<std::string, int> standing;
    std::map<std::pair<std::string, std::string>, std::uint32_t> of_one;
    std::map<std::string, DistrictShape> shape_of;
    for (const NamedShape& one : shapes)
        shape_of[one.name] = one.shape;
    for (std::size_t c = 0; c < tier.candidates.size(); ++c) {
        const TableCandidate& one = tier.candidates[c];
        if (takes_part(*choices.at(one.choice))) ++standing[one.district];
        if (++of_one[{one.district, one.choice}] == kMostCandidates + 1) {
            mistakes.error(places.genders[c], fmt::format("more than {} candidates of one choice "
                                                          "in a district",
                                                          kMostCandidates));
        }
        const DistrictShape& shape = shape_of.at(one.district);
        if (one.gender == Gender::unknown && asks_gender(shape.gender, shape.seats)) {
            mistakes.error(places.genders[c],
                           fmt::format("'{}' needs a gender, m or f: the tier has a rule of gender",
                                       one.name));
        }
    }
    for (const auto& [name, shape] : shapes) {
        if (standing[name] >= shape.seats) continue;
        mistakes.error(places.tier, fmt::format("more seats than candidates in the district '{}': "
                                                "{} and {}",
                                                name, shape.seats, standing[name]));
    }
}

std::vector<int> votes_of(const DistrictTier& tier, const std::vector<NamedShape>& shapes) {
    std::vector<int> votes;
    for (const NamedShape& one : shapes)
        votes.push_back(votes_per_voter(tier.rule, one.shape.seats));
    return votes;
}

/// In what two tiers of one contest differ, "" if they can share candidates and votes.
std::string difference(const DistrictTier& a, const DistrictTier& b, const Geography& geography) {
    if (a.districting != b.districting) return "districting";
    const auto shapes_a = shapes_of(a, geography);
    const auto shapes_b = shapes_of(b, geography);
    if (votes_of(a, shapes_a) != votes_of(b, shapes_b)) return "the votes of a voter (rule, seats)";
    if ((most_seats(shapes_a) == 1) != (most_seats(shapes_b) == 1)) {
        return "seats: one has a single seat per district";
    }
    if (a.spill != b.spill) return "spill";
    if (a.against_all != b.against_all) return "against_all";
    if (a.candidates != b.candidates) return "candidates";
    return {};
}

}  // namespace

void check_tiers(const Scenario& scenario, std::span<const ReadSystem> read,
                 Diagnostics& mistakes) {
    std::map<std::string, const DistrictTier*> contests;
    std::size_t unnamed = 0;
    for (std::size_t s = 0; s < read.size(); ++s) {
        for (std::size_t t = 0; t < scenario.systems[s].tiers.size(); ++t) {
            const auto* tier = std::get_if<DistrictTier>(&scenario.systems[s].tiers[t]);
            if (tier == nullptr) continue;
            const TierPlaces& places = read[s].places[t];
            if (std::holds_alternative<TwoRound>(tier->rule)) {
                mistakes.error(places.rule,
                               "second rounds are counted (kenesh count), not simulated");
            }
            const auto shapes = shapes_of(*tier, scenario.geography);
            if (tier->candidates.empty()) {
                check_generated(scenario, shapes, most_seats(shapes) == 1, places.tier, mistakes);
            } else {
                check_table(scenario, *tier, shapes, places, mistakes);
            }
            if (tier->contest.empty()) {
                ++unnamed;
                continue;
            }
            const auto [first, is_new] = contests.try_emplace(tier->contest, tier);
            if (is_new) continue;
            const std::string differ = difference(*first->second, *tier, scenario.geography);
            if (differ.empty()) continue;
            mistakes.error(places.contest,
                           fmt::format("tiers of the contest '{}' share candidates and votes, but "
                                       "differ in {}",
                                       tier->contest, differ));
        }
    }
    if (contests.size() + unnamed > kMostContests) {
        mistakes.error(read[0].place, fmt::format("more than {} contests", kMostContests));
    }
}

}  // namespace kenesh
