#include "sim/model/plan/plan.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/core/gamma.hpp"
#include "sim/core/math.hpp"
#include "sim/model/faults/faults.hpp"
#include "sim/model/national.hpp"
#include "sim/model/plan/candidates.hpp"
#include "sim/model/plan/list_tiers.hpp"

namespace kenesh {
namespace {

PlanChoice plan_choice(const Choice& choice) {
    PlanChoice out;
    out.id = choice.id;
    out.kind = choice.kind;
    out.strength = choice.strength;
    out.present = choice.strength > 0.0;
    out.list = out.present && choice.list;
    out.region_sd = choice.uncertainty.region;
    out.unit_sd = choice.uncertainty.unit;
    out.candidate_sd = choice.uncertainty.candidate;
    out.vote_management = choice.vote_management;
    out.personal_pull = choice.personal_pull;
    out.women_drawn = choice.women_pattern == WomenPattern::drawn;
    out.women_all = choice.women >= 1.0;
    out.women_word =
        static_cast<std::uint32_t>(std::min(std::nearbyint(choice.women * 0x1p32), 0x1p32 - 1.0));
    out.members = choice.members;
    return out;
}

/// The laws of gamma personal votes; choices often share one.
void plan_personal_votes(const Scenario& scenario, Plan& plan) {
    // Shapes stay below 10^7; a smaller deviation moves nobody.
    constexpr double kLeastDeviation = 1e-3;
    std::map<double, LogGamma> laws;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        PlanChoice& choice = plan.choices[k];
        const bool gamma = scenario.choices[k].uncertainty.personal_votes == PersonalVotes::gamma;
        if (!gamma || !choice.present || !(choice.candidate_sd > 0.0)) continue;
        auto law = laws.find(choice.candidate_sd);
        if (law == laws.end()) {
            const double shape =
                math::shape_of_deviation(std::max(choice.candidate_sd, kLeastDeviation));
            law = laws.emplace(choice.candidate_sd, LogGamma(shape)).first;
        }
        choice.personal_votes = law->second;
    }
}

void plan_units(const Scenario& scenario, Plan& plan) {
    for (const Unit& unit : scenario.geography.units) {
        plan.region.push_back(static_cast<std::uint32_t>(index(unit.region)));
        plan.registered.push_back(static_cast<double>(unit.registered));
        const double mean = unit.turnout.value_or(scenario.turnout.mean);
        plan.turnout_full.push_back(mean >= 1.0 ? 1 : 0);
        plan.turnout_logit.push_back(mean >= 1.0 ? 0.0 : math::log(mean / (1.0 - mean)));
    }
}

const Districting& districting_of(const Scenario& scenario, const DistrictTier& tier) {
    const auto position = scenario.geography.find_districting(tier.districting);
    assert(position && "faults() names unknown districtings");
    return scenario.geography.districtings[*position];
}

/// Units by district, in the table's order.
void plan_districts(const Scenario& scenario, const DistrictTier& tier, ContestPlan& contest) {
    const Districting& districting = districting_of(scenario, tier);
    contest.districts = districting.districts;
    contest.first_unit.assign(contest.districts.size() + 1, 0);
    for (const DistrictId d : districting.district_of)
        ++contest.first_unit[index(d) + 1];
    std::partial_sum(contest.first_unit.begin(), contest.first_unit.end(),
                     contest.first_unit.begin());
    std::vector<std::uint32_t> next(contest.first_unit.begin(), contest.first_unit.end() - 1);
    contest.units.resize(districting.district_of.size());
    for (std::size_t u = 0; u < contest.units.size(); ++u)
        contest.units[next[index(districting.district_of[u])]++] = static_cast<std::uint32_t>(u);
}

ContestPlan plan_contest(const Scenario& scenario, const DistrictTier& tier, std::size_t ordinal,
                         std::string name) {
    ContestPlan contest;
    contest.name = std::move(name);
    contest.ordinal = static_cast<std::uint32_t>(ordinal);
    const bool against_all = std::any_of(
        scenario.choices.begin(), scenario.choices.end(),
        [](const Choice& c) { return c.kind == ChoiceKind::against_all && c.strength > 0.0; });
    contest.against_all_absent = against_all && tier.against_all == AgainstAll::absent;
    contest.against_all_on_ballot = against_all && tier.against_all != AgainstAll::absent;
    contest.spill = tier.spill;
    plan_districts(scenario, tier, contest);
    int most = 1;
    for (const DistrictShape& shape : district_shapes(tier, contest.districts)) {
        most = std::max(most, shape.seats);
        contest.votes_per_voter.push_back(
            static_cast<std::uint16_t>(votes_per_voter(tier.rule, shape.seats)));
    }
    field_candidates(scenario, tier, most == 1, contest);
    return contest;
}

std::size_t contest_of(const Scenario& scenario, const DistrictTier& tier, std::string name,
                       Plan& plan) {
    const auto found = std::find_if(plan.contests.begin(), plan.contests.end(),
                                    [&](const ContestPlan& c) { return c.name == name; });
    if (found != plan.contests.end()) {
        return static_cast<std::size_t>(found - plan.contests.begin());
    }
    const std::size_t ordinal = plan.contests.size();
    plan.contests.push_back(plan_contest(scenario, tier, ordinal, std::move(name)));
    return ordinal;
}

DistrictTierPlan plan_tier(const Scenario& scenario, const DistrictTier& tier, std::string name,
                           Plan& plan) {
    DistrictTierPlan out;
    out.contest = contest_of(scenario, tier, std::move(name), plan);
    out.rule = tier.rule;
    out.against_all = tier.against_all;
    for (const DistrictShape& shape : district_shapes(tier, plan.contests[out.contest].districts)) {
        out.magnitude.push_back(static_cast<std::uint16_t>(shape.seats));
        out.gender.push_back(shape.gender);
    }
    return out;
}

SystemPlan plan_system(const Scenario& scenario, const System& system, Plan& plan) {
    SystemPlan out;
    out.id = system.id;
    out.name = system.name;
    int compensatory = 0;  // seats of the tier that is
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        if (const auto* district = std::get_if<DistrictTier>(&system.tiers[t])) {
            // The default name has a character that no id or contest name may have.
            std::string name = district->contest.empty() ? system.id + " #" + std::to_string(t)
                                                         : district->contest;
            auto tier = plan_tier(scenario, *district, std::move(name), plan);
            for (const std::uint16_t m : tier.magnitude)
                out.district_seats += m;
            out.tiers.emplace_back(std::move(tier));
        } else {
            ListTierPlan list = plan_list_tier(scenario, std::get<ListTier>(system.tiers[t]), plan);
            out.list_seats += list.rule.seats;
            if (list.rule.compensatory) compensatory = list.rule.seats;
            out.tiers.emplace_back(std::move(list));
        }
    }
    out.house = out.district_seats + out.list_seats;
    // At worst every seat of the other tiers, lists' too, is an overhang seat.
    out.most_seats = compensatory > 0 ? 2 * out.house - compensatory : out.house;
    return out;
}

/// The given transfer among the lists that are present, rescaled; empty, so that the lists' own
/// votes decide, where none of them is.
std::vector<double> transfer_to_present(const Scenario& scenario) {
    std::vector<double> transfer = scenario.list_transfer;
    double total = 0.0;
    for (std::size_t k = 0; k < transfer.size(); ++k) {
        const Choice& choice = scenario.choices[k];
        if (!choice.list || !(choice.strength > 0.0)) transfer[k] = 0.0;
        total += transfer[k];
    }
    if (!(total > 0.0)) return {};
    for (double& share : transfer)
        share /= total;
    return transfer;
}

}  // namespace

Plan make_plan(const Scenario& scenario) {
    Calibrator calibrator;
    return make_plan(scenario, calibrator);
}

Plan make_plan(const Scenario& scenario, Calibrator& calibrator) {
    require_valid(scenario);
    Plan plan;
    for (const Choice& choice : scenario.choices)
        plan.choices.push_back(plan_choice(choice));
    plan_personal_votes(scenario, plan);
    plan_units(scenario, plan);
    plan.regions = scenario.geography.regions;
    plan.national_factor = national_factor(scenario.choices, scenario.correlations);
    plan.calibration = calibrator(scenario, plan.national_factor);
    plan.mean_preference = Grid<double>(plan.regions.size(), plan.choices.size());
    for (std::size_t r = 0; r < plan.regions.size(); ++r) {
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            plan.mean_preference(r, k) = plan.calibration.alpha[k] + scenario.choices[k].lean[r];
        }
    }
    if (scenario.poll)
        plan.poll = poll_plan(poll_categories(*scenario.poll, present_choices(scenario)));
    plan.tails = scenario.tails;
    plan.women_effect = scenario.women_effect;
    plan.turnout = scenario.turnout;
    plan.list_abstain = scenario.list_abstain;
    plan.list_transfer = transfer_to_present(scenario);
    plan.independents_as_block = scenario.independents_as_block;
    plan.antithetic = scenario.antithetic;
    plan.seed = scenario.seed;
    plan.systems.reserve(scenario.systems.size());
    for (const System& system : scenario.systems) {
        plan.systems.push_back(plan_system(scenario, system, plan));
    }
    return plan;
}

}  // namespace kenesh
