#pragma once

#include "sim/model/contests.hpp"
#include "tests/support/variants.hpp"

namespace kenesh::made {

/// The district tiers of the first and the third system, which share candidates and votes.
inline void both_tiers(Scenario& s, void (*change)(DistrictTier&)) {
    for (const std::size_t i : {0u, 2u})
        change(district_tier(s, i));
}

inline void draw_genders(Scenario& s) {
    for (const std::size_t k : {0u, 2u, 4u}) {
        s.choices[k].women_pattern = WomenPattern::drawn;
        s.choices[k].women = 0.3;
    }
    s.choices[2].women = 1.0;
    s.women_effect = -0.4;
}

inline void more_voters(Scenario& s, int times) {
    for (Unit& unit : s.geography.units)
        unit.registered *= times;
}

/// Against all and one party stronger in a system's districts than elsewhere, another one absent.
inline void own_strengths(Scenario& s, const System& system) {
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        if (!std::holds_alternative<DistrictTier>(system.tiers[t])) continue;
        s.contests[contest_name(system, t)].strength = {
            {s.choices[5].id, 0.2}, {s.choices[1].id, 0.3}, {s.choices[2].id, 0.0}};
    }
}

/// So many parties of equal strength, with as many candidates each in a district.
inline void many_parties(Scenario& s, std::size_t parties, int candidates) {
    s.choices.clear();
    s.correlations.clear();
    for (std::size_t k = 0; k < parties; ++k) {
        Choice choice =
            party("p" + std::to_string(k), 1.0 / static_cast<double>(parties), s.geography);
        choice.candidates = candidates;
        choice.women = 0.4;
        choice.uncertainty = {0.25, 0.3, 0.2, 0.8};
        choice.lean = {0.02 * static_cast<double>(k), 0.0, -0.03 * static_cast<double>(k % 7)};
        s.choices.push_back(choice);
    }
}

/// What needs more than one vote per voter, genders drawn in each run, or keys of 64 bits.
inline const std::vector<Variant> kWideVariants{
    {"block vote",
     [](Scenario& s) { both_tiers(s, [](DistrictTier& t) { t.rule = BlockVote{}; }); }},
    {"block vote, half spills",
     [](Scenario& s) {
         both_tiers(s, [](DistrictTier& t) {
             t.rule = BlockVote{};
             t.spill = 0.5;
         });
         s.women_effect = -0.3;
     }},
    {"limited vote",
     [](Scenario& s) { both_tiers(s, [](DistrictTier& t) { t.rule = LimitedVote{2}; }); }},
    {"limited vote of many candidates",
     [](Scenario& s) {
         both_tiers(s, [](DistrictTier& t) {
             t.rule = LimitedVote{3};
             t.seats = 7;
             t.spill = 0.3;
         });
         for (std::size_t k = 0; k < 5; ++k) {
             s.choices[k].candidates = 2 + static_cast<int>(k);
             s.choices[k].uncertainty.candidate = 1.5;
         }
     }},
    {"block vote of gamma and managed lines",
     [](Scenario& s) {
         both_tiers(s, [](DistrictTier& t) { t.rule = BlockVote{}; });
         for (Choice& choice : s.choices)
             choice.candidates.number *= 2;
         s.choices[0].uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[2].uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[2].vote_management = 0.3;
         s.choices[4].personal_pull = 0.4;
     }},
    {"block vote that is not all used",
     [](Scenario& s) {
         both_tiers(s, [](DistrictTier& t) { t.rule = BlockVote{}; });
         for (Choice& choice : s.choices)
             if (choice.kind != ChoiceKind::against_all) choice.votes_used = 0.7;
         s.choices[1].votes_used = 1.0;
         s.choices[2].vote_management = 0.3;
         s.choices[3].candidates = 3;
         s.women_effect = -0.3;
     }},
    {"limited vote not all used, of gamma lines, drawn women and spills of one's own",
     [](Scenario& s) {
         draw_genders(s);
         both_tiers(s, [](DistrictTier& t) { t.rule = LimitedVote{2}; });
         for (const std::size_t k : {0u, 2u, 4u})
             s.choices[k].votes_used = 0.5 + 0.1 * static_cast<double>(k);
         s.choices[0].uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[2].uncertainty.personal_votes = PersonalVotes::gamma;
         s.choices[0].vote_management = 0.0;
         s.choices[2].vote_management = 0.4;
         s.choices[1].contests["three"].spill = 0.2;
         s.choices[4].contests["three"].votes_used = 0.9;
         s.choices[4].personal_pull = 0.4;
     }},
    {"block vote of few voters, without twins",
     [](Scenario& s) {
         both_tiers(s, [](DistrictTier& t) { t.rule = BlockVote{}; });
         for (Unit& unit : s.geography.units)
             unit.registered = 30;
         s.antithetic = false;
     }},
    {"genders drawn under a maximum", [](Scenario& s) { draw_genders(s); }},
    {"genders drawn, one list a candidate short",
     [](Scenario& s) {
         draw_genders(s);
         both_tiers(s, [](DistrictTier& t) { t.seats = 12; });
         district_tier(s, 0).gender = MaxSameGender{7};
         for (Unit& unit : s.geography.units)
             unit.registered = 40;
     }},
    {"genders drawn under a minimum",
     [](Scenario& s) {
         draw_genders(s);
         district_tier(s, 0).gender = MinWomen{2};
         s.choices[0].vote_management = 0.4;
     }},
    {"genders drawn under a minimum of few voters and women",
     [](Scenario& s) {
         draw_genders(s);
         for (const std::size_t k : {0u, 1u, 2u, 3u, 4u})
             s.choices[k].women = 0.1;
         for (Unit& unit : s.geography.units)
             unit.registered = 20;
         district_tier(s, 0).gender = MinWomen{3};
         s.antithetic = false;
     }},
    {"units of three million voters", [](Scenario& s) { more_voters(s, 300); }},
    {"a country of 420 million voters", [](Scenario& s) { more_voters(s, 3500); }},
    {"420 million voters with a transfer table and abstainers",
     [](Scenario& s) {
         more_voters(s, 3500);
         s.list_transfer = {0.5, 0.2, 0.2, 0.1, 0.0, 0.0};
         s.list_abstain = 1.0;
         list_rule(s).threshold.base = ThresholdBase::valid;
     }},
    {"block vote of 420 million voters, without twins",
     [](Scenario& s) {
         more_voters(s, 3500);
         both_tiers(s, [](DistrictTier& t) { t.rule = BlockVote{}; });
         s.choices[0].candidates = 6;
         s.antithetic = false;
     }},
    {"genders drawn among millions, many seats",
     [](Scenario& s) {
         draw_genders(s);
         more_voters(s, 300);
         both_tiers(s, [](DistrictTier& t) { t.seats = 4; });
         district_tier(s, 0).gender = MaxSameGender{2};
     }},
    {"a minimum among millions",
     [](Scenario& s) {
         more_voters(s, 300);
         district_tier(s, 0).gender = MinWomen{2};
     }},
    {"strengths of a contest's own",
     [](Scenario& s) {
         own_strengths(s, s.systems[0]);
         s.choices[5].uncertainty.unit = 0.5;
     }},
    {"strengths of its own where lists stand beside it, tails, without twins",
     [](Scenario& s) {
         own_strengths(s, s.systems[1]);
         s.tails = 4;
         s.antithetic = false;
     }},
    {"64 parties", [](Scenario& s) { many_parties(s, 64, 2); }},
    {"128 parties of one candidate", [](Scenario& s) { many_parties(s, 128, 1); }},
    {"64 parties and block vote",
     [](Scenario& s) {
         many_parties(s, 64, 4);
         both_tiers(s, [](DistrictTier& t) { t.rule = BlockVote{}; });
     }},
};

/// All of both.
inline std::vector<Variant> all_variants() {
    std::vector<Variant> list = kVariants;
    list.insert(list.end(), kWideVariants.begin(), kWideVariants.end());
    return list;
}

}  // namespace kenesh::made
