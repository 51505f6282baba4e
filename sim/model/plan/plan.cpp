#include "sim/model/plan/plan.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/core/gamma.hpp"
#include "sim/core/math.hpp"
#include "sim/model/contests.hpp"
#include "sim/model/faults/faults.hpp"
#include "sim/model/leans.hpp"
#include "sim/model/national.hpp"
#include "sim/model/plan/candidates.hpp"
#include "sim/model/plan/list_tiers.hpp"
#include "sim/model/plan/transfers.hpp"

namespace kenesh {
namespace {

PlanChoice plan_choice(const Choice& choice, bool present) {
    PlanChoice out;
    out.id = choice.id;
    out.kind = choice.kind;
    out.strength = choice.strength;
    out.present = present;
    out.list = out.present && choice.list;
    out.region_sd = choice.uncertainty.region;
    out.unit_sd = choice.uncertainty.unit;
    out.members = choice.members;
    return out;
}

PlanBloc plan_bloc(const Bloc& bloc, std::size_t choices) {
    PlanBloc out;
    out.id = bloc.id;
    out.member.assign(choices, 0);
    for (const std::size_t k : bloc.members)
        out.member[k] = 1;
    return out;
}

ContestChoice contest_choice(const Choice& choice, const ContestRole& role, double spill) {
    ContestChoice out;
    out.candidate_sd = role.candidate;
    out.vote_management = role.vote_management;
    out.personal_pull = role.personal_pull;
    out.votes_used = role.votes_used;
    out.spill = role.spill.value_or(spill);
    out.women_effect = role.women_effect;
    out.women_drawn = choice.women_pattern == WomenPattern::drawn;
    out.women_all = role.women >= 1.0;
    out.women_word =
        static_cast<std::uint32_t>(std::min(std::nearbyint(role.women * 0x1p32), 0x1p32 - 1.0));
    return out;
}

/// The laws of gamma personal votes; choices and contests often share one.
class PersonalLaws {
public:
    const LogGamma& of(double deviation) {
        // Shapes stay below 10^7; a smaller deviation moves nobody.
        constexpr double kLeastDeviation = 1e-3;
        auto law = laws_.find(deviation);
        if (law == laws_.end()) {
            const double shape = math::shape_of_deviation(std::max(deviation, kLeastDeviation));
            law = laws_.emplace(deviation, LogGamma(shape)).first;
        }
        return law->second;
    }

private:
    std::map<double, LogGamma> laws_;
};

void plan_units(const Scenario& scenario, Plan& plan) {
    for (const Unit& unit : scenario.geography.units) {
        plan.region.push_back(static_cast<std::uint32_t>(index(unit.region)));
        plan.registered.push_back(static_cast<double>(unit.registered));
        const double mean = unit.turnout.value_or(scenario.turnout.mean);
        plan.turnout_full.push_back(mean >= 1.0 ? 1 : 0);
        plan.turnout_logit.push_back(mean >= 1.0 ? 0.0 : math::log(mean / (1.0 - mean)));
    }
}

void plan_preferences(const Scenario& scenario, Plan& plan) {
    LeanPlaces places = lean_places(scenario);
    plan.mean_preference = Grid<double>(places.count, plan.choices.size());
    for (std::size_t p = 0; p < places.count; ++p) {
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            plan.mean_preference(p, k) =
                plan.calibration.alpha[k] + lean_in(scenario.choices[k], places, p);
        }
    }
    plan.lean_place = std::move(places.of_unit);
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
        if (d != kNoDistrict) ++contest.first_unit[index(d) + 1];
    std::partial_sum(contest.first_unit.begin(), contest.first_unit.end(),
                     contest.first_unit.begin());
    std::vector<std::uint32_t> next(contest.first_unit.begin(), contest.first_unit.end() - 1);
    contest.units.resize(contest.first_unit.back());
    for (std::size_t u = 0; u < districting.district_of.size(); ++u) {
        const DistrictId d = districting.district_of[u];
        if (d != kNoDistrict) contest.units[next[index(d)]++] = static_cast<std::uint32_t>(u);
    }
}

/// Makes the contests of a plan as its tiers ask for them.
class Contests {
public:
    Contests(const Scenario& scenario, Calibrator& calibrator, Plan& plan)
        : scenario_(scenario), calibrator_(calibrator), plan_(plan) {}

    std::size_t of(const DistrictTier& tier, const std::string& name) {
        const auto found = std::find_if(plan_.contests.begin(), plan_.contests.end(),
                                        [&](const ContestPlan& c) { return c.name == name; });
        if (found != plan_.contests.end())
            return static_cast<std::size_t>(found - plan_.contests.begin());
        plan_.contests.push_back(make(tier, name));
        return plan_.contests.size() - 1;
    }
    /// Of a contest with strengths of its own, its place in Plan::own_strengths.
    std::optional<std::size_t> strengths(const std::string& name) {
        if (!has_own_strengths(scenario_, name)) return std::nullopt;
        return own(name);
    }
    /// Of a list tier whose ballot differs from the nation's, its place there.
    std::optional<std::size_t> ballot(const std::string& name) {
        if (!has_own_strengths(scenario_, name) && !has_own_transfers(scenario_, name))
            return std::nullopt;
        return own(name);
    }

private:
    std::size_t own(const std::string& name);
    ContestPlan make(const DistrictTier& tier, const std::string& name);
    std::vector<ContestChoice> choices(const DistrictTier& tier, const std::string& name,
                                       std::span<const double> shares);

    const Scenario& scenario_;
    Calibrator& calibrator_;
    Plan& plan_;
    PersonalLaws laws_;
};

std::vector<ContestChoice> Contests::choices(const DistrictTier& tier, const std::string& name,
                                             std::span<const double> shares) {
    std::vector<ContestChoice> list;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const Choice& choice = scenario_.choices[k];
        const ContestRole role = role_in_contest(scenario_, name, choice);
        list.push_back(contest_choice(choice, role, tier.spill));
        const bool gamma = role.personal_votes == PersonalVotes::gamma;
        if (gamma && shares[k] > 0.0 && role.candidate > 0.0)
            list.back().personal_votes = laws_.of(role.candidate);
    }
    return list;
}

ContestPlan Contests::make(const DistrictTier& tier, const std::string& name) {
    ContestPlan contest;
    contest.name = name;
    contest.ordinal = static_cast<std::uint32_t>(plan_.contests.size());
    contest.strengths = strengths(name);
    const std::vector<double> shares = contest_strengths(scenario_, name);
    contest.choices = choices(tier, name, shares);
    bool against_all = false;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        if (scenario_.choices[k].kind == ChoiceKind::against_all) against_all = shares[k] > 0.0;
    }
    contest.against_all_absent = against_all && tier.against_all == AgainstAll::absent;
    contest.against_all_on_ballot = against_all && tier.against_all != AgainstAll::absent;
    plan_districts(scenario_, tier, contest);
    std::vector<int> seats;
    for (const DistrictShape& shape : district_shapes(tier, contest.districts)) {
        seats.push_back(shape.seats);
        contest.votes_per_voter.push_back(
            static_cast<std::uint16_t>(votes_per_voter(tier.rule, shape.seats)));
    }
    field_candidates(scenario_, tier, shares, seats, contest);
    plan_moves(scenario_, shares, contest);
    return contest;
}

DistrictTierPlan plan_tier(const DistrictTier& tier, const std::string& name, Contests& contests,
                           const Plan& plan) {
    DistrictTierPlan out;
    out.contest = contests.of(tier, name);
    out.rule = tier.rule;
    out.against_all = tier.against_all;
    for (const DistrictShape& shape : district_shapes(tier, plan.contests[out.contest].districts)) {
        out.magnitude.push_back(static_cast<std::uint16_t>(shape.seats));
        out.gender.push_back(shape.gender);
    }
    return out;
}

SystemPlan plan_system(const Scenario& scenario, const System& system, Contests& contests,
                       Plan& plan) {
    SystemPlan out;
    out.id = system.id;
    out.name = system.name;
    int compensatory = 0;  // seats of the tier that is
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        const std::string name = contest_name(system, t);
        if (const auto* district = std::get_if<DistrictTier>(&system.tiers[t])) {
            auto tier = plan_tier(*district, name, contests, plan);
            for (const std::uint16_t m : tier.magnitude)
                out.district_seats += m;
            out.tiers.emplace_back(std::move(tier));
        } else {
            ListTierPlan list = plan_list_tier(scenario, std::get<ListTier>(system.tiers[t]), plan);
            out.list_seats += list.rule.seats;
            if (list.rule.compensatory) compensatory = list.rule.seats;
            list.ballot = contests.ballot(name);
            out.tiers.emplace_back(std::move(list));
        }
    }
    out.house = out.district_seats + out.list_seats;
    // At worst every seat of the other tiers, lists' too, is an overhang seat.
    out.most_seats = compensatory > 0 ? 2 * out.house - compensatory : out.house;
    return out;
}

std::size_t Contests::own(const std::string& name) {
    auto& list = plan_.own_strengths;
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const OwnStrengths& one) { return one.contest == name; });
    if (found != list.end()) return static_cast<std::size_t>(found - list.begin());
    OwnStrengths own;
    own.contest = name;
    own.share = contest_strengths(scenario_, name);
    own.transfers = plan_list_transfers(scenario_, name, own.share);
    own.calibration = has_own_strengths(scenario_, name)
                          ? calibrator_(scenario_, plan_.national_factor,
                                        {"contest." + name + ".strength", own.share})
                          : plan_.calibration;
    for (std::size_t k = 0; k < own.share.size(); ++k) {
        own.factor.push_back(own.share[k] > 0.0
                                 ? math::exp(own.calibration.alpha[k] - plan_.calibration.alpha[k])
                                 : 0.0);
    }
    list.push_back(std::move(own));
    return list.size() - 1;
}

}  // namespace

double unused_odds(const ContestChoice& choice, bool alone) {
    const double power = alone ? 1.0 : 1.0 - choice.vote_management;
    const double median = power * choice.candidate_sd * choice.candidate_sd / 2.0;
    return (1.0 - choice.votes_used) / choice.votes_used * math::exp(-median);
}

Plan make_plan(const Scenario& scenario) {
    Calibrator calibrator;
    return make_plan(scenario, calibrator);
}

Plan make_plan(const Scenario& scenario, Calibrator& calibrator) {
    require_valid(scenario);
    Plan plan;
    const std::vector<bool> present = present_choices(scenario);
    std::vector<double> strengths;
    for (std::size_t k = 0; k < present.size(); ++k) {
        plan.choices.push_back(plan_choice(scenario.choices[k], present[k]));
        strengths.push_back(scenario.choices[k].strength);
    }
    for (const Bloc& bloc : scenario.blocs)
        plan.blocs.push_back(plan_bloc(bloc, present.size()));
    plan_units(scenario, plan);
    plan.regions = scenario.geography.regions;
    plan.national_factor = national_factor(scenario.choices, scenario.correlations);
    plan.calibration = calibrator(scenario, plan.national_factor);
    plan_preferences(scenario, plan);
    if (scenario.poll) plan.poll = poll_plan(poll_categories(*scenario.poll, present));
    plan.tails = scenario.tails;
    plan.turnout = scenario.turnout;
    plan.list_transfers = plan_list_transfers(scenario, "", strengths);
    plan.independents_as_block = scenario.independents_as_block;
    plan.antithetic = scenario.antithetic;
    plan.seed = scenario.seed;
    Contests contests(scenario, calibrator, plan);
    plan.systems.reserve(scenario.systems.size());
    for (const System& system : scenario.systems) {
        plan.systems.push_back(plan_system(scenario, system, contests, plan));
    }
    return plan;
}

}  // namespace kenesh
