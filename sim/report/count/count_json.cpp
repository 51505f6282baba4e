#include "sim/report/count/count_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/report/count/count_notes.hpp"
#include "sim/report/count/count_ties.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 2;

/// Whole, or with the parts of a vote that the file counts.
Json votes_json(const CountedElection& election, std::int64_t votes) {
    const std::int64_t parts = election.returns.parts;
    if (votes % parts == 0) return votes / parts;
    return static_cast<double>(votes) / static_cast<double>(parts);
}

Json names_of(const DistrictReturn& district, const std::vector<std::uint32_t>& candidates) {
    Json names = Json::array();
    for (const std::uint32_t c : candidates)
        names.push_back(district.candidates[c].name);
    return names;
}

Json ties_json(const CountedElection& election, const std::vector<Tie>& ties) {
    Json all = Json::array();
    for (const Tie& tie : ties) {
        Json one = {{"between", tie.between}, {"resolved", word_of(tie.by)}};
        if (tie.by == TieBy::lot) one["seed"] = *election.ties.lot_seed;
        all.push_back(std::move(one));
    }
    return all;
}

Json district_json(const CountedElection& election, const DistrictOutcome& outcome) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    Json elected = Json::array();
    for (const Elected& e : outcome.count.elected) {
        const CandidateReturn& c = district.candidates[e.candidate];
        elected.push_back({{"candidate", c.name},
                           {"choice", c.choice},
                           {"gender", letter_of(c.gender)},
                           {"votes", votes_json(election, c.votes)},
                           {"how", e.how == How::votes ? "votes" : "gender"}});
    }
    Json out = {{"district", district.district}, {"seats", outcome.seats}, {"elected", elected}};
    if (outcome.first_round)
        out["second_round"] = names_of(district, outcome.first_round->second_round);
    out["skipped"] = names_of(district, outcome.count.skipped);
    out["margin"] = votes_json(election, outcome.count.margin);
    out["gender_quota_unmet"] = outcome.count.gender_quota_unmet;
    out["unfilled"] = outcome.count.unfilled;
    out["rerun"] = outcome.rerun;
    out["ties"] = ties_json(election, ties_of(election, outcome));
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

/// The lists of a nation or of a district.
Json lists_json(const CountedElection& election, const CountedSystem& system,
                const ListCount& count) {
    Json lists = Json::array();
    for (std::size_t l = 0; l < count.votes.size(); ++l) {
        lists.push_back({{"choice", system.outcome.lists.lists[l]},
                         {"votes", votes_json(election, count.votes[l])},
                         {"passed", count.passed[l] != 0},
                         {"capped", count.capped[l] != 0},
                         {"seats", count.seats[l]},
                         {"women_at_least", count.women[l]}});
    }
    return lists;
}

Json list_districts_json(const CountedElection& election, const CountedSystem& system,
                         const ListTierOutcome& tier) {
    Json districts = Json::array();
    for (const ListDistrictOutcome& one : tier.districts) {
        const std::string& name = system.outcome.lists.regions[one.district];
        districts.push_back(
            {{"district", name},
             {"seats", one.seats},
             {"unfilled", one.count.unfilled},
             {"lists", lists_json(election, system, one.count)},
             {"ties", ties_json(election, ties_of(election, system, one.count, name))}});
    }
    return districts;
}

Json tier_json(const CountedElection& election, const CountedSystem& system,
               const ListTierOutcome& tier) {
    const ListCount& count = tier.count;
    Json lists = lists_json(election, system, count);
    for (std::size_t l = 0; l < lists.size(); ++l) {
        lists[l]["seats_elsewhere"] = tier.elsewhere[l];
        if (!count.dropped.empty()) lists[l]["dropped"] = count.dropped[l];
    }
    const NamedRule& rule = named_rule(tier.rule.formula);
    const std::int64_t base = std::accumulate(tier.base.begin(), tier.base.end(), std::int64_t{0});
    Json out = {{"kind", "list"},
                {"formula", rule.family == RuleFamily::largest_remainder ? "largest-remainder"
                                                                         : "highest-averages"},
                {family_key(rule.family), rule.name},
                {"threshold_base", votes_json(election, base)},
                {"seats", std::accumulate(count.seats.begin(), count.seats.end(), 0)},
                {"unfilled", count.unfilled},
                {"overhang", count.overhang},
                {"taken_back", count.taken_back},
                {"lists", std::move(lists)}};
    if (tier.districts.empty()) {
        out["ties"] = ties_json(election, ties_of(election, system, count, ""));
    } else {
        out["missing"] = tier.missing;
        out["districts"] = list_districts_json(election, system, tier);
    }
    return out;
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
                           {"candidate_votes", votes_json(election, c.candidate_votes)},
                           {"list_votes", votes_json(election, c.list_votes)},
                           {"district_seats", c.district_seats},
                           {"list_seats", c.list_seats},
                           {"seats", c.seats()}});
    }
    return {{"id", system.system.id},
            {"name", system.system.name},
            {"seats", system.outcome.house},
            {"list_votes_from_candidates", system.outcome.lists.from_candidates},
            {"tiers", std::move(tiers)},
            {"choices", std::move(choices)},
            {"notes", count_notes(election, system)}};
}

Json comparison_json(const CountedElection& election) {
    const CountedSystem& first = election.systems[0];
    const CountedSystem& second = election.systems[1];
    // By first appearance: seats in the first system, less those in the second.
    std::vector<std::pair<std::string_view, int>> differences;
    std::unordered_map<std::string_view, std::size_t> at;
    const auto add = [&](const ChoiceOutcome& choice, int sign) {
        const auto [row, is_new] = at.try_emplace(choice.choice, differences.size());
        if (is_new) differences.emplace_back(choice.choice, 0);
        differences[row->second].second += sign * choice.seats();
    };
    for (const ChoiceOutcome& choice : first.outcome.choices)
        add(choice, 1);
    for (const ChoiceOutcome& choice : second.outcome.choices)
        add(choice, -1);
    Json choices = Json::array();
    for (const auto& [name, difference] : differences)
        choices.push_back({{"choice", name}, {"difference", difference}});
    return {{"first", first.system.id}, {"second", second.system.id}, {"choices", choices}};
}

}  // namespace

std::string count_json(const CountedElection& election) {
    Json systems = Json::array();
    for (const CountedSystem& system : election.systems)
        systems.push_back(system_json(election, system));
    Json out = {{"schema_version", kSchemaVersion}, {"systems", std::move(systems)}};
    if (!election.returns.notes.empty()) out["notes"] = election.returns.notes;
    if (election.systems.size() > 1) out["comparison"] = comparison_json(election);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kenesh
