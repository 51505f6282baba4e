#pragma once

#include <utility>
#include <vector>

#include "tests/support/scenarios.hpp"

namespace kenesh::made {

inline ListRule& list_rule(Scenario& s) {
    return std::get<ListTier>(s.systems[1].tiers[0]).rule;
}

inline DistrictTier& district_tier(Scenario& s, std::size_t system) {
    for (Tier& tier : s.systems[system].tiers) {
        if (auto* district = std::get_if<DistrictTier>(&tier)) return *district;
    }
    return std::get<DistrictTier>(s.systems[system].tiers[0]);
}

using Change = void (*)(Scenario&);

struct Variant {
    const char* name;
    Change change;
};

/// One rule or quirk of the model at a time, each with its own path through the kernels.
inline const std::vector<Variant> kVariants{
    {"as it is", [](Scenario&) {}},
    {"without twins", [](Scenario& s) { s.antithetic = false; }},
    {"tails", [](Scenario& s) { s.tails = 4; }},
    {"full turnout", [](Scenario& s) { s.turnout.mean = 1.0; }},
    {"a transfer table", [](Scenario& s) { s.list_transfer = {0.5, 0.2, 0.2, 0.1, 0.0, 0.0}; }},
    {"pacts and parties without candidates",
     [](Scenario& s) {
         s.choices[1].candidates_single = 0;
         s.choices[1].transfer = Transfer{{{"a", 0.5}, {"against-all", 0.1}}, 0.2, 0.2};
         s.choices[2].candidates = 0;
         s.choices[2].transfer = Transfer{{{"b", 0.7}, {"independents", 0.3}}, 0.0, 0.0};
         s.choices[3].list = false;
         s.choices[3].transfer = Transfer{{{"a", 0.4}, {"against-all", 0.3}}, 0.1, 0.2};
         s.choices[4].candidates_single = 0;
         s.choices[4].transfer = Transfer{{{"c", 0.6}}, 0.4, 0.0};
     }},
    {"a transfer of one choice beside a table for the others",
     [](Scenario& s) {
         s.list_transfer = {0.5, 0.2, 0.3, 0.0, 0.0, 0.0};
         s.list_abstain = 0.3;
         s.choices[3].list = false;
         s.choices[3].transfer = Transfer{{{"b", 0.5}}, 0.1, 0.4};
         s.choices[3].candidates = 0;
         district_tier(s, 0).against_all = AgainstAll::absent;
         district_tier(s, 2).against_all = AgainstAll::absent;
     }},
    {"leans by unit",
     [](Scenario& s) {
         for (std::size_t k = 0; k < 4; ++k)
             for (std::size_t u = 0; u < s.geography.units.size(); ++u)
                 s.choices[k].unit_lean.push_back(0.1 * static_cast<double>((3 * u + 5 * k) % 7));
     }},
    {"units that take no part",
     [](Scenario& s) {
         s.geography.districtings[1].district_of[1] = kNoDistrict;
         s.geography.districtings[1].district_of[6] = kNoDistrict;
         s.geography.districtings[2].districts.pop_back();
         s.geography.districtings[2].district_of.back() = kNoDistrict;
     }},
    {"abstainers",
     [](Scenario& s) {
         s.list_abstain = 0.3;
         list_rule(s).threshold.base = ThresholdBase::valid;
     }},
    {"registered base",
     [](Scenario& s) { list_rule(s).threshold.base = ThresholdBase::registered; }},
    {"national reading",
     [](Scenario& s) { list_rule(s).threshold.regional_base = RegionalBase::nation; }},
    {"district seats pass",
     [](Scenario& s) {
         std::swap(s.systems[1].tiers[0], s.systems[1].tiers[1]);
         std::get<ListTier>(s.systems[1].tiers[1]).rule.threshold.district_seats = 2;
         std::get<ListTier>(s.systems[1].tiers[1]).rule.threshold.national = ppm(200'000);
     }},
    {"d'Hondt", [](Scenario& s) { list_rule(s).formula = HighestAverages{}; }},
    {"Sainte-Lague",
     [](Scenario& s) { list_rule(s).formula = HighestAverages{Divisor::sainte_lague}; }},
    {"Danish", [](Scenario& s) { list_rule(s).formula = HighestAverages{Divisor::danish}; }},
    {"modified Sainte-Lague",
     [](Scenario& s) { list_rule(s).formula = HighestAverages{Divisor::modified_sainte_lague}; }},
    {"Imperiali", [](Scenario& s) { list_rule(s).formula = LargestRemainder{Quota::imperiali}; }},
    {"Droop", [](Scenario& s) { list_rule(s).formula = LargestRemainder{Quota::droop}; }},
    {"a cap", [](Scenario& s) { list_rule(s).max_seats = 2; }},
    {"a cap with averages",
     [](Scenario& s) {
         list_rule(s).max_seats = 2;
         list_rule(s).seats = 9;
         list_rule(s).formula = HighestAverages{};
     }},
    {"a cap that leaves seats",
     [](Scenario& s) {
         list_rule(s).max_seats = 1;
         list_rule(s).threshold = {};
     }},
    {"a cap among few voters",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 10;
         list_rule(s).max_seats = 2;
         list_rule(s).threshold = {};
     }},
    {"candidates from a table",
     [](Scenario& s) {
         DistrictTier& tier = district_tier(s, 0);
         for (std::size_t d = 0; d < 3; ++d) {
             for (std::size_t c = 0; c < 4 + d; ++c) {
                 // By turns, so that the listing is not the choices' order.
                 tier.candidates.push_back({"r" + std::to_string(d), "n" + std::to_string(c),
                                            s.choices[(c * 2 + d) % 5].id,
                                            c % 2 == 0 ? Gender::woman : Gender::man,
                                            c == 1 ? std::optional<double>(0.5) : std::nullopt});
             }
         }
         district_tier(s, 2).candidates = tier.candidates;
     }},
    {"joined lists",
     [](Scenario& s) {
         std::get<ListTier>(s.systems[1].tiers[0]).joined = {{"b", "d"}};
     }},
    {"compensation", [](Scenario& s) { list_rule(s).compensatory = true; }},
    {"nobody passes", [](Scenario& s) { list_rule(s).threshold.national = ppm(1'000'000); }},
    {"women on lists",
     [](Scenario& s) {
         list_rule(s).women_ppm = 300'000;
         list_rule(s).women_rounding = WomenRounding::nearest;
     }},
    {"absent against all",
     [](Scenario& s) {
         for (const std::size_t i : {0u, 1u, 2u}) {
             district_tier(s, i).against_all = AgainstAll::absent;
         }
     }},
    {"reruns",
     [](Scenario& s) {
         s.choices[5].strength = 0.3;
         s.choices[0].strength = 0.1;
     }},
    {"an absent choice",
     [](Scenario& s) {
         s.choices[1].strength = 0.0;
         s.choices[0].strength = 0.55;
     }},
    {"a block of independents", [](Scenario& s) { s.independents_as_block = true; }},
    {"one of each gender", [](Scenario& s) { district_tier(s, 0).gender = MaxSameGender{1}; }},
    {"least women", [](Scenario& s) { district_tier(s, 0).gender = MinWomen{1}; }},
    {"more women than there are",
     [](Scenario& s) {
         for (Choice& choice : s.choices)
             choice.women = 0.05;
         district_tier(s, 0).gender = MinWomen{2};
     }},
    {"two seats",
     [](Scenario& s) {
         for (const std::size_t i : {0u, 2u})
             district_tier(s, i).seats = 2;
         district_tier(s, 0).gender = MaxSameGender{1};
     }},
    {"five seats",
     [](Scenario& s) {
         for (const std::size_t i : {0u, 2u})
             district_tier(s, i).seats = 5;
     }},
    {"eight seats",
     [](Scenario& s) {
         for (const std::size_t i : {0u, 2u})
             district_tier(s, i).seats = 8;
         district_tier(s, 0).gender = MaxSameGender{5};
     }},
    {"more seats than candidates",
     [](Scenario& s) {
         for (const std::size_t i : {0u, 2u})
             district_tier(s, i).seats = 15;
         district_tier(s, 0).gender = MaxSameGender{6};
     }},
    {"few voters",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 30;
     }},
    {"few voters under a minimum",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 20;
         district_tier(s, 0).gender = MinWomen{2};
     }},
    {"few voters and one of each gender",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 20;
         for (const std::size_t i : {0u, 2u})
             district_tier(s, i).seats = 2;
         district_tier(s, 0).gender = MaxSameGender{1};
     }},
    {"few voters, many seats",
     [](Scenario& s) {
         for (Unit& unit : s.geography.units)
             unit.registered = 20;
         for (const std::size_t i : {0u, 2u})
             district_tier(s, i).seats = 7;
         district_tier(s, 0).gender = MaxSameGender{4};
     }},
    {"women's effect",
     [](Scenario& s) {
         s.women_effect = -0.4;
         s.choices[0].vote_management = 1.0;
         s.choices[2].vote_management = 0.3;
     }},
    {"front-runners",
     [](Scenario& s) {
         s.women_effect = -0.3;
         s.choices[0].front_runners = 1;
         s.choices[0].front_runner_effect = -0.5;
         s.choices[0].vote_management = 0.4;
         s.choices[4].front_runners = 2;
         s.choices[4].front_runner_effect = 1.6;
     }},
    {"gamma personal votes",
     [](Scenario& s) {
         for (Choice& choice : s.choices)
             choice.uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[1].uncertainty.candidate = 2.0;
         s.choices[2].uncertainty.candidate = 0.05;
         s.women_effect = -0.4;
     }},
    {"gamma beside normal, managed and with front-runners",
     [](Scenario& s) {
         for (const std::size_t k : {0u, 2u, 4u})
             s.choices[k].uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[0].vote_management = 1.0;
         s.choices[2].vote_management = 0.3;
         s.choices[4].front_runners = 2;
         s.choices[4].front_runner_effect = 1.6;
     }},
    {"personal votes that move less than a party's total",
     [](Scenario& s) {
         s.choices[0].personal_pull = 0.0;
         s.choices[1].personal_pull = 0.5;
         s.choices[1].vote_management = 0.4;
         s.choices[2].personal_pull = 0.9;
         s.choices[2].uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[4].personal_pull = 0.3;
         s.choices[4].uncertainty.personal_votes = PersonalVotes::gamma;
         s.women_effect = 0.7;
     }},
};

}  // namespace kenesh::made
