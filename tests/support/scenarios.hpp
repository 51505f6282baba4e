#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

// Scenarios made by hand, so that a test shows all that its answer depends on.
namespace kenesh::made {

/// `regions` regions of `units_each` units of 10,000 voters; districting "whole": one district,
/// "by-region": one per region, "by-unit": one per unit.
inline Geography geography(std::size_t regions, std::size_t units_each) {
    Geography g;
    Districting whole{"whole", {"all"}, {}}, by_region{"by-region", {}, {}},
        by_unit{"by-unit", {}, {}};
    for (std::size_t r = 0; r < regions; ++r) {
        g.regions.push_back("r" + std::to_string(r));
        by_region.districts.push_back(g.regions.back());
        for (std::size_t u = 0; u < units_each; ++u) {
            by_unit.districts.push_back("u" + std::to_string(g.units.size()));
            whole.district_of.push_back(DistrictId{0});
            by_region.district_of.push_back(id_at<DistrictId>(r));
            by_unit.district_of.push_back(id_at<DistrictId>(g.units.size()));
            Unit unit;
            unit.id = by_unit.districts.back();
            unit.region = id_at<RegionId>(r);
            unit.registered = 10'000;
            g.units.push_back(unit);
        }
    }
    g.districtings = {whole, by_region, by_unit};
    return g;
}

inline Choice party(const std::string& id, double strength, const Geography& g) {
    Choice choice;
    choice.id = id;
    choice.name = id;
    choice.color = "#000000";
    choice.strength = strength;
    choice.candidates = 1;
    choice.candidates_single = 1;
    choice.list = true;
    choice.lean.assign(g.regions.size(), 0.0);
    return choice;
}

inline System districts(const std::string& id, const std::string& districting, int seats,
                        BallotRule rule, GenderRule gender = NoGenderRule{}) {
    DistrictTier tier;
    tier.districting = districting;
    tier.seats = seats;
    tier.rule = rule;
    tier.gender = gender;
    return {id, id, {tier}};
}

inline System list(const std::string& id, int seats) {
    ListTier tier;
    tier.rule.seats = seats;
    return {id, id, {tier}};
}

/// Four parties, independents and against all in 3 regions of 4 units; noise everywhere; a
/// three-seat SNTV system with a gender rule, a mixed one, and the first without its rule.
inline Scenario lively() {
    Scenario s;
    s.id = s.title = "lively";
    s.geography = geography(3, 4);
    const double strength[] = {0.35, 0.2, 0.15, 0.05, 0.2, 0.05};
    const char* ids[] = {"a", "b", "c", "d", "independents", "against-all"};
    for (std::size_t k = 0; k < 6; ++k) {
        Choice choice = party(ids[k], strength[k], s.geography);
        choice.candidates = k == 4 ? 5 : 2;
        choice.candidates_single = k == 4 ? 3 : 1;
        choice.women = 0.4;
        choice.vote_management = 0.2 * static_cast<double>(k % 3);
        choice.uncertainty = {0.25, 0.3, 0.2, k == 5 ? 0.0 : 0.8};
        choice.lean = {0.1 * static_cast<double>(k), 0.0, -0.15 * static_cast<double>(k % 2)};
        choice.list = k < 4;
        s.choices.push_back(choice);
    }
    s.choices[4].kind = ChoiceKind::independents;
    s.choices[5].kind = ChoiceKind::against_all;
    s.choices[5].candidates = s.choices[5].candidates_single = 0;
    s.turnout = {0.5, 0.1, 0.1, 0.05, 0.02};
    s.correlations = {{0, 1, -0.4}};
    System fresh = districts("new", "by-region", 3, Sntv{}, MaxSameGender{2});
    auto& tier = std::get<DistrictTier>(fresh.tiers[0]);
    tier.against_all = AgainstAll::rerun;
    tier.contest = "three";
    System old = list("old", 5);
    std::get<ListTier>(old.tiers[0]).rule.threshold = {
        ppm(50'000), ppm(5'000), ThresholdBase::votes_cast, RegionalBase::region, 0, {}};
    old.tiers.push_back(districts("", "by-unit", 1, Plurality{}).tiers[0]);
    System plain = fresh;
    plain.id = "plain";
    std::get<DistrictTier>(plain.tiers[0]).gender = NoGenderRule{};
    s.systems = {fresh, old, plain};
    s.seed = 5;
    return s;
}

}  // namespace kenesh::made
