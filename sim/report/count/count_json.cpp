#include "sim/report/count/count_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

Json names_of(const DistrictReturn& district, const std::vector<std::uint32_t>& candidates) {
    Json names = Json::array();
    for (const std::uint32_t c : candidates)
        names.push_back(district.candidates[c].name);
    return names;
}

Json tie_json(const CountedElection& election, Json names) {
    if (names.empty()) return nullptr;
    Json tie = {{"between", std::move(names)},
                {"resolved", election.ties.lot_seed ? "lot" : "listing"}};
    if (election.ties.lot_seed) tie["seed"] = *election.ties.lot_seed;
    return tie;
}

Json district_json(const CountedElection& election, const DistrictOutcome& outcome) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    Json elected = Json::array();
    for (const Elected& e : outcome.count.elected) {
        const CandidateReturn& c = district.candidates[e.candidate];
        elected.push_back({{"candidate", c.name},
                           {"choice", c.choice},
                           {"gender", letter_of(c.gender)},
                           {"votes", c.votes},
                           {"how", e.how == How::votes ? "votes" : "gender"}});
    }
    Json out = {{"district", district.district}, {"seats", outcome.seats}, {"elected", elected}};
    if (outcome.first_round)
        out["second_round"] = names_of(district, outcome.first_round->second_round);
    out["skipped"] = names_of(district, outcome.count.skipped);
    out["margin"] = outcome.count.margin;
    out["gender_quota_unmet"] = outcome.count.gender_quota_unmet;
    out["unfilled"] = outcome.count.unfilled;
    out["rerun"] = outcome.rerun;
    out["tie"] = tie_json(election, names_of(district, outcome.count.tied));
    return out;
}

Json tier_json(const CountedElection& election, const DistrictTier& tier,
               const DistrictTierOutcome& outcome) {
    Json districts = Json::array();
    for (const DistrictOutcome& district : outcome.districts)
        districts.push_back(district_json(election, district));
    return {{"kind", "districts"},        {"rule", named_rule(tier.rule).name},
            {"seats", outcome.seats},     {"pending", outcome.pending},
            {"missing", outcome.missing}, {"districts", std::move(districts)}};
}

Json tier_json(const CountedElection& election, const CountedSystem& system,
               const ListTierOutcome& tier) {
    const ListCount& count = tier.count;
    const std::vector<std::string>& names = system.outcome.lists.lists;
    Json lists = Json::array();
    Json tied = Json::array();
    for (std::size_t l = 0; l < names.size(); ++l) {
        lists.push_back({{"choice", names[l]},
                         {"votes", count.votes[l]},
                         {"passed", count.passed[l] != 0},
                         {"capped", count.capped[l] != 0},
                         {"seats", count.seats[l]},
                         {"women_at_least", count.women[l]},
                         {"seats_elsewhere", tier.elsewhere[l]}});
    }
    for (const std::uint32_t l : count.tied)
        tied.push_back(names[l]);
    const NamedRule& rule = named_rule(tier.rule.formula);
    return {
        {"kind", "list"},
        {"formula",
         rule.family == RuleFamily::largest_remainder ? "largest-remainder" : "highest-averages"},
        {family_key(rule.family), rule.name},
        {"threshold_base", std::accumulate(tier.base.begin(), tier.base.end(), std::int64_t{0})},
        {"seats", std::accumulate(count.seats.begin(), count.seats.end(), 0)},
        {"unfilled", count.unfilled},
        {"overhang", count.overhang},
        {"taken_back", count.taken_back},
        {"lists", std::move(lists)},
        {"tie", tie_json(election, std::move(tied))}};
}

Json system_json(const CountedElection& election, const CountedSystem& system) {
    Json tiers = Json::array();
    for (std::size_t t = 0; t < system.outcome.tiers.size(); ++t) {
        const TierOutcome& outcome = system.outcome.tiers[t];
        if (const auto* districts = std::get_if<DistrictTierOutcome>(&outcome)) {
            tiers.push_back(
                tier_json(election, std::get<DistrictTier>(system.system.tiers[t]), *districts));
        } else {
            tiers.push_back(tier_json(election, system, std::get<ListTierOutcome>(outcome)));
        }
    }
    Json choices = Json::array();
    for (const ChoiceOutcome& c : system.outcome.choices) {
        choices.push_back({{"choice", c.choice},
                           {"candidate_votes", c.candidate_votes},
                           {"list_votes", c.list_votes},
                           {"district_seats", c.district_seats},
                           {"list_seats", c.list_seats},
                           {"seats", c.district_seats + c.list_seats}});
    }
    return {{"id", system.system.id},
            {"name", system.system.name},
            {"seats", system.outcome.house},
            {"list_votes_from_candidates", system.outcome.lists.from_candidates},
            {"tiers", std::move(tiers)},
            {"choices", std::move(choices)},
            {"notes", count_notes(election, system)}};
}

int seats_of(const CountedSystem& system, const std::string& name) {
    for (const ChoiceOutcome& c : system.outcome.choices)
        if (c.choice == name) return c.district_seats + c.list_seats;
    return 0;
}

Json comparison_json(const CountedElection& election) {
    const CountedSystem& first = election.systems[0];
    const CountedSystem& second = election.systems[1];
    Json choices = Json::array();
    const auto add = [&](const std::string& name) {
        choices.push_back(
            {{"choice", name}, {"difference", seats_of(first, name) - seats_of(second, name)}});
    };
    for (const ChoiceOutcome& c : first.outcome.choices)
        add(c.choice);
    for (const ChoiceOutcome& c : second.outcome.choices) {
        const bool seen = std::any_of(first.outcome.choices.begin(), first.outcome.choices.end(),
                                      [&](const auto& other) { return other.choice == c.choice; });
        if (!seen) add(c.choice);
    }
    return {{"first", first.system.id}, {"second", second.system.id}, {"choices", choices}};
}

}  // namespace

std::string count_json(const CountedElection& election) {
    Json systems = Json::array();
    for (const CountedSystem& system : election.systems)
        systems.push_back(system_json(election, system));
    Json out = {{"schema_version", kSchemaVersion}, {"systems", std::move(systems)}};
    if (election.systems.size() > 1) out["comparison"] = comparison_json(election);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kenesh
