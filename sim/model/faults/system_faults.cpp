#include "sim/model/faults/system_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

const Choice* find_choice(const Scenario& scenario, std::string_view id) {
    const auto found = std::find_if(scenario.choices.begin(), scenario.choices.end(),
                                    [id](const Choice& choice) { return choice.id == id; });
    return found == scenario.choices.end() ? nullptr : &*found;
}

void check_gender(const GenderRule& rule, int seats, const std::string& where, FaultList& faults) {
    if (const auto* same = std::get_if<MaxSameGender>(&rule))
        faults.whole(where + ".max_same_gender", same->seats, 1, kMostDistrictSeats);
    if (const auto* women = std::get_if<MinWomen>(&rule))
        faults.whole(where + ".min_women", women->seats, 0, seats);
}

void check_magnitudes(std::span<const DistrictMagnitude> magnitudes, const Districting& districting,
                      const std::string& where, FaultList& faults) {
    const std::set<std::string_view> known(districting.districts.begin(),
                                           districting.districts.end());
    std::set<std::string_view> rows;
    for (std::size_t i = 0; i < magnitudes.size(); ++i) {
        const DistrictMagnitude& row = magnitudes[i];
        const std::string here = fmt::format("{}.magnitudes.{}", where, i);
        if (!known.contains(row.district))
            faults.add(here, fmt::format("unknown district '{}'", row.district));
        if (!rows.insert(row.district).second)
            faults.add(here, fmt::format("a second row for the district '{}'", row.district));
        faults.whole(here + ".seats", row.seats, 1, kMostDistrictSeats);
        check_gender(row.gender, row.seats, here, faults);
    }
    if (rows.empty()) return;
    for (const std::string& name : districting.districts) {
        if (rows.contains(name)) continue;
        faults.add(where + ".magnitudes",
                   fmt::format("no row for the district '{}' of '{}'", name, districting.name));
    }
}

void check_rule(const DistrictTier& tier, const std::string& where, FaultList& faults) {
    int most = tier.magnitudes.empty() ? tier.seats : 0;
    for (const DistrictMagnitude& row : tier.magnitudes)
        most = std::max(most, row.seats);
    const bool one_seat =
        std::holds_alternative<Plurality>(tier.rule) || std::holds_alternative<TwoRound>(tier.rule);
    if (one_seat && most > 1)
        faults.add(where + ".rule",
                   fmt::format("this rule fills one seat per district, not {}", most));
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule))
        faults.whole(where + ".votes", limited->votes, 1, std::max(most - 1, 1));
    if (std::holds_alternative<TwoRound>(tier.rule))
        faults.add(where + ".rule", "second rounds are counted (kenesh count), not simulated");
    check_gender(tier.gender, most, where, faults);
}

void check_names(const Scenario& scenario, const DistrictTier& tier, const Districting& districting,
                 const std::string& where, FaultList& faults) {
    const std::set<std::string_view> known(districting.districts.begin(),
                                           districting.districts.end());
    for (std::size_t c = 0; c < tier.candidates.size(); ++c) {
        const TableCandidate& one = tier.candidates[c];
        const std::string here = fmt::format("{}.candidates.{}", where, c);
        if (!known.contains(one.district))
            faults.add(here, fmt::format("unknown district '{}'", one.district));
        const Choice* choice = find_choice(scenario, one.choice);
        if (choice == nullptr || choice->kind == ChoiceKind::against_all)
            faults.add(here, fmt::format("'{}' has no candidates", one.choice));
        if (one.effect) faults.number(here + ".effect", *one.effect, kTableEffect);
    }
}

void check_tier(const Scenario& scenario, const DistrictTier& tier, const std::string& where,
                FaultList& faults) {
    const auto position = scenario.geography.find_districting(tier.districting);
    if (!position) {
        faults.add(where + ".districting",
                   fmt::format("unknown districting '{}'", tier.districting));
        return;
    }
    const Districting& districting = scenario.geography.districtings[*position];
    if (tier.magnitudes.empty()) faults.whole(where + ".seats", tier.seats, 1, kMostDistrictSeats);
    check_magnitudes(tier.magnitudes, districting, where, faults);
    check_rule(tier, where, faults);
    faults.number(where + ".spill", tier.spill, kShare);
    check_names(scenario, tier, districting, where, faults);
}

void check_joined(const Scenario& scenario, const ListTier& tier, const std::string& where,
                  FaultList& faults) {
    std::set<std::string_view> seen;
    for (const std::vector<std::string>& group : tier.joined) {
        for (const std::string& id : group) {
            const Choice* choice = find_choice(scenario, id);
            if (choice == nullptr || !choice->list)
                faults.add(where + ".joined", fmt::format("'{}' runs no list", id));
            if (!seen.insert(id).second)
                faults.add(where + ".joined", fmt::format("'{}' is joined twice", id));
        }
    }
}

/// Every district has seats, and nothing is said of districts that are not there.
void check_list_districts(const Scenario& scenario, const ListTier& tier, const std::string& where,
                          FaultList& faults) {
    const ListDistricts& districts = *tier.districts;
    const auto position = scenario.geography.find_districting(districts.districting);
    if (!position) {
        faults.add(where + ".districting",
                   fmt::format("unknown districting '{}'", districts.districting));
        return;
    }
    const Districting& districting = scenario.geography.districtings[*position];
    if (tier.rule.compensatory)
        faults.add(where + ".compensatory",
                   "a compensatory tier is divided in the nation, not by district");
    if (districts.apportioned) {
        faults.whole(where + ".house", districts.apportioned->house, 1, kMostListSeats);
    } else if (districts.magnitudes.empty()) {
        const auto number = static_cast<std::int64_t>(districting.districts.size());
        faults.whole(where + ".seats", districts.seats, 1, kMostListSeats / number);
    }
    check_magnitudes(districts.magnitudes, districting, where, faults);
    const std::set<std::string_view> known(districting.districts.begin(),
                                           districting.districts.end());
    for (const ListCap& cap : tier.caps)
        if (!cap.district.empty() && !known.contains(cap.district))
            faults.add(where + ".caps", fmt::format("unknown district '{}'", cap.district));
}

void check_tier(const Scenario& scenario, const ListTier& tier, const std::string& where,
                FaultList& faults) {
    const ListRule& rule = tier.rule;
    if (rule.overhang == Overhang::dropped)
        faults.add(where + ".overhang",
                   "seats that are not given are counted (kenesh count), not simulated");
    if (tier.districts) {
        check_list_districts(scenario, tier, where, faults);
    } else {
        faults.whole(where + ".seats", rule.seats, 1, kMostListSeats);
    }
    if (rule.max_seats) faults.whole(where + ".max_seats", *rule.max_seats, 1, kMostListSeats);
    const Threshold& bar = rule.threshold;
    faults.number(where + ".threshold", bar.national.value(), kShare);
    faults.number(where + ".regional_threshold", bar.regional.value(), kShare);
    faults.number(where + ".district_threshold", bar.district.value(), kShare);
    faults.whole(where + ".threshold_seats", bar.district_seats, 0, kMostListSeats);
    for (const auto& [members, share] : bar.coalitions)
        faults.number(where + ".coalition_thresholds", share.value(), kShare);
    faults.whole(where + ".women_share", rule.women_ppm, 0, kMillion);
    if (const auto* averages = std::get_if<HighestAverages>(&rule.formula))
        faults.whole(where + ".first_divisor", averages->first_divisor_ppm, 1, 3 * kMillion);
    check_joined(scenario, tier, where, faults);
    const bool any = std::any_of(scenario.choices.begin(), scenario.choices.end(),
                                 [](const Choice& c) { return c.list && c.strength > 0.0; });
    if (!any) faults.add(where, "no party of the scenario runs a list");
}

void check_system(const Scenario& scenario, const System& system, FaultList& faults) {
    const std::string where = "system." + system.id;
    if (!is_id(system.id)) faults.add(where, fmt::format("an id cannot be '{}'", system.id));
    if (system.tiers.empty()) faults.add(where + ".tier", "a system needs at least one tier");
    const bool districts = std::any_of(system.tiers.begin(), system.tiers.end(),
                                       [](const Tier& tier) { return has_districts(tier); });
    bool compensatory = false;
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        const std::string here = fmt::format("{}.tier.{}", where, t);
        std::visit([&](const auto& tier) { check_tier(scenario, tier, here, faults); },
                   system.tiers[t]);
        const auto* list = std::get_if<ListTier>(&system.tiers[t]);
        if (list == nullptr) continue;
        if (list->rule.threshold.district_seats > 0 && !districts)
            faults.add(here, "'threshold_seats' needs a tier of districts in the same system");
        if (list->rule.compensatory && compensatory)
            faults.add(here, "a system has one compensatory list tier at most");
        compensatory = compensatory || list->rule.compensatory;
    }
}

}  // namespace

void check_systems(const Scenario& scenario, FaultList& faults) {
    std::set<std::string_view> ids;
    for (const System& system : scenario.systems) {
        if (!ids.insert(system.id).second)
            faults.add("system." + system.id, fmt::format("a second system '{}'", system.id));
        check_system(scenario, system, faults);
    }
}

}  // namespace kenesh
