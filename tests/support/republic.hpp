#pragma once

#include <cmath>

#include "tests/support/scenarios.hpp"

namespace kenesh::made {

/// The size of a real scenario: 9 choices in 7 regions and 62 units; thirty districts of three
/// seats with at most two of one gender, thirty-six single-member districts with a list tier of 54
/// seats and thresholds, and the first without its gender rule on the same votes.
inline Scenario republic() {
    Scenario s;
    s.id = s.title = "republic";
    Geography& g = s.geography;
    Districting three{"three", {}, {}}, single{"single", {}, {}};
    for (std::size_t d = 0; d < 30; ++d)
        three.districts.push_back("t" + std::to_string(d));
    for (std::size_t d = 0; d < 36; ++d)
        single.districts.push_back("s" + std::to_string(d));
    for (std::size_t r = 0; r < 7; ++r)
        g.regions.push_back("r" + std::to_string(r));
    for (std::size_t u = 0; u < 62; ++u) {
        Unit unit;
        unit.id = "u" + std::to_string(u);
        unit.region = id_at<RegionId>(u * 7 / 62);
        unit.registered = 40'000 + static_cast<std::int64_t>(u * 7919 % 50'000);
        g.units.push_back(unit);
        three.district_of.push_back(id_at<DistrictId>(u * 30 / 62));
        single.district_of.push_back(id_at<DistrictId>(u * 36 / 62));
    }
    g.districtings = {three, single};
    const double strength[] = {0.27, 0.17, 0.13, 0.1, 0.07, 0.05, 0.04, 0.12, 0.05};
    for (std::size_t k = 0; k < 9; ++k) {
        Choice choice = party(k == 7   ? "independents"
                              : k == 8 ? "against-all"
                                       : std::string(1, char('a' + k)),
                              strength[k], g);
        choice.candidates = k == 7 ? 5 : (k < 3 ? 3 : 2);
        choice.candidates_single = k == 7 ? 4 : 1;
        choice.women = 0.35;
        choice.vote_management = k == 0 ? 0.5 : (k == 1 ? 1.0 : 0.0);
        choice.uncertainty = {0.25, 0.3, 0.25, 0.6};
        choice.list = k < 7;
        for (std::size_t r = 0; r < 7; ++r) {
            choice.lean[r] = 0.4 * std::sin(static_cast<double>(3 * r + 5 * k));
        }
        s.choices.push_back(choice);
    }
    s.choices[7].kind = ChoiceKind::independents;
    s.choices[8].kind = ChoiceKind::against_all;
    s.choices[8].candidates = s.choices[8].candidates_single = 0;
    s.choices[8].uncertainty.candidate = 0.0;
    s.turnout = {0.45, 0.1, 0.15, 0.15, 0.02};
    s.correlations = {{0, 1, -0.3}};
    System fresh = districts("new", "three", 3, Sntv{}, MaxSameGender{2});
    auto& tier = std::get<DistrictTier>(fresh.tiers[0]);
    tier.against_all = AgainstAll::rerun;
    tier.contest = "three";
    System old = list("old", 54);
    auto& rule = std::get<ListTier>(old.tiers[0]).rule;
    rule.threshold = {ppm(50'000),          ppm(5'000), ThresholdBase::votes_cast,
                      RegionalBase::region, 0,          {}};
    rule.women_ppm = 300'000;
    old.tiers.push_back(districts("", "single", 1, Plurality{}).tiers[0]);
    System plain = fresh;
    plain.id = "plain";
    std::get<DistrictTier>(plain.tiers[0]).gender = NoGenderRule{};
    s.systems = {fresh, old, plain};
    s.seed = 11;
    return s;
}

}  // namespace kenesh::made
