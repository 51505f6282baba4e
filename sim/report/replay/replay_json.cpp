#include "sim/report/replay/replay_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

/// "votes", "gender", or "" for who is not elected.
const char* how_word(const ReplayCandidate& c) {
    if (!c.elected) return "";
    return c.how == How::gender ? "gender" : "votes";
}

Json district_json(const Replay& replay, const ReplayDistrict& d) {
    Json candidates = Json::array();
    for (const ReplayCandidate& c : d.candidates)
        candidates.push_back({{"place", c.place},
                              {"candidate", c.name},
                              {"choice", replay.choices[c.choice].id},
                              {"gender", letter_of(c.gender)},
                              {"votes", c.votes},
                              {"elected", c.elected},
                              {"how", how_word(c)},
                              {"passed_over", c.passed_over}});
    return {{"id", d.id},
            {"seats", d.magnitude},
            {"candidates", std::move(candidates)},
            {"against_all", d.against_all},
            {"against_all_leads", d.against_all_leads},
            {"unfilled", d.unfilled},
            {"gender_quota_unmet", d.gender_quota_unmet},
            {"tied", d.tied}};
}

Json lists_json(const Replay& replay, const std::vector<ReplayList>& lists) {
    Json out = Json::array();
    for (const ReplayList& list : lists)
        out.push_back({{"choice", replay.choices[list.choice].id},
                       {"votes", list.votes},
                       {"share", list.share},
                       {"passed", list.passed},
                       {"seats", list.seats},
                       {"women", list.women}});
    return out;
}

Json list_districts_json(const Replay& replay, const ReplayTier& tier) {
    Json out = Json::array();
    for (const ReplayListDistrict& d : tier.list_districts)
        out.push_back({{"id", d.id},
                       {"seats", d.seats},
                       {"threshold", tier.district_threshold.value()},
                       {"threshold_base", d.threshold_base},
                       {"lists", lists_json(replay, d.lists)},
                       {"unfilled", d.unfilled},
                       {"tied", d.tied}});
    return out;
}

Json tier_json(const Replay& replay, const ReplayTier& tier, std::size_t t) {
    Json out = {{"tier", t}};
    if (!tier.districts.empty()) {
        Json districts = Json::array();
        for (const ReplayDistrict& d : tier.districts)
            districts.push_back(district_json(replay, d));
        out["districts"] = std::move(districts);
        return out;
    }
    out["threshold"] = tier.threshold.value();
    out["threshold_base"] = tier.threshold_base;
    out["lists"] = lists_json(replay, tier.lists);
    out["unfilled"] = tier.unfilled;
    if (!tier.list_districts.empty()) out["list_districts"] = list_districts_json(replay, tier);
    return out;
}

Json system_json(const Replay& replay, const ReplaySystem& system) {
    Json out = {{"id", system.id},
                {"name", system.name},
                {"seats", system.house},
                {"women", system.women},
                {"unfilled", system.unfilled}};
    Json tiers = Json::array();
    for (std::size_t t = 0; t < system.tiers.size(); ++t)
        tiers.push_back(tier_json(replay, system.tiers[t], t));
    out["tiers"] = std::move(tiers);
    Json totals = Json::array();
    for (const ReplayTotal& total : system.totals)
        totals.push_back({{"id", replay.choices[total.choice].id},
                          {"seats", total.district_seats + total.list_seats},
                          {"district_seats", total.district_seats},
                          {"list_seats", total.list_seats}});
    out["choices"] = std::move(totals);
    return out;
}

void add_districts(const Replay& replay, CsvWriter& csv) {
    for (const char* name : {"system", "tier", "district", "place", "candidate", "choice", "gender",
                             "votes", "elected", "how"})
        csv.text(name);
    csv.end_line();
    for (const ReplaySystem& system : replay.systems)
        for (std::size_t t = 0; t < system.tiers.size(); ++t)
            for (const ReplayDistrict& d : system.tiers[t].districts)
                for (const ReplayCandidate& c : d.candidates) {
                    csv.text(system.id).number(static_cast<std::int64_t>(t)).text(d.id);
                    csv.number(std::int64_t{c.place}).text(c.name);
                    csv.text(replay.choices[c.choice].id).text(letter_of(c.gender));
                    csv.number(c.votes).number(std::int64_t{c.elected ? 1 : 0}).text(how_word(c));
                    csv.end_line();
                }
}

void add_list(const Replay& replay, const ReplayList& list, CsvWriter& csv) {
    csv.text(replay.choices[list.choice].id).number(list.votes).number(list.share);
    csv.number(std::int64_t{list.passed ? 1 : 0}).number(std::int64_t{list.seats});
    csv.end_line();
}

void add_lists(const Replay& replay, CsvWriter& csv) {
    csv.end_line();
    for (const char* name : {"system", "tier", "choice", "votes", "share", "passed", "seats"})
        csv.text(name);
    csv.end_line();
    for (const ReplaySystem& system : replay.systems)
        for (std::size_t t = 0; t < system.tiers.size(); ++t)
            for (const ReplayList& list : system.tiers[t].lists) {
                csv.text(system.id).number(static_cast<std::int64_t>(t));
                add_list(replay, list, csv);
            }
}

void add_list_districts(const Replay& replay, CsvWriter& csv) {
    csv.end_line();
    for (const char* name :
         {"system", "tier", "district", "choice", "votes", "share", "passed", "seats"})
        csv.text(name);
    csv.end_line();
    for (const ReplaySystem& system : replay.systems)
        for (std::size_t t = 0; t < system.tiers.size(); ++t)
            for (const ReplayListDistrict& d : system.tiers[t].list_districts)
                for (const ReplayList& list : d.lists) {
                    csv.text(system.id).number(static_cast<std::int64_t>(t)).text(d.id);
                    add_list(replay, list, csv);
                }
}

}  // namespace

std::string replay_json(const Replay& replay) {
    Json out = {{"schema_version", 1},
                {"scenario", replay.scenario},
                {"seed", replay.seed},
                {"run", replay.run},
                {"turnout", replay.turnout}};
    Json choices = Json::array();
    for (const ReplayChoice& choice : replay.choices)
        choices.push_back(
            {{"id", choice.id}, {"name", choice.name}, {"preference_share", choice.preference}});
    out["choices"] = std::move(choices);
    Json systems = Json::array();
    for (const ReplaySystem& system : replay.systems)
        systems.push_back(system_json(replay, system));
    out["systems"] = std::move(systems);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string replay_csv(const Replay& replay) {
    CsvWriter csv;
    add_districts(replay, csv);
    bool lists = false, by_district = false;
    for (const ReplaySystem& system : replay.systems)
        for (const ReplayTier& tier : system.tiers) {
            lists = lists || !tier.lists.empty();
            by_district = by_district || !tier.list_districts.empty();
        }
    if (lists) add_lists(replay, csv);
    if (by_district) add_list_districts(replay, csv);
    return csv.take();
}

}  // namespace kenesh
