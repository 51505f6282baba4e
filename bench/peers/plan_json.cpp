#include "bench/peers/plan_json.hpp"

#include <nlohmann/json.hpp>

namespace kenesh {
namespace {

using nlohmann::json;

json rows(const Grid<double>& grid) {
    json out = json::array();
    for (std::size_t r = 0; r < grid.rows(); ++r) {
        out.push_back(std::vector<double>(grid.row(r).begin(), grid.row(r).end()));
    }
    return out;
}

json contest_json(const ContestPlan& contest) {
    json out;
    out["first_unit"] = contest.first_unit;
    out["units"] = contest.units;
    out["first_candidate"] = contest.first_candidate;
    for (const PlanCandidate& c : contest.candidates) {
        out["choice"].push_back(c.choice);
        out["gender"].push_back(static_cast<int>(c.gender));
        out["mean_effect"].push_back(c.mean_effect);
    }
    return out;
}

json system_json(const SystemPlan& system, std::size_t number) {
    json out;
    out["id"] = system.id;
    for (const TierPlan& tier : system.tiers) {
        json one;
        if (const auto* district = std::get_if<DistrictTierPlan>(&tier)) {
            one["contest"] = district->contest;
            one["system"] = number;
            one["magnitude"] = district->magnitude;
            for (const GenderRule& rule : district->gender) {
                const auto* most = std::get_if<MaxSameGender>(&rule);
                one["max_same_gender"].push_back(most == nullptr ? 0 : most->seats);
            }
        } else {
            const ListRule& rule = std::get<ListTierPlan>(tier).rule;
            one["seats"] = rule.seats;
            one["national_ppm"] = rule.threshold.national.part();
            one["regional_ppm"] = rule.threshold.regional.part();
            one["women_ppm"] = rule.women_ppm;
            one["max_seats"] = rule.max_seats.value_or(rule.seats);
        }
        out["tiers"].push_back(one);
    }
    return out;
}

}  // namespace

std::string plan_json(const Plan& plan) {
    json out;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const PlanChoice& c = plan.choices[k];
        // The peers know no settings of a contest: any contest is like every other.
        const ContestChoice of =
            plan.contests.empty() ? ContestChoice{} : plan.contests.front().choices[k];
        out["choices"].push_back({{"id", c.id},
                                  {"list", c.list},
                                  {"against_all", c.kind == ChoiceKind::against_all},
                                  {"region_sd", c.region_sd},
                                  {"unit_sd", c.unit_sd},
                                  {"candidate_sd", of.candidate_sd},
                                  {"vote_management", of.vote_management}});
    }
    out["region"] = plan.region;
    out["registered"] = plan.registered;
    out["turnout_logit"] = plan.turnout_logit;
    out["turnout"] = {{"national", plan.turnout.national},
                      {"region", plan.turnout.region},
                      {"unit", plan.turnout.unit},
                      {"invalid", plan.turnout.invalid}};
    out["regions"] = plan.regions.size();
    out["mean_preference"] = rows(plan.mean_preference);
    out["national_factor"] = rows(plan.national_factor);
    for (const ContestPlan& contest : plan.contests)
        out["contests"].push_back(contest_json(contest));
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        out["systems"].push_back(system_json(plan.systems[s], s));
    return out.dump();
}

}  // namespace kenesh
