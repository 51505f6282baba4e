#include "sim/model/plan/list_tiers.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "sim/rules/list_districts.hpp"

namespace kenesh {
namespace {

std::size_t districting_of(const Scenario& scenario, const std::string& name, Plan& plan) {
    const auto found = std::find_if(plan.list_districtings.begin(), plan.list_districtings.end(),
                                    [&](const ListDistricting& one) { return one.name == name; });
    if (found != plan.list_districtings.end())
        return static_cast<std::size_t>(found - plan.list_districtings.begin());
    const auto position = scenario.geography.find_districting(name);
    assert(position && "faults() names unknown districtings");
    const Districting& from = scenario.geography.districtings[*position];
    ListDistricting out{name, from.districts, {}, false};
    static_assert(index(kNoDistrict) == ListDistricting::kNowhere);
    for (const DistrictId d : from.district_of)
        out.district_of.push_back(static_cast<std::uint32_t>(index(d)));
    out.partial = from.partial();
    plan.list_districtings.push_back(std::move(out));
    return plan.list_districtings.size() - 1;
}

/// Seats that are the same in every run.
std::vector<int> seats_of(const ListDistricts& tier, const Scenario& scenario,
                          const ListDistricting& districting) {
    if (tier.apportioned) {
        std::vector<std::int64_t> registered(districting.districts.size(), 0);
        for (std::size_t u = 0; u < districting.district_of.size(); ++u) {
            const std::uint32_t d = districting.district_of[u];
            if (d != ListDistricting::kNowhere)
                registered[d] += scenario.geography.units[u].registered;
        }
        ListWork work;
        return apportioned_seats(*tier.apportioned, registered, work);
    }
    std::vector<int> seats;
    for (const std::optional<int>& one : fixed_seats(tier, districting.districts))
        seats.push_back(one.value_or(0));
    return seats;
}

}  // namespace

ListTierPlan plan_list_tier(const Scenario& scenario, const ListTier& tier, Plan& plan) {
    std::vector<std::string> ids;
    for (const Choice& choice : scenario.choices)
        ids.push_back(choice.id);
    ListTierPlan out{rule_of_lists(tier, ids), {}};
    if (!tier.districts) return out;
    ListDistrictsPlan& districts = out.districts.emplace();
    districts.districting = districting_of(scenario, tier.districts->districting, plan);
    const ListDistricting& districting = plan.list_districtings[districts.districting];
    districts.partial = districting.partial;
    const auto& apportioned = tier.districts->apportioned;
    if (apportioned && apportioned->by == SeatsBy::votes) {
        districts.by_votes = apportioned;
        districts.most_seats.assign(districting.districts.size(), apportioned->house);
        out.rule.seats = apportioned->house;
    } else {
        districts.seats = seats_of(*tier.districts, scenario, districting);
        districts.most_seats = districts.seats;
        out.rule.seats = std::accumulate(districts.seats.begin(), districts.seats.end(), 0);
    }
    if (tier.caps.empty()) return out;
    const DistrictCaps caps(tier, ids);
    for (const std::string& name : districting.districts)
        districts.caps.push_back(caps.of(name));
    return out;
}

}  // namespace kenesh
