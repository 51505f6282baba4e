#include "sim/report/count/count_notes.hpp"

#include <fmt/format.h>

#include <string_view>
#include <unordered_set>

#include "sim/report/count/count_ties.hpp"
#include "sim/report/count/count_words.hpp"

namespace kenesh {
namespace {

void note_district(const CountedElection& election, const DistrictOutcome& outcome,
                   std::vector<std::string>& notes) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    const std::string where = "district " + district.district + ": ";
    if (const std::string tie = tie_text(election, outcome); !tie.empty())
        notes.push_back(where + "tie: " + tie);
    if (outcome.count.gender_quota_unmet)
        notes.push_back(where + describe(outcome.gender) + ": too few candidates to meet it");
    if (outcome.count.unfilled > 0)
        notes.push_back(where + plural(outcome.count.unfilled, "seat", "seats") +
                        " without a candidate");
    if (outcome.rerun)
        notes.push_back(
            fmt::format("{}against all, {} votes, has more than every candidate: the "
                        "vote is to be repeated",
                        where, votes_text(district.against_all, election.returns.parts)));
}

void note_tier(const CountedElection& election, const DistrictTierOutcome& tier,
               std::vector<std::string>& notes) {
    for (const DistrictOutcome& district : tier.districts)
        note_district(election, district, notes);
    if (tier.pending > 0)
        notes.push_back(plural(tier.pending, "seat", "seats") + " to be filled in a second round");
    for (const std::string& name : tier.missing)
        notes.push_back("district " + name + " has no votes in the file: its seats are left out");
}

void note_sums(const ListReturns& lists, std::int64_t parts, std::vector<std::string>& notes) {
    if (!lists.from_candidates) return;
    notes.emplace_back("list votes are the sums of the candidates' votes");
    if (lists.unlisted[0] > 0)
        notes.push_back(votes_text(lists.unlisted[0], parts) +
                        " votes for independents count for no list, only for the bases");
}

void note_without_list(const CountedSystem& system, const ListTierOutcome& tier,
                       std::vector<std::string>& notes) {
    if (!tier.rule.compensatory) return;
    int seats = 0;
    std::vector<std::string> names;
    const auto& lists = system.outcome.lists.lists;
    const std::unordered_set<std::string_view> running(lists.begin(), lists.end());
    for (const ChoiceOutcome& choice : system.outcome.choices) {
        if (running.contains(choice.choice) || choice.district_seats == 0) continue;
        seats += choice.district_seats;
        names.push_back(choice.choice);
    }
    if (seats > 0)
        notes.push_back(fmt::format("{} of {}, who have no list, taken off the house first",
                                    plural(seats, "seat", "seats"), joined_names(names)));
}

void note_unknown_regions(const CountedSystem& system, const ListTierOutcome& tier,
                          std::vector<std::string>& notes) {
    if (tier.rule.threshold.regional.is_zero()) return;
    const ListReturns& lists = system.outcome.lists;
    std::vector<std::string> names;
    for (std::size_t l = 0; l < lists.lists.size(); ++l) {
        bool all = true;
        for (std::size_t r = 0; r < lists.regions.size(); ++r)
            all = all && lists.known(r, l) != 0;
        if (!all) names.push_back(lists.lists[l]);
    }
    if (!names.empty())
        notes.push_back(
            "the regional threshold is asked only where the file has a list's votes "
            "by region; not everywhere for " +
            joined_names(names));
}

void note_list_ties(const CountedElection& election, const CountedSystem& system,
                    const ListTierOutcome& tier, std::vector<std::string>& notes) {
    if (tier.districts.empty()) {
        if (const std::string tie = tie_text(election, system, tier.count, ""); !tie.empty())
            notes.push_back("tie: " + tie);
    }
    for (const ListDistrictOutcome& district : tier.districts) {
        const std::string& name = system.outcome.lists.regions[district.district];
        const std::string tie = tie_text(election, system, district.count, name);
        if (!tie.empty()) notes.push_back(fmt::format("district {}: tie: {}", name, tie));
    }
}

/// Seats that a district could give to nobody.
void note_empty_districts(const CountedSystem& system, const ListTierOutcome& tier,
                          std::vector<std::string>& notes) {
    for (const ListDistrictOutcome& district : tier.districts) {
        if (district.count.unfilled == 0) continue;
        notes.push_back(fmt::format("district {}: {} unfilled",
                                    system.outcome.lists.regions[district.district],
                                    plural(district.count.unfilled, "seat", "seats")));
    }
}

void note_dropped(const CountedSystem& system, const ListTierOutcome& tier,
                  std::vector<std::string>& notes) {
    for (std::size_t l = 0; l < tier.count.dropped.size(); ++l) {
        const int seats = tier.count.dropped[l];
        if (seats == 0) continue;
        notes.push_back(
            fmt::format("{} of {} beyond its part are not given: which of its districts "
                        "stay without a member is for its law to say",
                        plural(seats, "seat", "seats"), system.outcome.lists.lists[l]));
    }
}

void note_tier(const CountedElection& election, const CountedSystem& system,
               const ListTierOutcome& tier, std::vector<std::string>& notes) {
    note_list_ties(election, system, tier, notes);
    for (const std::string& name : tier.missing)
        notes.push_back("district " + name + " has no votes in the file: its seats are left out");
    note_empty_districts(system, tier, notes);
    if (tier.count.taken_back > 0)
        notes.push_back(
            fmt::format("whole quotas awarded {} too many, taken back from the "
                        "smallest remainders",
                        plural(tier.count.taken_back, "seat", "seats")));
    if (tier.count.quota_of_one)
        notes.emplace_back("the quota rounds to nothing: it is taken as one vote");
    if (tier.count.overhang > 0)
        notes.push_back("the house grows by " +
                        plural(tier.count.overhang, "overhang seat", "overhang seats"));
    if (tier.count.unfilled > 0)
        notes.push_back(plural(tier.count.unfilled, "list seat", "list seats") + " unfilled");
    note_dropped(system, tier, notes);
    note_without_list(system, tier, notes);
    note_unknown_regions(system, tier, notes);
}

}  // namespace

std::vector<std::string> count_notes(const CountedElection& election, const CountedSystem& system) {
    std::vector<std::string> notes;
    for (std::size_t t = 0; t < system.outcome.tiers.size(); ++t) {
        std::vector<std::string> of_tier;
        if (const auto* districts = std::get_if<DistrictTierOutcome>(&system.outcome.tiers[t])) {
            note_tier(election, *districts, of_tier);
        } else {
            note_tier(election, system, std::get<ListTierOutcome>(system.outcome.tiers[t]),
                      of_tier);
        }
        for (const std::string& note : of_tier)
            notes.push_back(system.outcome.tiers.size() > 1 ? fmt::format("tier {}: {}", t, note)
                                                            : note);
    }
    note_sums(system.outcome.lists, election.returns.parts, notes);
    return notes;
}

}  // namespace kenesh
